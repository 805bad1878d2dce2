import type { Store } from '../store/store.ts';
import { inTransaction } from '../store/transaction.ts';

export type Health = {
  readonly healthy: boolean;
  readonly database: 'reachable' | 'unreachable';
  /** Seconds since the elected sequencer gave a sign of life; null before the first. */
  readonly sequencerSeconds: number | null;
};

/** Rejects when the database cannot be asked. */
export async function health(store: Store): Promise<Health> {
  const { rows } = await inTransaction(store.pool, { role: 'remit_log', readOnly: true }, (client) =>
    client.query<{ seconds: number | null }>(
      `SELECT round(extract(epoch FROM clock_timestamp() - nullif(beat_at, '-infinity')))::float8 AS seconds FROM log_leader`,
    ),
  );
  return { healthy: true, database: 'reachable', sequencerSeconds: rows[0]?.seconds ?? null };
}
