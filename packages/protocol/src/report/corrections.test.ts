import { describe, expect, it } from 'vitest';
import { type Correction, correctionPeriods } from './corrections.ts';

const some = (n: number, month: string, cause = 'WRONG_ITEM', reinstated = false): Correction[] =>
  Array.from({ length: n }, () => ({ month, cause, reinstated }));
const list = (all: readonly Correction[], openFrom = '2026-10') => correctionPeriods(all, { openFrom, atLeast: 5 });

describe('the public list of corrections', () => {
  it('lists each correction with its cause and what followed, the newest period first, and no order of time within', () => {
    const all = [
      ...some(1, '2026-03', 'IDENTITY'),
      ...some(3, '2026-03', 'WRONG_ITEM', true),
      ...some(1, '2026-03', 'DELISTED'),
      ...some(5, '2026-05'),
    ];
    const { periods, waiting } = list(all);
    expect(waiting).toBe(false);
    expect(periods.map(({ from, to }) => [from, to])).toEqual([
      ['2026-05', '2026-05'],
      ['2026-03', '2026-03'],
    ]);
    expect(periods[1]!.corrections).toEqual([
      { cause: 'DELISTED', reinstated: false },
      { cause: 'IDENTITY', reinstated: false },
      ...Array.from({ length: 3 }, () => ({ cause: 'WRONG_ITEM', reinstated: true })),
    ]);
  });

  it('joins months until a period holds enough, and keeps back what is still too little', () => {
    const { periods, waiting } = list([...some(4, '2026-01'), ...some(1, '2026-04'), ...some(4, '2026-06')]);
    expect(periods).toMatchObject([{ from: '2026-01', to: '2026-04' }]);
    expect(periods[0]!.corrections).toHaveLength(5);
    expect(waiting).toBe(true);
  });

  it('publishes nothing of a month that is not old enough, and does not even say that it waits', () => {
    expect(list(some(9, '2026-10'))).toEqual({ periods: [], waiting: false });
    expect(list([])).toEqual({ periods: [], waiting: false });
  });

  it('never moves the bounds of a period that was published', () => {
    const months = ['2026-01', '2026-02', '2026-03', '2026-04', '2026-05', '2026-06'];
    const all = months.flatMap((month, i) => some([2, 4, 1, 7, 3, 2][i]!, month));
    let before: readonly string[] = [];
    for (const openFrom of [...months, '2026-07']) {
      const bounds = list(all, openFrom)
        .periods.map(({ from, to }) => `${from}..${to}`)
        .reverse();
      expect(bounds.slice(0, before.length)).toEqual(before);
      before = bounds;
    }
    expect(before).toEqual(['2026-01..2026-02', '2026-03..2026-04', '2026-05..2026-06']);
  });
});
