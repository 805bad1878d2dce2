import { expect, it } from 'vitest';
import { killDrill } from '../../tools/prove/kills/drill.ts';

it('a restart of the database in the middle of requests is a clear "not now" or a success, and never a hang', async () => {
  const report = await killDrill(['restart', 'restart']);
  const { acknowledged, unanswered, refused, slowestMs, log } = report;
  console.log(
    `restarts: ${acknowledged} writes acknowledged, ${unanswered} refused and repeated, ${JSON.stringify(refused)}; ` +
      `slowest answer ${Math.round(slowestMs)} ms; log of ${log.size}`,
  );
  expect(report).toMatchObject({ lost: [], invented: [], changed: [], log: { ok: true } });
  expect(report).toMatchObject({ unclear: [], silent: 0, hung: 0 });
  expect(refused['503 unavailable']).toBeGreaterThan(0);
  expect(report.repeated).toBe(acknowledged);
}, 120_000);
