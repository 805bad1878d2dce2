import type { Store } from '../store/store.ts';
import { inTransaction } from '../store/transaction.ts';

/** Whoever began to audit before the erasure was published has come to its end by then. */
export const SECONDS_AFTER_PUBLICATION = 3600;

/**
 * Destroys the keys of erased cases, once a checkpoint of this age includes the fact that says so: an audit that runs
 * meanwhile would take a key that is gone before its reason for damage.
 *
 * @returns false, because a key has no hurry
 */
export async function destroyKeys(store: Store, seconds = SECONDS_AFTER_PUBLICATION): Promise<boolean> {
  await inTransaction(store.pool, { role: 'remit_log' }, (client) =>
    client.query('SELECT destroy_keys($1)', [seconds]),
  );
  return false;
}
