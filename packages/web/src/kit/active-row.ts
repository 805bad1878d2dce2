/** The row that has the keyboard: its key, and where it stood, so that focus survives the row. */
export type ActiveRow = { readonly key: string; readonly index: number };

/** `j` and `k`: one row on or back, stopping at the ends. Without an active row, the first. */
export function moveRow(active: ActiveRow | null, order: readonly string[], step: number): ActiveRow | null {
  if (order.length === 0) return null;
  const from = active ? order.indexOf(active.key) : -1;
  const index =
    from < 0 ? Math.min(active?.index ?? 0, order.length - 1) : Math.min(order.length - 1, Math.max(0, from + step));
  return { key: order[index]!, index };
}

/** After rows changed: the same row wherever it is now, or the next one in the place of a row that has gone. */
export function keepRow(active: ActiveRow | null, order: readonly string[]): ActiveRow | null {
  if (!active) return null;
  const index = order.indexOf(active.key);
  if (index >= 0) return index === active.index ? active : { key: active.key, index };
  return moveRow(active, order, 0);
}
