import type { List, ListProblem } from '@remit/client';
import type { ImportedRow, ImportView } from './rows-of-list.ts';

/** A row of the answer, or one of the file that never got to the service; then `remark` says why. */
export type ShownRow = ImportedRow & { readonly remark?: ListProblem };
export type ShownImport = Omit<ImportView, 'items'> & { readonly items: readonly ShownRow[] };

/**
 * The answer together with the rows of the file in which no address was found: whoever counts the file finds each of its
 * rows here, as the command shows them.
 */
export function withLeftOut(view: ImportView, list: List | null): ShownImport {
  const left = (list?.problems ?? []).filter(({ kept, line }) => !kept && line > 0).map(leftRow);
  const { rows, invalid } = view.totals;
  return {
    ...view,
    items: [...view.items, ...left],
    totals: { ...view.totals, rows: rows + left.length, invalid: invalid + left.length },
  };
}

const leftRow = (remark: ListProblem): ShownRow => ({
  line: remark.line,
  url: remark.address ?? '',
  result: 'invalid',
  codes: [],
  platform: null,
  referral: null,
  sentence: remark.message,
  remark,
});
