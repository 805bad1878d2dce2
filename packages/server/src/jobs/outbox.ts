import type pg from 'pg';
import { inTransaction } from '../store/transaction.ts';
import { backoffSeconds } from './backoff.ts';
import { isOnItsWay } from './case-status.ts';
import { describeFailure, type JobContext, refusalOf, systemCommand } from './job.ts';

type Message = {
  readonly id: string;
  readonly referral: string;
  readonly kind: string;
  readonly organisation: string;
  readonly attempts: number;
};

const BATCH = 64;
const LONGEST_BACKOFF_SECONDS = 60;

/**
 * Delivers messages to the desks. A message is held by a row lock that dies with its connection; the notice is stored
 * before the delivery is recorded, and the message goes last, so that whatever is killed in between happens again and
 * is recognised by its id.
 *
 * @returns true when more may be waiting
 */
export async function deliverMessages(context: JobContext): Promise<boolean> {
  const { pool } = context.store;
  return inTransaction(pool, { role: 'remit_writer' }, async (client) => {
    const { rows } = await client.query<Message>(
      `SELECT id, regexp_replace(stream, '^referral:', '') AS referral, kind, organisation, attempts FROM outbox
       WHERE available_at <= clock_timestamp() ORDER BY available_at, id LIMIT ${BATCH} FOR UPDATE SKIP LOCKED`,
    );
    if (rows.length === 0) return false;
    await storeNotices(context, rows);
    const delivered = await Promise.all(rows.map((message) => record(context, message)));
    await client.query('DELETE FROM outbox WHERE id = ANY ($1)', [
      rows.filter((_, i) => delivered[i]).map(({ id }) => id),
    ]);
    for (const message of rows.filter((_, i) => !delivered[i])) await postpone(client, message);
    return rows.length === BATCH;
  });
}

/** Notices in the desks' inboxes, durable before anything says that they are there. Repeats fall on their key. */
async function storeNotices({ store, ports }: JobContext, messages: readonly Message[]): Promise<void> {
  const column = <K extends keyof Message>(name: K): Message[K][] => messages.map((message) => message[name]);
  await inTransaction(store.pool, { role: 'remit_writer' }, async (client) => {
    await client.query(
      `INSERT INTO notices (organisation, id, at, kind, referral, reference)
       SELECT m.organisation, m.id, coalesce($5::timestamptz, clock_timestamp()), m.kind, m.referral,
         (SELECT min(reference) FROM case_rows c WHERE c.referral = m.referral)
       FROM unnest($1::text[], $2::text[], $3::text[], $4::text[]) AS m (organisation, id, kind, referral)
       ON CONFLICT (organisation, id) DO NOTHING`,
      [column('organisation'), column('id'), column('kind'), column('referral'), ports.now?.() ?? null],
    );
    await queueSamples(
      client,
      messages.filter(({ kind }) => kind === 'case.sent'),
    );
    await client.query(`SELECT pg_notify('remit_case', referral) FROM unnest($1::text[]) AS m (referral)`, [
      [...new Set(column('referral'))],
    ]);
  });
}

/** D1: what is sent without lock 2 waits for the draw by the first checkpoint after lock 1. */
async function queueSamples(client: pg.ClientBase, sent: readonly Message[]): Promise<void> {
  if (sent.length === 0) return;
  await client.query(
    `INSERT INTO sample_due (referral, lock1_at)
     SELECT c.referral, max(f.at) FROM case_rows c
     JOIN facts f ON f.stream = 'referral:' || c.referral AND f.kind = 'Lock1Approved'
     WHERE c.referral = ANY ($1) AND c.organisation = c.unit AND c.triggers = '{}'
     GROUP BY c.referral
     ON CONFLICT (referral) DO NOTHING`,
    [sent.map(({ referral }) => referral)],
  );
}

/** Whether the message is done: for a sent case, once its delivery is on record or can no longer be. */
async function record(context: JobContext, { referral, kind }: Message): Promise<boolean> {
  if (kind !== 'case.sent') return true;
  const { executor, logger } = context;
  try {
    const delivery = systemCommand('deliver-to-inbox', 'RecordDelivery', referral, { channel: 'IN_APP' });
    const code = refusalOf(await executor.execute(delivery));
    if (code === null) return true;
    const waits = await isOnItsWay(context.store, referral);
    if (waits) logger.info({ job: 'outbox', referral, code }, 'a delivery waits');
    return !waits;
  } catch (error) {
    logger.error({ job: 'outbox', referral, ...describeFailure(error) }, 'a delivery failed');
    return false;
  }
}

async function postpone(client: pg.ClientBase, { id, attempts }: Message): Promise<void> {
  await client.query(
    'UPDATE outbox SET attempts = attempts + 1, available_at = clock_timestamp() + make_interval(secs => $2) WHERE id = $1',
    [id, backoffSeconds(attempts, LONGEST_BACKOFF_SECONDS)],
  );
}
