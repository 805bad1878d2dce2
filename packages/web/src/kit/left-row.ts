import type { ActiveRow } from './active-row.ts';

const LEFT = new Map<string, ActiveRow>();

/** A list is left by opening one of its rows: coming back leads to that row, or to the next one in its place. */
export const leaveAt = (list: string, row: ActiveRow): void => void LEFT.set(list, row);
export const leftAt = (list: string): ActiveRow | null => LEFT.get(list) ?? null;
export const forgetLeft = (list: string): void => void LEFT.delete(list);
