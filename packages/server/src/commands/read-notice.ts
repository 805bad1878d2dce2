import type { Store } from '../store/store.ts';
import { inTransaction } from '../store/transaction.ts';

/**
 * Marks a notice of one's own desk as read; the first time counts. It changes no fact, so it runs as the reader's role,
 * which row-level security binds to the organisation and the grant to this one column.
 * @returns null where the desk has no such notice
 */
export async function readNotice(
  store: Store,
  reader: { organisation: string },
  id: string,
): Promise<Record<string, never> | null> {
  const settings = { 'remit.organisation': reader.organisation };
  return inTransaction(store.pool, { role: 'remit_reader', settings }, async (client) => {
    const { rowCount } = await client.query(
      'UPDATE notices SET read_at = coalesce(read_at, clock_timestamp()) WHERE organisation = $1 AND id = $2',
      [reader.organisation, id],
    );
    return rowCount === 0 ? null : {};
  });
}
