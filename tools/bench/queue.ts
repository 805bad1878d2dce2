import { queuePage } from '../../packages/server/src/queries/queue.ts';
import { openFixture } from '../../packages/server/test/fixture.ts';
import { percentile } from './load.ts';
import { performance } from 'node:perf_hooks';
import { PLATFORM, UNIT } from '../../packages/protocol/src/referral/fixtures/sample-case.ts';
import { insertBulk } from '../simulate/bulk.ts';

const READER = { organisation: UNIT, person: 'officer-0001', role: 'LE_OFFICER', kind: 'LE_UNIT' } as const;

/** Pages of 50 as the reader's role with row-level security, the transaction included, at a million referrals. */
export async function benchQueue(rows: number) {
  const fixture = await openFixture();
  await insertBulk(fixture.admin, { organisation: UNIT, platform: PLATFORM, rows });
  await fixture.admin.query('VACUUM ANALYZE case_rows, queue_entries');
  const deep = await fixture.admin.query<{ due: string; referral: string }>(
    `SELECT due_at::text AS due, referral FROM queue_entries WHERE organisation = $1 AND queue = 'unit' ORDER BY due_at, referral OFFSET $2 LIMIT 1`,
    [UNIT, Math.floor(rows / 2)],
  );
  const cursor = Buffer.from(JSON.stringify([deep.rows[0]!.due, deep.rows[0]!.referral])).toString('base64url');
  const first = await timed(() => queuePage(fixture.store, READER, { queue: 'unit', limit: 50, order: 'due' }));
  const deepPage = await timed(() =>
    queuePage(fixture.store, READER, { queue: 'unit', limit: 50, order: 'due', after: cursor }),
  );
  await fixture.close();
  return { firstPageMillisecondsP50: percentile(first, 0.5), deepPageMillisecondsP50: percentile(deepPage, 0.5) };
}

async function timed(work: () => Promise<{ rows: unknown[] }>): Promise<number[]> {
  const durations: number[] = [];
  for (let i = 0; i < 400; i++) {
    const from = performance.now();
    const { rows } = await work();
    if (rows.length !== 50) throw new Error('a page was not full');
    if (i >= 100) durations.push(performance.now() - from);
  }
  return durations.sort((a, b) => a - b);
}
