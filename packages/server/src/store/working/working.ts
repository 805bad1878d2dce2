import type pg from 'pg';
import type { Store } from '../store.ts';
import { inTransaction } from '../transaction.ts';

/** One transaction on what is not a fact: sessions, passkeys, challenges, codes, the record of reads. */
export const working = <T>(store: Store, work: (client: pg.PoolClient) => Promise<T>): Promise<T> =>
  inTransaction(store.pool, { role: 'remit_working' }, work);

/** The database's clock, or the instant that a test's clock gives in its place. */
export const NOW = (parameter: number): string =>
  `coalesce($${parameter}::timestamptz(3), clock_timestamp()::timestamptz(3))`;
