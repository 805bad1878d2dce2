import { describe, expect, it } from 'vitest';
import { clockTotals } from './clock-totals.ts';

const hour = (n: number): string => new Date(Date.UTC(2026, 10, 22, n)).toISOString();

describe('the clocks of a case', () => {
  it('add up per party, and the last turn runs until now', () => {
    const totals = clockTotals(
      [
        { owner: 'unit', from: hour(1) },
        { owner: 'oversight', from: hour(3) },
        { owner: 'platform', from: hour(4) },
        { owner: 'paused', from: hour(6) },
        { owner: 'platform', from: hour(7) },
      ],
      Date.parse(hour(10)),
    );
    expect(totals.milliseconds).toEqual({
      unit: 7_200_000,
      oversight: 3_600_000,
      platform: 18_000_000,
      paused: 3_600_000,
    });
    expect(totals.total).toBe(9 * 3_600_000);
    expect(totals.current).toBe('platform');
  });
  it('stand still when the case is finished, and for an empty case', () => {
    const done = clockTotals(
      [
        { owner: 'unit', from: hour(1) },
        { owner: 'stopped', from: hour(2) },
      ],
      Date.parse(hour(20)),
    );
    expect([done.total, done.current]).toEqual([3_600_000, 'stopped']);
    expect(clockTotals([], 0)).toMatchObject({ total: 0, current: 'stopped' });
  });
});
