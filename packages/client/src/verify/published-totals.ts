import type { DatasetCount } from '@remit/protocol';
import type { Answer } from '../sdk/index.ts';
import type { DatasetReport } from './dataset.ts';

/** Totals of one year, as `client.rows.totals` answers them. */
export type PublishedTotals = Answer<'totals'>;
export type TotalsFault = { readonly year: string; readonly what: string; readonly detail: string };

const nameOf = ({ month, kind, attribute, value }: Omit<DatasetCount, 'count'>): string =>
  [month, kind, attribute, ...(value === '' ? [] : [value])].join(' ');

/**
 * Holds published totals of a year against what was counted from checked lines (spec/dataset.md, Totals): each number
 * of `basis.counts`, in both directions, and the measures that entries prove.
 */
export function comparePublished(totals: PublishedTotals, { counts, months }: DatasetReport): TotalsFault[] {
  const year = totals.from.slice(0, 4);
  const faults: TotalsFault[] = [];
  const fault = (what: string, detail: string) => void faults.push({ year, what, detail });
  const own = counts.filter(({ month }) => month.startsWith(year));
  const recounted = new Map<string, number>();
  for (const row of own) recounted.set(nameOf(row), (recounted.get(nameOf(row)) ?? 0) + row.count);
  for (const row of totals.basis.counts) {
    const found = recounted.get(nameOf(row)) ?? 0;
    recounted.delete(nameOf(row));
    if (found !== row.count) fault(nameOf(row), `published are ${row.count}, the entries give ${found}`);
  }
  for (const [name, count] of recounted) fault(name, `nothing is published, the entries give ${count}`);
  const sent = own.filter(({ kind, attribute }) => kind === 'ReferralSent' && attribute === 'all');
  const least = sent.reduce((sum, { count }) => sum + count, 0);
  const published = totals.rows.find(({ measure, dimension }) => measure === 'referrals-sent' && dimension === 'all');
  const closed = months.includes(`${year}-12`);
  const count = published?.count ?? null;
  if (count !== null && (closed ? count !== least : count < least))
    fault('referrals-sent', `published are ${count}, the entries give ${closed ? '' : 'at least '}${least}`);
  return faults;
}
