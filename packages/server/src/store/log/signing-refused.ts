import type pg from 'pg';
import { LOG_WRITING } from './state.ts';
import { inTransaction } from '../transaction.ts';
import type { PublishRefusal } from './unsound.ts';

/**
 * Puts on record that the log refuses to sign, or with null that it signs again. It stands in the database because any
 * process may be asked for its health, and only the elected one knows.
 */
export const recordRefusal = (pool: pg.Pool, epoch: number, code: PublishRefusal | null): Promise<void> =>
  inTransaction(pool, LOG_WRITING, async (client) => {
    await client.query(
      `UPDATE log_leader SET refuses = $2, refuses_since = CASE WHEN $2::text IS NULL THEN NULL ELSE clock_timestamp() END
       WHERE epoch = $1 AND refuses IS DISTINCT FROM $2`,
      [epoch, code],
    );
  });
