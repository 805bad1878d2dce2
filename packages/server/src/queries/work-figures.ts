import type { Store } from '../store/store.ts';
import { inTransaction } from '../store/transaction.ts';

/** How much work waits and since when, as numbers alone. Never public: they would time the work of others (D12). */
export type WorkFigures = {
  readonly outboxMessages: number;
  /** Seconds since the oldest message could have been delivered; 0 while none waits. */
  readonly outboxSeconds: number;
  readonly timersDue: number;
  /** Seconds since the earliest timer was due that nobody has fired or put back. */
  readonly clockSeconds: number;
  readonly factsUnsequenced: number;
  readonly sequencerSeconds: number;
  readonly samplesDue: number;
};

/** Rejects when the database cannot be asked. */
export async function workFigures(store: Store): Promise<WorkFigures> {
  const { rows } = await inTransaction(store.pool, { role: 'remit_log', readOnly: true }, (client) =>
    client.query<WorkFigures>(
      `SELECT outbox_messages AS "outboxMessages", outbox_seconds AS "outboxSeconds", timers_due AS "timersDue",
         clock_seconds AS "clockSeconds", facts_unsequenced AS "factsUnsequenced",
         sequencer_seconds AS "sequencerSeconds", samples_due AS "samplesDue"
       FROM work_figures()`,
    ),
  );
  return rows[0]!;
}
