/** One correction as the public may know it: what was wrong and whether the item was put back. Whose it was, is not said. */
export type Correction = { readonly month: string; readonly cause: string; readonly reinstated: boolean };

/** Months whose corrections are published together. */
export type CorrectionPeriod = {
  readonly from: string;
  readonly to: string;
  readonly corrections: readonly Omit<Correction, 'month'>[];
};

export type CorrectionList = {
  readonly periods: readonly CorrectionPeriod[];
  /** Whether corrections of closed months wait for others, because there are too few to publish alone. */
  readonly waiting: boolean;
};

/**
 * The public list of single corrections (C15, C16). Months are closed before they are published (D12), and joined
 * until each period holds enough corrections that none of them can be told apart by its time; within a period the
 * order says nothing. A period once published never changes its bounds, because months are joined from the oldest on.
 *
 * @param openFrom the first month that is not yet old enough, as YYYY-MM
 * @param atLeast corrections in a period
 */
export function correctionPeriods(
  all: readonly Correction[],
  { openFrom, atLeast }: { readonly openFrom: string; readonly atLeast: number },
): CorrectionList {
  const closed = all.filter(({ month }) => month < openFrom).sort((a, b) => compare(a.month, b.month));
  const periods: CorrectionPeriod[] = [];
  let gathered: Correction[] = [];
  for (const [month, inMonth] of Map.groupBy(closed, (each) => each.month)) {
    gathered.push(...inMonth);
    if (gathered.length < atLeast) continue;
    periods.push(periodOf(gathered, month));
    gathered = [];
  }
  return { periods: periods.reverse(), waiting: gathered.length > 0 };
}

function periodOf(gathered: readonly Correction[], to: string): CorrectionPeriod {
  const corrections = gathered
    .map(({ cause, reinstated }) => ({ cause, reinstated }))
    .sort((a, b) => compare(a.cause, b.cause) || Number(b.reinstated) - Number(a.reinstated));
  return { from: gathered[0]!.month, to, corrections };
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
