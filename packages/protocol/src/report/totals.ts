import { type CellId, cellId, cellOf, Counts, type Sum, whole } from './cells.ts';
import { countSummary, MEASURES, namedWhole, sumsOf } from './measures.ts';
import { addHours, type Hours, type Speed, speedsOf } from './speeds.ts';
import type { Summary } from './summary.ts';
import { suppressed } from './suppress.ts';

/** A published number; `count` is null where the cell is too small, or would give a small one away. */
export type TotalRow = {
  readonly measure: string;
  readonly dimension: string;
  readonly value: string;
  readonly count: number | null;
  readonly of: number | null;
};
export type Totals = {
  readonly from: string;
  readonly to: string;
  readonly suppressedBelow: number;
  readonly suppressedCells: number;
  readonly rows: TotalRow[];
  readonly speeds: Speed[];
};

export type TotalsOptions = {
  /** Any months; widened to whole calendar years. */
  readonly from: string;
  readonly to: string;
  /** Counts from 1 to one less than this are not published. */
  readonly suppressBelow: number;
  /** Whether a referral is old enough to be counted by unit and platform (C16); all are, unless this says otherwise. */
  readonly isNamed?: (summary: Summary) => boolean;
  /** By year, what published datasets tell of the cells (spec/dataset.md, Totals). */
  readonly known?: ReadonlyMap<string, ReadonlyMap<CellId, number>>;
};

/**
 * Published totals, for both sides from the same lines (C0.9, C18).
 *
 * Periods are whole calendar years, each protected by itself; several years are published only as the sum of years.
 * So no choice of periods gives more than the years do, and no difference of two answers is a small number.
 */
export function totals(summaries: Iterable<Summary>, options: TotalsOptions): Totals {
  const tally = new Tally();
  for (const summary of summaries) tally.add(summary, options.isNamed?.(summary) ?? true);
  return tally.publish(options);
}

type Year = { readonly counts: Counts; readonly hours: Hours; allNamed: boolean };
type PublishedYear = Year & { readonly cells: readonly CellId[]; readonly hidden: ReadonlySet<CellId> };

/** Totals in the making: referrals are added one by one, in any order, so that a million need no more room than ten. */
export class Tally {
  readonly #years = new Map<string, Year>();

  /** A referral belongs to the year in which it was sent; one that never was, to that of its first word. */
  add(summary: Summary, named: boolean): void {
    const name = (summary.sentMonth ?? summary.createdMonth).slice(0, 4);
    const year = this.#years.get(name) ?? { counts: new Counts(), hours: new Map(), allNamed: true };
    this.#years.set(name, year);
    countSummary(year.counts, summary, named);
    addHours(year.hours, summary);
    if (!named) year.allNamed = false;
  }

  publish({ from, to, suppressBelow, known }: Omit<TotalsOptions, 'isNamed'>): Totals {
    const [first, last] = [from.slice(0, 4), to.slice(0, 4)];
    const years = [...this.#years]
      .filter(([name]) => name >= first && name <= last)
      .map(([name, year]) => protect(year, suppressBelow, known?.get(name)));
    const rows = rowsOf(
      years.length > 0 ? years : [protect({ counts: new Counts(), hours: new Map(), allNamed: true }, suppressBelow)],
    );
    const isPublished = (value: string): boolean =>
      countOf(years, cellId({ measure: 'referrals-sent', dimension: 'priority', value })) !== null;
    return {
      from: `${first}-01`,
      to: `${last}-12`,
      suppressedBelow: suppressBelow,
      suppressedCells: rows.filter(({ count }) => count === null).length,
      rows,
      speeds: speedsOf(
        years.map(({ hours }) => hours),
        suppressBelow,
        isPublished,
      ),
    };
  }
}

const UNPUBLISHED: ReadonlySet<CellId> = new Set(Object.keys(MEASURES).map(namedWhole));

function protect(year: Year, below: number, known: ReadonlyMap<CellId, number> = new Map()): PublishedYear {
  // Sorted, so that which cell covers another does not tell in which order referrals were counted.
  const cells = [...new Set([...Object.keys(MEASURES).map(whole), ...year.counts.ids()])].sort();
  const sums: Sum[] = sumsOf(cells, year.allNamed);
  const count = (id: CellId): number => year.counts.get(id);
  const hidden = suppressed({ cells, sums, below, unpublished: UNPUBLISHED, count, known });
  return { ...year, cells, hidden };
}

function rowsOf(years: readonly PublishedYear[]): TotalRow[] {
  const ids = [...new Set(years.flatMap(({ cells }) => cells))].filter((id) => !UNPUBLISHED.has(id));
  return ids.sort(inOrder).map((id) => {
    const base = baseOf(id);
    return { ...cellOf(id), count: countOf(years, id), of: base === null ? null : countOf(years, base) };
  });
}

/** The sum over the years, or null where it may not be known of one of them. */
const countOf = (years: readonly PublishedYear[], id: CellId): number | null =>
  years.some(({ hidden }) => hidden.has(id)) ? null : years.reduce((sum, { counts }) => sum + counts.get(id), 0);

/** What a cell is a share of: of the measure that it belongs to, or of the measure behind it. */
function baseOf(id: CellId): CellId | null {
  const { measure, dimension, value } = cellOf(id);
  const { of } = MEASURES[measure]!;
  if (dimension === 'all') return of === undefined ? null : whole(of);
  const isParty = dimension === 'unit' || dimension === 'platform' || dimension === 'body';
  const behind = of === undefined ? undefined : MEASURES[of]!;
  if (of !== undefined && behind && isSplitBy(behind, dimension)) return cellId({ measure: of, dimension, value });
  return isParty ? null : whole(measure);
}

const isSplitBy = ({ byParty, byBody, splits = {} }: (typeof MEASURES)[string], dimension: string): boolean =>
  (dimension === 'body' ? byBody : dimension === 'unit' || dimension === 'platform' ? byParty : dimension in splits) ??
  false;

const ORDER = Object.keys(MEASURES);
const inOrder = (a: CellId, b: CellId): number => {
  const [x, y] = [cellOf(a), cellOf(b)];
  const rank = (dimension: string): number => (dimension === 'all' ? 0 : 1);
  return (
    ORDER.indexOf(x.measure) - ORDER.indexOf(y.measure) ||
    rank(x.dimension) - rank(y.dimension) ||
    (a < b ? -1 : a > b ? 1 : 0)
  );
};
