// The connection pool, and what PostgreSQL's values are in this program: instants are ISO strings with
// Z and milliseconds (as in facts), whole numbers are numbers, days stay text.
import pg from 'pg';
import type { DatabaseConfig } from './embedded/index.ts';

const INT8 = 20;
const DATE = 1082;
const TIMESTAMP_WITH_ZONE = 1184;

function wholeNumber(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value)) throw new RangeError(`the database's number ${text} is too large to be exact here`);
  return value;
}

const readDate = pg.types.getTypeParser(TIMESTAMP_WITH_ZONE, 'text') as (text: string) => Date | number;

/** 'infinity' (where nothing is due) stays as it is: no instant stands for it. */
function instant(text: string): string {
  const value = readDate(text);
  return value instanceof Date ? value.toISOString() : text;
}

type ReadText = (text: string) => unknown;

const own = new Map<number, ReadText>([
  [INT8, wholeNumber],
  [DATE, (text) => text],
  [TIMESTAMP_WITH_ZONE, instant],
]);

// Per client and not by `pg.types.setTypeParser`, which would change every user of `pg` in the process.
// We never ask for the binary format, so every value arrives as text.
export const types: pg.CustomTypesConfig = {
  getTypeParser: (oid: number) => own.get(oid) ?? (pg.types.getTypeParser(oid, 'text') as ReadText),
};

export interface PoolOptions {
  readonly max?: number;
  /** Told of idle connections that broke (a restarted database); the pool replaces them by itself. */
  readonly onIdleError?: (error: Error) => void;
}

export function createPool(config: DatabaseConfig, options: PoolOptions = {}): pg.Pool {
  const pool = new pg.Pool({
    ...config,
    types,
    max: options.max ?? 20,
    application_name: 'remit',
    connectionTimeoutMillis: 10_000,
    idleTimeoutMillis: 30_000,
    statement_timeout: 30_000,
    keepAlive: true,
    // Questions that do not wait for each other's answers travel together.
    pipeline: true,
  });
  // Without a listener a broken idle connection would end the process. One that breaks while the pool ends it, as where
  // the database stops together with the service, is nothing to tell of.
  pool.on('error', (error) => {
    if (!pool.ending) options.onIdleError?.(error);
  });
  // While a client is checked out the pool does not listen to it: a connection that PostgreSQL ends in the middle of a
  // transaction must fail that transaction, not the process.
  pool.on('connect', (client) => client.on('error', () => undefined));
  return pool;
}
