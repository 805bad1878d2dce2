import { daysApart } from './moment.ts';

/** Entries in their order, cut at midnight of the stated zone. */
export function timelineDays<T extends { readonly at: string }>(
  entries: readonly T[],
  zone: string,
): readonly { at: number; entries: readonly T[] }[] {
  const days: { at: number; entries: T[] }[] = [];
  for (const entry of entries) {
    const at = Date.parse(entry.at);
    const day = days.at(-1);
    if (day && daysApart(at, day.at, zone) === 0) day.entries.push(entry);
    else days.push({ at, entries: [entry] });
  }
  return days;
}
