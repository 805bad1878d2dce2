import type { PublishRefusal } from '../store/log/unsound.ts';
import type { Store } from '../store/store.ts';
import { inTransaction } from '../store/transaction.ts';

/** What is wrong with the service as a whole, in an operator's order of urgency. */
export type Ailment =
  | 'database-unreachable'
  | 'log-refuses-to-sign'
  | 'log-below-policy'
  | 'sequencer-silent'
  | 'checkpoint-late';

export type Health = {
  /** Degraded: requests are answered, and something behind them needs the operator. */
  readonly status: 'healthy' | 'degraded' | 'unavailable';
  readonly ailments: readonly Ailment[];
  readonly database: 'reachable' | 'unreachable';
  /** What the log was found to be when it last refused to sign; null while it signs. */
  readonly logRefusal: PublishRefusal | null;
  /** Seconds since the elected sequencer gave a sign of life; null before the first. */
  readonly sequencerSeconds: number | null;
  /** Seconds since the latest checkpoint; null before the first. */
  readonly checkpointSeconds: number | null;
};

/** Another process takes over within this; longer silence means that there is none, or none that can. */
const SILENT_AFTER_SECONDS = 10;
/** The margin of a promise (D12): a checkpoint later than this after its cadence may have broken one. */
const LATE_AFTER_SECONDS = 30;

export const UNAVAILABLE: Health = {
  status: 'unavailable',
  ailments: ['database-unreachable'],
  database: 'unreachable',
  logRefusal: null,
  sequencerSeconds: null,
  checkpointSeconds: null,
};

type Row = Pick<Health, 'logRefusal' | 'sequencerSeconds' | 'checkpointSeconds'>;

/** Rejects when the database cannot be asked. */
export async function health(store: Store, { cadenceSeconds }: { cadenceSeconds: number }): Promise<Health> {
  const { rows } = await inTransaction(store.pool, { role: 'remit_log', readOnly: true }, (client) =>
    client.query<Row>(
      `SELECT refuses AS "logRefusal",
         round(extract(epoch FROM clock_timestamp() - nullif(beat_at, '-infinity')))::float8 AS "sequencerSeconds",
         (SELECT round(extract(epoch FROM clock_timestamp() - max(at)))::float8 FROM checkpoints) AS "checkpointSeconds"
       FROM log_leader`,
    ),
  );
  const row = rows[0]!;
  const ailments = ailmentsOf(row, cadenceSeconds);
  return { status: ailments.length === 0 ? 'healthy' : 'degraded', ailments, database: 'reachable', ...row };
}

function ailmentsOf({ logRefusal, sequencerSeconds, checkpointSeconds }: Row, cadenceSeconds: number): Ailment[] {
  const ailments: Ailment[] = [];
  if (logRefusal === 'witnesses-missing') ailments.push('log-below-policy');
  else if (logRefusal !== null) ailments.push('log-refuses-to-sign');
  if ((sequencerSeconds ?? 0) > SILENT_AFTER_SECONDS) ailments.push('sequencer-silent');
  if ((checkpointSeconds ?? 0) > cadenceSeconds + LATE_AFTER_SECONDS) ailments.push('checkpoint-late');
  return ailments;
}
