import type { Summary } from './summary.ts';

/** Hours of one kind, by priority. Paused time counts in `decide` and not in `decide-without-pauses` (C17). */
export type Hours = Map<string, Map<string, number[]>>;

export type Speed = {
  readonly measure: string;
  readonly priority: string;
  readonly n: number;
  readonly p50Hours: number | null;
  readonly p90Hours: number | null;
};

const without = (hours: number | null, paused: number): number | null =>
  hours === null ? null : Math.max(0, hours - paused);

const SPEEDS: Readonly<Record<string, (hours: Summary['hours']) => number | null>> = {
  acknowledge: ({ ack }) => ack,
  decide: ({ decide }) => decide,
  'decide-without-pauses': ({ decide, paused }) => without(decide, paused),
  effect: ({ effect }) => effect,
  lock2: ({ lock2 }) => lock2,
};

export function addHours(hours: Hours, { hours: taken, priority }: Summary): void {
  for (const [measure, of] of Object.entries(SPEEDS)) {
    const value = of(taken);
    if (value === null) continue;
    const byPriority = hours.get(measure) ?? new Map<string, number[]>();
    hours.set(measure, byPriority);
    const known = byPriority.get(priority);
    if (known) known.push(value);
    else byPriority.set(priority, [value]);
  }
}

/** The half and the nine tenths, each with how many stand behind it: never a mean (C17), never of a few. */
export function speedsOf(years: readonly Hours[], below: number, isPublished: (priority: string) => boolean): Speed[] {
  const measures = Object.keys(SPEEDS);
  const priorities = [
    ...new Set(years.flatMap((year) => measures.flatMap((measure) => [...(year.get(measure)?.keys() ?? [])]))),
  ].sort();
  return measures.flatMap((measure) =>
    priorities.filter(isPublished).flatMap((priority): Speed[] => {
      const each = years.map((year) => year.get(measure)?.get(priority) ?? []);
      if (each.some((values) => values.length > 0 && values.length < below)) return [];
      const values = each.flat().sort((a, b) => a - b);
      if (values.length === 0) return [];
      return [{ measure, priority, n: values.length, p50Hours: share(values, 0.5), p90Hours: share(values, 0.9) }];
    }),
  );
}

/** Nearest rank, in tenths of an hour. */
function share(sorted: readonly number[], part: number): number {
  return Math.round(sorted[Math.ceil(sorted.length * part) - 1]! * 10) / 10;
}
