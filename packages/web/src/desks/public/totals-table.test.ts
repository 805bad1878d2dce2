import { describe, expect, it } from 'vitest';
import { linesOf, percent, periodOf, splitOf, wholeOf } from './totals-table.ts';

const row = (measure: string, dimension: string, value: string, count: number | null, of: number | null = null) => ({
  measure,
  dimension,
  value,
  count,
  of,
});
const rows = [
  row('items-decided', 'all', '', 40, 50),
  row('items-decided', 'outcome', 'ACT_REMOVED', 30, 40),
  row('items-decided', 'outcome', 'REDIRECTED', null, 40),
  row('items-decided', 'outcome', 'ALREADY_REMOVED', 0, 40),
];

describe('published totals', () => {
  it('give the whole of a measure and its parts, what is suppressed last and nothing where nothing was counted', () => {
    expect(wholeOf({ rows }, 'items-decided')?.count).toBe(40);
    expect(splitOf({ rows }, 'items-decided', 'outcome').map(({ value }) => value)).toEqual([
      'ACT_REMOVED',
      'REDIRECTED',
    ]);
  });

  it('cover whole months', () => {
    expect(periodOf({ from: '2026-01', to: '2026-02' })).toEqual({
      from: '2026-01-01T12:00:00.000Z',
      to: '2026-02-28T12:00:00.000Z',
    });
  });

  it('say no share where a side of it is suppressed', () => {
    expect(percent(row('a', 'all', '', 10, 40))).toBe(25);
    expect(percent(row('a', 'all', '', null, 40))).toBeNull();
    expect(percent(row('a', 'all', '', 3, 0))).toBeNull();
    expect(percent(undefined)).toBeNull();
  });

  it('are downloaded whole, suppressed cells empty', () => {
    const lines = linesOf({
      from: '2026-01',
      to: '2026-12',
      suppressedBelow: 5,
      suppressedCells: 1,
      rows,
      speeds: [{ measure: 'decide', priority: 'P1_HIGH', n: 9, p50Hours: 3.2, p90Hours: 8 }],
    });
    expect(lines).toHaveLength(6);
    expect(lines[3]).toEqual(['items-decided', 'outcome', 'REDIRECTED', null, 40, null, null]);
    expect(lines[5]).toEqual(['hours-decide', 'priority', 'P1_HIGH', 9, null, 3.2, 8]);
  });
});
