/** Which rows are selected, and from where a range is counted. */
export type Selection = { readonly keys: ReadonlySet<string>; readonly anchor: string | null };

export const NOTHING_SELECTED: Selection = { keys: new Set(), anchor: null };

/** `x`: the row changes side and becomes the anchor of a range. */
export function toggle(selection: Selection, key: string): Selection {
  const keys = new Set(selection.keys);
  if (!keys.delete(key)) keys.add(key);
  return { keys, anchor: key };
}

/** `Shift-x`: every row from the anchor to this one, both included, in the order shown. */
export function selectRange(selection: Selection, order: readonly string[], to: string): Selection {
  const from = selection.anchor === null ? -1 : order.indexOf(selection.anchor);
  const end = order.indexOf(to);
  if (from < 0 || end < 0) return toggle(selection, to);
  const keys = new Set(selection.keys);
  for (let index = Math.min(from, end); index <= Math.max(from, end); index += 1) keys.add(order[index]!);
  return { keys, anchor: selection.anchor };
}

/** All the rows shown, or none when all of them were selected already. */
export function toggleAll(selection: Selection, order: readonly string[]): Selection {
  const all = order.length > 0 && order.every((key) => selection.keys.has(key));
  return all ? NOTHING_SELECTED : { keys: new Set(order), anchor: null };
}

/** Rows that left the queue leave the selection: nobody acts on what is no longer shown. */
export function stillThere(selection: Selection, order: readonly string[]): Selection {
  const present = new Set(order);
  const keys = new Set([...selection.keys].filter((key) => present.has(key)));
  if (keys.size === selection.keys.size) return selection;
  return { keys, anchor: selection.anchor !== null && present.has(selection.anchor) ? selection.anchor : null };
}
