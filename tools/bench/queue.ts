import { queuePage } from '../../packages/server/src/queries/queue.ts';
import { openFixture } from '../../packages/server/test/fixture.ts';
import { percentile } from './load.ts';
import { performance } from 'node:perf_hooks';
import { UNIT } from '../../packages/protocol/src/referral/fixtures/sample-case.ts';

const READER = { organisation: UNIT, person: 'officer-0001', role: 'LE_OFFICER', kind: 'LE_UNIT' } as const;

/** Rows of read tables alone, made by the database: no facts stand behind them, and no page reads any. */
const FILL = `
  INSERT INTO case_rows SELECT '${UNIT}', lpad(n::text, 26, '0'), 'unit', 1, 'UNIT-2026-' || lpad(n::text, 7, '0'), 'Synthetic case ' || n,
    'DRAFT', 'VOLUNTARY_ITEM', 'P2_STANDARD', '${UNIT}', 'platform-lantern', 'officer-0001', 1, 1, 'unit', NULL, NULL, '{}', '{}', NULL, now(), '{}'
  FROM generate_series(1, $1) AS n;`;
const FILL_QUEUE = `
  INSERT INTO queue_entries SELECT '${UNIT}', 'unit', lpad(n::text, 26, '0'), 'DRAFT',
    CASE WHEN n % 3 = 0 THEN 'infinity'::timestamptz ELSE timestamptz '2026-01-01' + make_interval(mins => ((n::bigint * 7919) % 500000)::int) END
  FROM generate_series(1, $1) AS n;`;

/** Pages of 50 as the reader's role with row-level security, the transaction included, at a million referrals. */
export async function benchQueue(rows: number) {
  const fixture = await openFixture();
  await fixture.admin.query(FILL, [rows]);
  await fixture.admin.query(FILL_QUEUE, [rows]);
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
