import type { DatasetCount } from '@remit/protocol';
import { expect, it } from 'vitest';
import type { DatasetReport } from './dataset.ts';
import { comparePublished, type PublishedTotals } from './published-totals.ts';

const month = '2026-11';
const counts: DatasetCount[] = [
  { month, kind: 'ReferralSent', attribute: 'all', value: '', count: 9 },
  { month, kind: 'ReferralSent', attribute: 'class', value: 'VOLUNTARY_ITEM', count: 9 },
  { month, kind: 'ItemsDecided', attribute: 'all', value: '', count: 4 },
];
const rowOf = (measure: string, dimension: string, count: number) => ({ measure, dimension, value: '', count });
const compare = (rows: readonly ReturnType<typeof rowOf>[], months = [month]) =>
  comparePublished(
    { from: '2026-01', to: '2026-12', rows, basis: { counts } } as unknown as PublishedTotals,
    { counts, months } as unknown as DatasetReport,
  );

it('referrals sent are counted once each, whatever else is counted of them', () => {
  expect(compare([rowOf('referrals-sent', 'all', 9)])).toEqual([]);
  expect(compare([rowOf('referrals-sent', 'all', 8)])).toMatchObject([{ what: 'referrals-sent' }]);
});

it('only the published number of all referrals sent is held against the entries', () => {
  const others = [rowOf('items-decided', 'all', 4), rowOf('referrals-sent', 'class', 3)];
  expect(compare([...others, rowOf('referrals-sent', 'all', 9)])).toEqual([]);
  expect(compare([...others, rowOf('referrals-sent', 'all', 8)])).toHaveLength(1);
});

it('a year that goes on may have more, and one that has ended may not', () => {
  const more = [rowOf('referrals-sent', 'all', 10)];
  expect(compare(more)).toEqual([]);
  expect(compare(more, [month, '2026-12'])).toMatchObject([{ what: 'referrals-sent', year: '2026' }]);
});
