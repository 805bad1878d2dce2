import type { CellId, Sum } from './cells.ts';
import { derivable } from './derivable.ts';

export type SuppressionQuestion = {
  readonly count: (id: CellId) => number;
  readonly cells: readonly CellId[];
  readonly sums: readonly Sum[];
  /** Counts from 1 to one less than this are not published (C16). */
  readonly below: number;
  /** Cells that are never published and need no protection of their own. */
  readonly unpublished: ReadonlySet<CellId>;
  /** What readers know of a cell from elsewhere (spec/dataset.md): its rest is protected as the cell itself is. */
  readonly known?: ReadonlyMap<CellId, number>;
};

/** What of a cell its readers do not know already. */
const restOf = ({ count, known }: SuppressionQuestion, id: CellId): number =>
  Math.max(0, count(id) - (known?.get(id) ?? 0));

/**
 * Which cells stay unpublished: the small ones, and as many others as it takes that none of them follows from a sum,
 * or from several, and that what is missing of a published total is itself no small number.
 */
export function suppressed(question: SuppressionQuestion): Set<CellId> {
  const { cells, count, below, unpublished } = question;
  const isSmall = (n: number): boolean => n > 0 && n < below;
  const hidden = new Set(
    cells.filter((id) => !unpublished.has(id) && (isSmall(count(id)) || isSmall(restOf(question, id)))),
  );
  for (let next = oneMore(question, hidden); next !== null; next = oneMore(question, hidden)) hidden.add(next);
  return hidden;
}

/** One more cell to hide, or null where nothing gives a hidden one away. */
function oneMore(question: SuppressionQuestion, hidden: ReadonlySet<CellId>): CellId | null {
  const { sums, unpublished } = question;
  const thin = sums.find((sum) => isThin(sum, question, hidden));
  const cover = thin && coverOf(thin, question, hidden);
  if (cover) return cover;
  const unknown = new Set([...hidden, ...unpublished]);
  for (const given of derivable(sums, unknown).filter((id) => hidden.has(id))) {
    for (const sum of sums.filter(({ total, parts }) => total === given || parts.includes(given))) {
      const found = coverOf(sum, question, hidden);
      if (found) return found;
    }
  }
  return anyLeft(question, hidden, unknown);
}

/** Of a published total, what is hidden adds up to a small number: it could be told apart. */
function isThin({ total, parts }: Sum, question: SuppressionQuestion, hidden: ReadonlySet<CellId>): boolean {
  const { below, unpublished } = question;
  if (hidden.has(total) || unpublished.has(total)) return false;
  const missing = parts.filter((id) => hidden.has(id));
  return missing.length > 0 && missing.reduce((sum, id) => sum + restOf(question, id), 0) < below;
}

/** The smallest published part that counts something, else the total, else any part. */
function coverOf(
  { total, parts }: Sum,
  { count, unpublished }: SuppressionQuestion,
  hidden: ReadonlySet<CellId>,
): CellId | null {
  const open = parts.filter((id) => !hidden.has(id) && !unpublished.has(id));
  const counting = open.filter((id) => count(id) > 0).sort((a, b) => count(a) - count(b) || (a < b ? -1 : 1));
  if (counting[0] !== undefined) return counting[0];
  if (!hidden.has(total) && !unpublished.has(total)) return total;
  return open[0] ?? null;
}

/** Where its own sums hold nothing more to hide, a given cell is covered by any sum that still can. */
function anyLeft(
  question: SuppressionQuestion,
  hidden: ReadonlySet<CellId>,
  unknown: ReadonlySet<CellId>,
): CellId | null {
  if (!derivable(question.sums, unknown).some((id) => hidden.has(id))) return null;
  for (const sum of question.sums) {
    const found = coverOf(sum, question, hidden);
    if (found) return found;
  }
  return null;
}
