import { describe, expect, it } from 'vitest';
import { byAge, byPartyAndGround, confirmedShare } from './health.ts';
import type { HealthGroup } from './use-entries.ts';

const group = (more: Partial<HealthGroup>): HealthGroup => ({
  ...{ party: 'a', ground: 'UK_S1', status: 'HELD', age: 'WEEK', entries: 1, matched: 2, confirmed: 3, rejected: 1 },
  ...more,
});

describe('the health of a list', () => {
  it('adds what differs in age alone, the most entries first', () => {
    const rows = byPartyAndGround([group({}), group({ party: 'b', entries: 9 }), group({ age: 'OLDER', entries: 4 })]);
    expect(rows.map(({ party, entries, matched }) => [party, entries, matched])).toEqual([
      ['b', 9, 2],
      ['a', 5, 4],
    ]);
  });
  it('names every age, also where there is none', () => {
    expect(byAge([group({}), group({ age: 'OLDER', entries: 4 })]).map(({ entries }) => entries)).toEqual([1, 0, 0, 4]);
  });
  it('knows no share where nobody looked, and otherwise that of those who did', () => {
    expect(confirmedShare(group({ confirmed: 0, rejected: 0 }))).toBeNull();
    expect(confirmedShare(group({}))).toBe(0.75);
  });
});
