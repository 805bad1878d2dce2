import type pg from 'pg';
import { inTransaction } from '../store/transaction.ts';
import { backoffSeconds } from './backoff.ts';
import { isOnItsWay } from './case-status.ts';
import { describeFailure, type JobContext, refusalOf, systemCommand } from './job.ts';

type Draw = { readonly referral: string; readonly attempts: number; readonly size: number; readonly root: string };

const BATCH = 32;
const LONGEST_BACKOFF_SECONDS = 600;

/**
 * Draws the sample of what was sent without lock 2, by the first checkpoint published after lock 1: nobody could know
 * its root when the lock was held, and nobody chooses between checkpoints (D1).
 *
 * @returns true when more may be waiting
 */
export async function drawSamples(context: JobContext): Promise<boolean> {
  return inTransaction(context.store.pool, { role: 'remit_writer' }, async (client) => {
    const { rows } = await client.query<Draw>(
      `SELECT s.referral, s.attempts, c.size, encode(c.root, 'hex') AS root FROM sample_due s
       CROSS JOIN LATERAL (SELECT size, root FROM checkpoints WHERE at > s.lock1_at ORDER BY size LIMIT 1) AS c
       WHERE s.retry_at IS NULL OR s.retry_at <= clock_timestamp()
       ORDER BY s.lock1_at LIMIT ${BATCH} FOR UPDATE OF s SKIP LOCKED`,
    );
    const done = await Promise.all(rows.map((draw) => drawOne(context, draw)));
    await client.query('DELETE FROM sample_due WHERE referral = ANY ($1)', [
      rows.filter((_, i) => done[i]).map(({ referral }) => referral),
    ]);
    for (const draw of rows.filter((_, i) => !done[i])) await postpone(client, draw);
    return rows.length === BATCH;
  });
}

/** Whether the draw is settled: drawn, or no longer to be drawn. One refused in between waits for the case. */
async function drawOne(
  { store, executor, logger }: JobContext,
  { referral, size, root, attempts }: Draw,
): Promise<boolean> {
  const data = { checkpointSize: size, checkpointRoot: root };
  try {
    const code = refusalOf(
      await executor.execute(systemCommand('sample-after-checkpoint', 'DrawSample', referral, data)),
    );
    if (code === null) return true;
    logger.warn({ job: 'samples', referral, code, attempts }, 'a draw was refused');
    return code === 'already-drawn' || code === 'sample-not-drawn' || !(await isOnItsWay(store, referral));
  } catch (error) {
    logger.error({ job: 'samples', referral, ...describeFailure(error) }, 'a draw failed');
    return false;
  }
}

async function postpone(client: pg.ClientBase, { referral, attempts }: Draw): Promise<void> {
  await client.query(
    'UPDATE sample_due SET attempts = attempts + 1, retry_at = clock_timestamp() + make_interval(secs => $2) WHERE referral = $1',
    [referral, backoffSeconds(attempts, LONGEST_BACKOFF_SECONDS)],
  );
}
