import { expect, it } from 'vitest';
import { fullDiskDrill } from '../../tools/prove/disk/full-disk.ts';

it('a full disk is a clear "not now" for writes, and nothing acknowledged is lost when space returns', async () => {
  const report = await fullDiskDrill([
    { ms: 1_500, journal: false },
    { ms: 3_000, journal: true },
  ]);
  const { acknowledged, refused, reads, recoveries, lastWords, log } = report;
  console.log(
    `full disk: ${acknowledged} writes acknowledged, refused ${JSON.stringify(refused)}, reads ${JSON.stringify(reads)}; ` +
      `writing again after ${recoveries.map(Math.round).join(', ')} ms; log of ${log.size}`,
  );
  expect(report).toMatchObject({ lost: [], invented: [], changed: [], unclear: [], hung: 0, log: { ok: true } });
  expect(refused['503 storage-full']).toBeGreaterThan(0);
  expect(reads['200']).toBeGreaterThan(0);
  // It waits for space by itself.
  expect(lastWords).toEqual([]);
  expect(log.factsChecked).toBeGreaterThanOrEqual(acknowledged);
}, 240_000);
