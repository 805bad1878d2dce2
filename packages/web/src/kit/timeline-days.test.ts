import { describe, expect, it } from 'vitest';
import { gateTone, passedGates } from './gate-tone.ts';
import { timelineDays } from './timeline-days.ts';

describe('a timeline', () => {
  it('is cut at the midnight of the stated zone', () => {
    const entries = [{ at: '2026-11-22T22:30:00.000Z' }, { at: '2026-11-22T23:30:00.000Z' }];
    expect(timelineDays(entries, 'Europe/London')).toHaveLength(1);
    expect(timelineDays(entries, 'Europe/Berlin')).toHaveLength(2);
  });
});

describe('a gate', () => {
  it('that hands on to lock 2 has let the referral go on; one that is open or stops has not', () => {
    expect(passedGates(['PASS', 'NEEDS_LOCK2', 'OVERRIDDEN', 'FIXABLE', 'STOP', 'NOT_RUN'])).toBe(3);
    expect(gateTone('NOT_RUN')).toBe('later');
  });
});
