import type { CaseView } from '../api/index.ts';
import { CLOCK_OWNERS, type Turn } from '../kit/clock-totals.ts';

const SUM = { unit: 'unitMs', oversight: 'oversightMs', platform: 'platformMs', paused: 'pausedMs' } as const;

/** The case's sums as turns, for the clocks bar: one each, whose time runs now last, so that its bar goes on growing. */
export function turnsOf(clocks: CaseView['clocks'], now: number): readonly Turn[] {
  const used = CLOCK_OWNERS.filter((owner) => clocks[SUM[owner]] > 0 || owner === clocks.running);
  const ordered = used.toSorted((one, other) => Number(one === clocks.running) - Number(other === clocks.running));
  let at = now - ordered.reduce((sum, owner) => sum + clocks[SUM[owner]], 0);
  const turns: Turn[] = ordered.map((owner) => {
    const from = new Date(at).toISOString();
    at += clocks[SUM[owner]];
    return { owner, from };
  });
  return clocks.running === 'stopped' ? [...turns, { owner: 'stopped', from: new Date(now).toISOString() }] : turns;
}
