// A consistent export over SQL, taken while the service runs: one snapshot, read through cursors. The
// embedded PostgreSQL brings no pg_dump, and a distribution's older one refuses a newer server.
//
// The file is gzip over lines of JSON: a header (format, version, migrations, purpose, tables with
// columns and counts, sequences); for each table a line with its name and then one array of texts for
// each row; a trailer with the count of rows and the SHA-256 of every byte before it.
import { createHash, type Hash } from 'node:crypto';
import { once } from 'node:events';
import { createWriteStream, existsSync, rmSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { createGzip, type Gzip } from 'node:zlib';
import pg from 'pg';
import { nameDurably } from './durable-name.ts';
import { StartFailure, type DatabaseConfig } from './embedded/index.ts';
import { PLAIN_TEXT, quoted, readSequences, readTables, type Column, type Sequence, type Table } from './tables.ts';

export const FORMAT = 'remit-backup/1';

export interface InstallationRow {
  readonly purpose: string;
  readonly key_check: string;
  readonly filled_at: string | null;
}

export interface Header {
  readonly format: typeof FORMAT;
  readonly at: string;
  readonly migrations: readonly { readonly name: string; readonly checksum: string }[];
  readonly installation: InstallationRow | null;
  readonly tables: readonly { readonly name: string; readonly columns: readonly Column[]; readonly rows: number }[];
  readonly sequences: readonly Sequence[];
}

export interface Trailer {
  readonly rows: number;
  readonly sha256: string;
}

const ROWS_AT_A_TIME = 1_000;

/** Writes lines at the pace of the disk and keeps the digest of what it wrote. */
class Lines {
  readonly #out: Gzip;
  readonly #digest: Hash = createHash('sha256');

  constructor(out: Gzip) {
    this.#out = out;
  }

  async write(text: string): Promise<void> {
    this.#digest.update(text);
    if (!this.#out.write(text)) await once(this.#out, 'drain');
  }

  end(rows: number): void {
    const trailer: Trailer = { rows, sha256: this.#digest.digest('hex') };
    this.#out.end(`${JSON.stringify(trailer)}\n`);
  }
}

async function header(client: pg.Client, tables: readonly Table[]): Promise<Header> {
  const counted = [];
  for (const { name, columns } of tables) {
    const { rows } = await client.query<{ rows: number }>(`select count(*)::int as rows from public.${quoted(name)}`);
    counted.push({ name, columns, rows: rows[0]?.rows ?? 0 });
  }
  const migrations = await client.query<Header['migrations'][number]>(
    'select name, checksum from public.migration order by name',
  );
  const marks = await client.query<InstallationRow>(
    'select purpose, key_check, filled_at::text as filled_at from public.installation',
  );
  const now = await client.query<{ at: string }>(
    `select to_char(clock_timestamp() at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at`,
  );
  return {
    format: FORMAT,
    at: now.rows[0]?.at ?? '',
    migrations: migrations.rows,
    installation: marks.rows[0] ?? null,
    tables: counted,
    sequences: await readSequences(client),
  };
}

async function writeTable(client: pg.Client, table: Table, lines: Lines): Promise<number> {
  const columns = table.columns.map(({ name }) => `${quoted(name)}::text`).join(', ');
  await client.query(`declare backup no scroll cursor for select ${columns} from public.${quoted(table.name)}`);
  await lines.write(`${JSON.stringify({ table: table.name })}\n`);
  let count = 0;
  for (;;) {
    const { rows } = await client.query<(string | null)[]>({
      text: `fetch ${ROWS_AT_A_TIME} from backup`,
      rowMode: 'array',
    });
    if (rows.length === 0) break;
    count += rows.length;
    await lines.write(rows.map((row) => `${JSON.stringify(row)}\n`).join(''));
  }
  await client.query('close backup');
  return count;
}

async function exportTo(client: pg.Client, out: Gzip): Promise<{ rows: number; tables: number }> {
  await client.query('begin isolation level repeatable read read only');
  await client.query(PLAIN_TEXT);
  const tables = await readTables(client);
  const lines = new Lines(out);
  await lines.write(`${JSON.stringify(await header(client, tables))}\n`);
  let rows = 0;
  for (const table of tables) rows += await writeTable(client, table, lines);
  await client.query('commit');
  lines.end(rows);
  return { rows, tables: tables.length };
}

async function flushed(path: string): Promise<void> {
  const file = await open(path, 'r+');
  await file.sync();
  await file.close();
}

/**
 * Exports the whole database to a new file, which appears under its name only when it is complete.
 *
 * @throws {StartFailure} when the file exists or cannot be written
 */
export async function backup(config: DatabaseConfig, path: string): Promise<{ rows: number; tables: number }> {
  if (existsSync(path)) throw new StartFailure(`${path} exists already; a backup never overwrites one.`);
  const partial = `${path}.partial-${process.pid}`;
  const client = new pg.Client({ ...config, application_name: 'remit backup' });
  await client.connect();
  try {
    const out = createGzip();
    const written = pipeline(out, createWriteStream(partial, { mode: 0o600, flags: 'wx' }));
    const exported = exportTo(client, out).catch((error: Error) => {
      out.destroy(error);
      throw error;
    });
    const [result] = await Promise.all([exported, written]);
    await flushed(partial);
    nameDurably(partial, path);
    return result;
  } catch (error) {
    const code =
      (error as NodeJS.ErrnoException).syscall === undefined ? undefined : (error as NodeJS.ErrnoException).code;
    throw code === undefined ? error : new StartFailure(`The backup cannot be written to ${path}: ${code}.`);
  } finally {
    rmSync(partial, { force: true });
    await client.end().catch(() => undefined);
  }
}
