import { expect, it } from 'vitest';
import { killDrill, type Victim } from '../../tools/prove/kills/drill.ts';

/** Five of the servers and five of PostgreSQL; `npm run prove` runs hundreds. */
const VICTIMS: Victim[] = [
  'server',
  'postmaster',
  'server',
  'backend',
  'server',
  'postmaster',
  'server',
  'backend',
  'server',
  'postmaster',
];

it('nothing acknowledged is lost and nothing is invented, whoever is killed while people write; the log verifies', async () => {
  const report = await killDrill(VICTIMS);
  const { kills, acknowledged, unanswered, repeated, takeovers, log } = report;
  console.log(
    `kills: ${JSON.stringify(kills)}; ${acknowledged} writes acknowledged, ${unanswered} cut off and repeated, ` +
      `${repeated} repeated in all; log of ${log.size}; taken over in ${takeovers.map((ms) => Math.round(ms)).join(', ')} ms`,
  );
  expect(report).toMatchObject({ lost: [], invented: [], changed: [], log: { ok: true } });
  expect(kills).toEqual({ server: 5, postmaster: 3, backend: 2, restart: 0 });
  expect(acknowledged).toBeGreaterThan(500);
  expect(repeated).toBe(acknowledged);
  expect(log.factsChecked).toBeGreaterThanOrEqual(acknowledged);
  expect(takeovers.length).toBeGreaterThan(0);
  expect(Math.max(...takeovers)).toBeLessThan(10_000);
}, 180_000);
