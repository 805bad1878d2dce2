// Numbered plain SQL, applied once each and in order. History cannot be rewritten: a file whose checksum
// changed after it was applied is refused, as is a database that a newer version has migrated.
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { StartFailure, type DatabaseConfig } from './embedded/index.ts';
import { INSTALLATION_TABLE } from './installation.ts';

export interface Migration {
  readonly name: string;
  readonly sql: string;
  readonly checksum: string;
}

export const migrationsFolder = fileURLToPath(new URL('./migrations', import.meta.url));
const NAME = /^(\d{4})_[a-z0-9_-]+\.sql$/;

function withoutCarriageReturns(text: string): string {
  return text.replaceAll('\r\n', '\n');
}

/** In order; numbers start at 0001 and have no gap, so that two branches cannot both add "the next one". */
export function readMigrations(folder: string = migrationsFolder): Migration[] {
  const names = readdirSync(folder)
    .filter((name) => name.endsWith('.sql'))
    .sort();
  return names.map((name, index) => {
    if (Number(NAME.exec(name)?.[1]) !== index + 1) {
      throw new StartFailure(`The migration ${name} must be numbered ${String(index + 1).padStart(4, '0')}.`);
    }
    const sql = withoutCarriageReturns(readFileSync(`${folder}/${name}`, 'utf8'));
    return { name, sql, checksum: createHash('sha256').update(sql).digest('hex') };
  });
}

const TABLE = `
  create table if not exists public.migration (
    name text primary key,
    checksum text not null,
    applied_at timestamptz not null default clock_timestamp()
  )`;

// Any number that no other user of advisory locks in this database takes; "remit" on a telephone's keys.
const MIGRATION_LOCK = 73648;

async function applied(client: pg.Client): Promise<Map<string, string>> {
  const exists = await client.query<{ found: boolean }>(`select to_regclass('public.migration') is not null as found`);
  if (exists.rows[0]?.found !== true) return new Map();
  const rows = await client.query<{ name: string; checksum: string }>('select name, checksum from public.migration');
  return new Map(rows.rows.map((row) => [row.name, row.checksum]));
}

function checkHistory(done: Map<string, string>, migrations: readonly Migration[]): Migration[] {
  const known = new Map(migrations.map((migration) => [migration.name, migration.checksum]));
  for (const [name, checksum] of done) {
    const ours = known.get(name);
    if (ours === undefined) {
      throw new StartFailure(
        `The database has the migration ${name}, which this version does not know. Start the newer version.`,
      );
    }
    if (ours !== checksum) {
      throw new StartFailure(
        `The migration ${name} was changed after it was applied to this database; history cannot be rewritten.`,
      );
    }
  }
  return migrations.filter((migration) => !done.has(migration.name));
}

async function apply(client: pg.Client, migration: Migration): Promise<void> {
  await client.query('begin');
  try {
    await client.query(migration.sql);
    await client.query('insert into public.migration (name, checksum) values ($1, $2)', [
      migration.name,
      migration.checksum,
    ]);
    await client.query('commit');
  } catch (error) {
    await client.query('rollback').catch(() => undefined);
    const why = error instanceof Error ? error.message : String(error);
    throw new StartFailure(`The migration ${migration.name} failed and was rolled back: ${why}.`);
  }
}

/**
 * Brings the database to this version's schema and returns the names of what it applied. Servers that
 * start together wait for one another; all but the first find nothing left to do.
 */
export async function migrate(
  config: DatabaseConfig,
  migrations: readonly Migration[] = readMigrations(),
): Promise<string[]> {
  const client = new pg.Client({ ...config, application_name: 'remit migrate' });
  await client.connect();
  try {
    await client.query('select pg_advisory_lock($1)', [MIGRATION_LOCK]);
    await client.query(TABLE);
    await client.query(INSTALLATION_TABLE);
    const due = checkHistory(await applied(client), migrations);
    for (const migration of due) await apply(client, migration);
    return due.map((migration) => migration.name);
  } finally {
    await client.end();
  }
}

/** The names still to be applied, without changing anything; refuses a changed history like `migrate`. */
export async function pendingMigrations(
  config: DatabaseConfig,
  migrations: readonly Migration[] = readMigrations(),
): Promise<string[]> {
  const client = new pg.Client(config);
  await client.connect();
  try {
    return checkHistory(await applied(client), migrations).map((migration) => migration.name);
  } finally {
    await client.end();
  }
}
