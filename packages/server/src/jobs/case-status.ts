import type { Store } from '../store/store.ts';
import { inTransaction } from '../store/transaction.ts';

/** Statuses in which a refused step of the system may still come to be allowed: sent, or paused on the way. */
const ON_ITS_WAY = ['SENT', 'HELD'];

export async function isOnItsWay({ pool }: Store, referral: string): Promise<boolean> {
  const { rowCount } = await inTransaction(pool, { role: 'remit_writer', readOnly: true }, (client) =>
    client.query('SELECT FROM case_rows WHERE referral = $1 AND organisation = unit AND status = ANY ($2)', [
      referral,
      ON_ITS_WAY,
    ]),
  );
  return rowCount === 1;
}
