import type { CellId, Sum } from './cells.ts';

const SMALL = 1e-9;

/**
 * The hidden cells whose number follows from the published ones, by adding and subtracting any of the sums: those that
 * the sums determine, found by elimination. Every sum is an equation; published cells are its known part.
 */
export function derivable(sums: readonly Sum[], hidden: ReadonlySet<CellId>): CellId[] {
  const columns = [...hidden];
  const column = new Map(columns.map((id, i) => [id, i]));
  const rows = sums.map((sum) => equation(sum, column)).filter((row) => row.some((factor) => factor !== 0));
  return reduced(rows).flatMap((row) => {
    const met = row.flatMap((factor, i) => (Math.abs(factor) > SMALL ? [i] : []));
    return met.length === 1 ? [columns[met[0]!]!] : [];
  });
}

function equation({ total, parts }: Sum, column: ReadonlyMap<CellId, number>): number[] {
  const row = new Array<number>(column.size).fill(0);
  const add = (id: CellId, factor: number): void => {
    const i = column.get(id);
    if (i !== undefined) row[i]! += factor;
  };
  add(total, 1);
  for (const part of parts) add(part, -1);
  return row;
}

/** Gauss and Jordan: in the end each leading factor stands alone in its column. */
function reduced(given: readonly number[][]): number[][] {
  const rows = given.map((row) => [...row]);
  let top = 0;
  for (let i = 0; i < (rows[0]?.length ?? 0) && top < rows.length; i++) {
    const found = rows.findIndex((row, at) => at >= top && Math.abs(row[i]!) > SMALL);
    if (found < 0) continue;
    [rows[top], rows[found]] = [rows[found]!, rows[top]!];
    const lead = rows[top]!.map((factor) => factor / rows[top]![i]!);
    rows[top] = lead;
    for (const [at, row] of rows.entries()) {
      const factor = row[i]!;
      if (at !== top && Math.abs(factor) > SMALL) rows[at] = row.map((each, j) => each - factor * lead[j]!);
    }
    top += 1;
  }
  return rows;
}
