import { expect, it } from 'vitest';
import { powerDrill } from '../../tools/prove/disk/power-cuts.ts';

it('what was acknowledged outlives a power cut, during the first start too, and a disk that lies is found out', async () => {
  const report = await powerDrill({ cuts: 2, firstStarts: 1, control: true });
  const { cuts, acknowledged, unanswered, strayPages, recoveries, log, lies } = report;
  console.log(
    `power: ${cuts} cuts, ${strayPages} stray pages; ${acknowledged} writes acknowledged, ${unanswered} cut off and ` +
      `repeated; up again after ${recoveries.map(Math.round).join(', ')} ms; log of ${log.size}; control: ${lies}`,
  );
  expect(report).toMatchObject({ cuts: 3, firstStarts: 1, lost: [], invented: [], changed: [], log: { ok: true } });
  expect(report.repeated).toBe(acknowledged);
  expect(acknowledged).toBeGreaterThan(50);
  expect(log.factsChecked).toBeGreaterThanOrEqual(acknowledged);
  expect(log.earlier).toBeGreaterThan(0);
  expect(lies).not.toBe('NOT NOTICED');
}, 240_000);
