import type { TotalsView } from './use-totals.ts';

export type Row = TotalsView['rows'][number];

/** The whole of one measure, which is counted before it is split. */
export const wholeOf = ({ rows }: Pick<TotalsView, 'rows'>, measure: string): Row | undefined =>
  rows.find((row) => row.measure === measure && row.dimension === 'all');

/** One measure split by one dimension, largest first; what is suppressed stands last. */
export const splitOf = ({ rows }: Pick<TotalsView, 'rows'>, measure: string, dimension: string): readonly Row[] =>
  rows
    .filter((row) => row.measure === measure && row.dimension === dimension && row.count !== 0)
    .sort((a, b) => (b.count ?? -1) - (a.count ?? -1));

/** The days that a period covers: months and years as the API names them. */
export function periodOf({ from, to }: Pick<TotalsView, 'from' | 'to'>): {
  readonly from: string;
  readonly to: string;
} {
  const [year = '1970', month = '12'] = to.split('-');
  const last = new Date(Date.UTC(Number(year), Number(month), 0)).getUTCDate();
  const day = /^\d{4}-\d\d-\d\d/u.test(to) ? to.slice(0, 10) : `${year}-${month}-${String(last).padStart(2, '0')}`;
  const first = /^\d{4}-\d\d-\d\d/u.test(from) ? from.slice(0, 10) : `${from.slice(0, 7)}-01`;
  return { from: `${first}T12:00:00.000Z`, to: `${day}T12:00:00.000Z` };
}

/** A share in percent, or nothing where either side is unknown or nothing was counted. */
export const percent = (row: Row | undefined): number | null =>
  row && row.count !== null && row.of !== null && row.of > 0 ? Math.round((row.count / row.of) * 100) : null;

/** Everything published, line by line, as it is downloaded. */
export function linesOf({ rows, speeds }: Omit<TotalsView, 'basis'>): readonly (readonly (string | number | null)[])[] {
  return [
    ['measure', 'dimension', 'value', 'count', 'of', 'p50_hours', 'p90_hours'],
    ...rows.map(({ measure, dimension, value, count, of }) => [measure, dimension, value, count, of, null, null]),
    ...speeds.map(({ measure, priority, n, p50Hours, p90Hours }) => [
      `hours-${measure}`,
      'priority',
      priority,
      n,
      null,
      p50Hours,
      p90Hours,
    ]),
  ];
}
