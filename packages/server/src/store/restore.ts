// Puts a backup back, into an empty database of the same schema and in one transaction: either all of
// it, checked against its counts and digest, or nothing.
import pg from 'pg';
import { readBackup, type Entry } from './backup-file.ts';
import type { Header } from './backup.ts';
import { StartFailure, type DatabaseConfig } from './embedded/index.ts';
import { PLAIN_TEXT, quoted, readTables, type Table } from './tables.ts';

const ROWS_AT_A_TIME = 500;

type Row = readonly (string | null)[];

async function refuseUnlessEmpty(client: pg.Client, tables: readonly Table[]): Promise<void> {
  const mark = await client.query('select from public.installation');
  let rows = mark.rowCount ?? 0;
  if (tables.some(({ name }) => name === 'facts'))
    rows += (await client.query('select from public.facts limit 1')).rowCount ?? 0;
  if (rows > 0)
    throw new StartFailure(
      'The database is in use already; a backup is restored into a new one only (remit-server migrate makes it).',
    );
}

async function refuseOtherSchema(client: pg.Client, header: Header): Promise<void> {
  const { rows } = await client.query<Header['migrations'][number]>(
    'select name, checksum from public.migration order by name',
  );
  const ours = new Map(rows.map((row) => [row.name, row.checksum]));
  const same =
    rows.length === header.migrations.length &&
    header.migrations.every(({ name, checksum }) => ours.get(name) === checksum);
  if (same) return;
  const last = header.migrations.at(-1)?.name ?? 'none';
  throw new StartFailure(
    `The backup has another schema than this database (its last migration is ${last}). Restore it with the version that made it.`,
  );
}

function refuseOtherTables(tables: readonly Table[], header: Header): void {
  const shape = (list: readonly Pick<Table, 'name' | 'columns'>[]): string =>
    JSON.stringify(list.map(({ name, columns }) => [name, columns.map((column) => [column.name, column.type])]).sort());
  if (shape(tables) !== shape(header.tables))
    throw new StartFailure('The tables of the backup are not those of this database.');
}

/** Triggers act on new work; a restore brings back what they already did. In the transaction, so it ends with it. */
async function switchTriggers(client: pg.Client, tables: readonly Table[], to: 'disable' | 'enable'): Promise<void> {
  for (const { name } of tables) await client.query(`alter table public.${quoted(name)} ${to} trigger user`);
}

function insertInto(table: Table): string {
  const names = table.columns.map(({ name }) => quoted(name)).join(', ');
  const arrays = table.columns.map((_, index) => `$${index + 1}::text[]`).join(', ');
  const aliases = table.columns.map((_, index) => `c${index}`).join(', ');
  const values = table.columns.map(({ type }, index) => `c${index}::${type}`).join(', ');
  return `insert into public.${quoted(table.name)} (${names}) overriding system value
    select ${values} from unnest(${arrays}) as r (${aliases})`;
}

/** Collects rows and writes them in batches, a column at a time. */
class Filler {
  readonly #client: pg.Client;
  readonly #table: Table;
  readonly #text: string;
  #waiting: Row[] = [];
  count = 0;

  constructor(client: pg.Client, table: Table) {
    this.#client = client;
    this.#table = table;
    this.#text = insertInto(table);
  }

  async add(row: Row): Promise<void> {
    if (row.length !== this.#table.columns.length)
      throw new StartFailure(`The backup is damaged: a row of ${this.#table.name} has another shape.`);
    this.#waiting.push(row);
    if (this.#waiting.length >= ROWS_AT_A_TIME) await this.flush();
  }

  async flush(): Promise<void> {
    if (this.#waiting.length === 0) return;
    const columns = this.#table.columns.map((_, index) => this.#waiting.map((row) => row[index] ?? null));
    await this.#client.query(this.#text, columns);
    this.count += this.#waiting.length;
    this.#waiting = [];
  }
}

async function putBack(
  client: pg.Client,
  tables: readonly Table[],
  entries: AsyncGenerator<Entry>,
): Promise<Map<string, number>> {
  const counts = new Map<string, number>();
  let filler: Filler | undefined;
  let name = '';
  const close = async (): Promise<void> => {
    await filler?.flush();
    if (filler !== undefined) counts.set(name, filler.count);
  };
  for await (const entry of entries) {
    if (entry.kind === 'header') throw new StartFailure('The backup has two headers.');
    if (entry.kind === 'row') {
      if (filler === undefined) throw new StartFailure('The backup is damaged: a row belongs to no table.');
      await filler.add(entry.values);
      continue;
    }
    await close();
    const table = tables.find((one) => one.name === entry.name);
    if (table === undefined || counts.has(entry.name))
      throw new StartFailure(`The backup is damaged: the table ${entry.name} is unknown or comes twice.`);
    name = entry.name;
    filler = new Filler(client, table);
  }
  await close();
  return counts;
}

async function finish(client: pg.Client, header: Header, counts: Map<string, number>): Promise<number> {
  for (const { name, rows } of header.tables) {
    if (counts.get(name) !== rows)
      throw new StartFailure(
        `The backup is damaged: ${name} should have ${rows} rows and has ${counts.get(name) ?? 0}.`,
      );
  }
  for (const { name, value, called } of header.sequences) {
    await client.query('select setval($1::regclass, $2::bigint, $3)', [`public.${quoted(name)}`, value, called]);
  }
  if (header.installation !== null) {
    const { purpose, key_check, filled_at } = header.installation;
    await client.query('insert into public.installation (purpose, key_check, filled_at) values ($1, $2, $3)', [
      purpose,
      key_check,
      filled_at,
    ]);
  }
  return [...counts.values()].reduce((sum, count) => sum + count, 0);
}

async function restoreInside(client: pg.Client, path: string): Promise<{ rows: number; tables: number }> {
  await client.query(PLAIN_TEXT);
  const entries = readBackup(path);
  const first = await entries.next();
  if (first.done === true || first.value.kind !== 'header') throw new StartFailure('The backup is empty.');
  const { header } = first.value;
  const known = await client.query<{ known: boolean }>(`select to_regclass('public.migration') is not null as known`);
  if (known.rows[0]?.known !== true)
    throw new StartFailure('The database has no schema yet; run remit-server migrate first.');
  await refuseOtherSchema(client, header);
  const tables = await readTables(client);
  refuseOtherTables(tables, header);
  await refuseUnlessEmpty(client, tables);
  await switchTriggers(client, tables, 'disable');
  // Nothing but migrations has written here, so what stands here stands in the backup too.
  for (const { name } of tables.toReversed()) await client.query(`delete from public.${quoted(name)}`);
  const rows = await finish(client, header, await putBack(client, tables, entries));
  await switchTriggers(client, tables, 'enable');
  return { rows, tables: tables.length };
}

/** @throws {StartFailure} when the database is in use or of another schema, or the file is damaged */
export async function restore(config: DatabaseConfig, path: string): Promise<{ rows: number; tables: number }> {
  const client = new pg.Client({ ...config, application_name: 'remit restore' });
  await client.connect();
  try {
    await client.query('begin');
    const result = await restoreInside(client, path);
    await client.query('commit');
    return result;
  } finally {
    // Ending the connection rolls back whatever was not committed.
    await client.end().catch(() => undefined);
  }
}
