// What a database is for. A demonstration never touches a database that holds anything else, and the
// service never runs on a demonstration's, whose accounts anybody may use.
import pg from 'pg';
import { StartFailure, type DatabaseConfig } from './embedded/index.ts';

export type Purpose = 'demonstration' | 'service';

export interface Installation {
  /** Undefined: nothing has been started on it yet. */
  readonly purpose: Purpose | undefined;
  /** Whether the demonstration's history has been made to its end. */
  readonly filled: boolean;
  /** No table, view or function of anybody's. */
  readonly empty: boolean;
}

async function withClient<T>(config: DatabaseConfig, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client(config);
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

const IS_EMPTY = `
  select not exists (
    select from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where n.nspname !~ '^pg_' and n.nspname <> 'information_schema'
      and not exists (select from pg_depend d where d.objid = c.oid and d.deptype = 'e')
  ) as empty`;

export async function readInstallation(config: DatabaseConfig): Promise<Installation> {
  return withClient(config, async (client) => {
    const emptiness = await client.query<{ empty: boolean }>(IS_EMPTY);
    const empty = emptiness.rows[0]?.empty === true;
    const table = await client.query<{ known: boolean }>(
      `select to_regclass('public.installation') is not null as known`,
    );
    if (table.rows[0]?.known !== true) return { purpose: undefined, filled: false, empty };
    const mark = await client.query<{ purpose: Purpose; filled: boolean }>(
      'select purpose, filled_at is not null as filled from public.installation',
    );
    return { purpose: mark.rows[0]?.purpose, filled: mark.rows[0]?.filled ?? false, empty };
  });
}

/** Before `migrate`, so that a refused database is left exactly as it was. */
export function refuseOther(found: Installation, wanted: Purpose): void {
  if (wanted === 'demonstration' && found.purpose !== 'demonstration' && !found.empty) {
    throw new StartFailure(
      'The database of DATABASE_URL is not empty and not a demonstration; npm start would mix made-up cases into it. Give it an empty database.',
    );
  }
  if (wanted === 'service' && found.purpose === 'demonstration') {
    throw new StartFailure(
      'This database holds a demonstration, whose accounts anybody may use; the service does not run on it.',
    );
  }
}

export const INSTALLATION_TABLE = `
  create table if not exists public.installation (
    only_row boolean primary key default true check (only_row),
    purpose text not null check (purpose in ('demonstration', 'service')),
    key_check text not null,
    filled_at timestamptz
  )`;

/**
 * Marks the database, before anything else is written to it. A mark never changes: other keys than those
 * it was begun with would open nothing in it, and are refused before they seal anything.
 */
export async function markInstallation(config: DatabaseConfig, purpose: Purpose, keyCheck: string): Promise<void> {
  await withClient(config, async (client) => {
    await client.query(INSTALLATION_TABLE);
    await client.query('insert into public.installation (purpose, key_check) values ($1, $2) on conflict do nothing', [
      purpose,
      keyCheck,
    ]);
    const { rows } = await client.query<{ known: string }>('select key_check as known from public.installation');
    if (rows[0]?.known !== keyCheck) {
      throw new StartFailure(
        'The keys given are not those this database was begun with. Give the server its own key file.',
      );
    }
  });
}

export async function markFilled(config: DatabaseConfig): Promise<void> {
  await withClient(config, (client) => client.query('update public.installation set filled_at = clock_timestamp()'));
}

/** Empties a demonstration whose history was cut off in the making; any other database is refused. */
export async function resetDemonstration(config: DatabaseConfig): Promise<void> {
  const found = await readInstallation(config);
  if (found.purpose !== 'demonstration' || found.filled)
    throw new Error('only an unfinished demonstration is ever reset');
  const afresh = 'drop schema public cascade; create schema public; grant usage on schema public to public';
  await withClient(config, (client) => client.query(afresh));
}
