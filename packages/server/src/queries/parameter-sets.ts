import { type Party, parameterSetsInForce as inForce } from '@remit/protocol';
import type { Store } from '../store/store.ts';
import { inTransaction } from '../store/transaction.ts';

/** Parameter sets in force, in full, as anybody may read them (R068). */
export async function parameterSetsInForce(store: Store) {
  const { rows } = await inTransaction(store.pool, { role: 'remit_public', readOnly: true }, (client) =>
    client.query<{ state: Party; now: string }>(
      `SELECT state, now() AS now FROM organisation_rows WHERE kind = 'LE_UNIT' ORDER BY organisation`,
    ),
  );
  return { sets: rows.flatMap(({ state, now }) => [...inForce(state, now)]) };
}
