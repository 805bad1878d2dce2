import type { SystemRule } from '@remit/protocol';
import type pg from 'pg';
import type { CommandRequest } from '../commands/request.ts';
import { inTransaction } from '../store/transaction.ts';
import { backoffSeconds } from './backoff.ts';
import { describeFailure, type JobContext, refusalOf, systemCommand } from './job.ts';

type DueTimer = {
  readonly referral: string;
  readonly kind: CommandRequest['kind'];
  readonly percent: number;
  readonly rule: SystemRule;
  readonly at: string;
  readonly attempts: number;
  /** Seconds since its time. */
  readonly late: number;
};

const BATCH = 64;
const LONGEST_BACKOFF_SECONDS = 3600;
/** Class of the advisory locks by which one process at a time sees to a case's timers. */
const TIMER_LOCK = 73650;

const SELECT_DUE = `
  SELECT referral, kind, percent, rule, at, attempts,
    extract(epoch FROM coalesce($1::timestamptz, clock_timestamp()) - at)::float8 AS late FROM timers
  WHERE at <= coalesce($1::timestamptz, clock_timestamp()) AND (retry_at IS NULL OR retry_at <= clock_timestamp())`;

/**
 * Gives the commands that time alone brings about. Whoever wins a case's lock gives its earliest command; the lock dies
 * with its connection. The timers' own rows stay free, because the command replaces them from another connection.
 *
 * @returns true when more may be due
 */
export async function runDueTimers(context: JobContext): Promise<boolean> {
  return inTransaction(context.store.pool, { role: 'remit_writer' }, async (client) => {
    const now = context.ports.now?.() ?? null;
    const timers = await claim(client, now);
    const results = await Promise.all(timers.map((timer) => fire(context, timer)));
    const refused = timers.filter((_, i) => results[i] !== null);
    for (const timer of refused) await pushBack(client, timer);
    return timers.length > refused.length;
  });
}

/** The earliest due timer of each case that nobody else sees to at this moment. */
async function claim(client: pg.ClientBase, now: string | null): Promise<DueTimer[]> {
  const { rows } = await client.query<{ referral: string }>(
    `WITH due AS MATERIALIZED (${SELECT_DUE} ORDER BY at LIMIT ${BATCH}),
       cases AS MATERIALIZED (SELECT DISTINCT referral FROM due)
     SELECT referral FROM cases WHERE pg_try_advisory_xact_lock(${TIMER_LOCK}, hashtext(referral))`,
    [now],
  );
  if (rows.length === 0) return [];
  // Read again under the lock: the case may have moved on since the list was made.
  const { rows: timers } = await client.query<DueTimer>(
    `SELECT DISTINCT ON (referral) * FROM (${SELECT_DUE} AND referral = ANY ($2)) AS due ORDER BY referral, at, percent`,
    [now, rows.map(({ referral }) => referral)],
  );
  return timers.sort((a, b) => (a.at < b.at ? -1 : 1));
}

/** Null when the command was accepted; otherwise why the timer has to wait. */
async function fire({ executor, logger, watch }: JobContext, timer: DueTimer): Promise<string | null> {
  const { referral, kind, rule, percent, attempts, late } = timer;
  const data = kind === 'Remind' ? { percent } : {};
  try {
    const code = refusalOf(await executor.execute(systemCommand(rule, kind, referral, data)));
    if (code === null) watch.timerFired(late);
    else logger.warn({ job: 'clock', referral, kind, rule, code, attempts }, 'a timer was refused');
    return code;
  } catch (error) {
    logger.error({ job: 'clock', referral, kind, rule, ...describeFailure(error) }, 'a timer failed');
    return 'failed';
  }
}

/**
 * A refused timer waits, longer each time, and is never dropped: a fact of the case replaces it, and if the case moved
 * between the question and the answer, the timer of the new state must not be lost with the old one.
 */
async function pushBack(client: pg.ClientBase, timer: DueTimer): Promise<void> {
  const { referral, kind, percent, at, attempts } = timer;
  await client.query(
    `UPDATE timers SET attempts = attempts + 1, retry_at = clock_timestamp() + make_interval(secs => $5)
     WHERE referral = $1 AND kind = $2 AND percent = $3 AND at = $4 AND attempts = $6`,
    [referral, kind, percent, at, backoffSeconds(attempts, LONGEST_BACKOFF_SECONDS), attempts],
  );
}
