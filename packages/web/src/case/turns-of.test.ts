import { describe, expect, it } from 'vitest';
import { clockTotals } from '../kit/clock-totals.ts';
import { turnsOf } from './turns-of.ts';

const HOUR = 3_600_000;
const now = Date.parse('2026-11-22T12:00:00.000Z');
const clocks = { unitMs: HOUR, oversightMs: 0, platformMs: 3 * HOUR, pausedMs: 2 * HOUR };

describe('the turns of a case, made of its sums', () => {
  it('add up to the same sums', () => {
    const totals = clockTotals(turnsOf({ ...clocks, running: 'unit' }, now), now);
    expect(totals.milliseconds).toEqual({ unit: HOUR, oversight: 0, platform: 3 * HOUR, paused: 2 * HOUR });
  });

  it('go on for whose clock runs, and for nobody else', () => {
    const turns = turnsOf({ ...clocks, running: 'unit' }, now);
    expect(clockTotals(turns, now + HOUR).milliseconds).toMatchObject({ unit: 2 * HOUR, platform: 3 * HOUR });
  });

  it('stand still when the case is finished', () => {
    const turns = turnsOf({ ...clocks, running: 'stopped' }, now);
    expect(clockTotals(turns, now + HOUR).total).toBe(6 * HOUR);
  });
});
