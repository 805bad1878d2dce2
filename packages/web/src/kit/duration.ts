/** A length of time in the two largest units that matter: "3 d 4 h", "3 h 20 min", "12 min". */
export type DurationPart = { readonly unit: 'days' | 'hours' | 'minutes'; readonly n: number };

const MINUTE = 60_000;
const DAY_MINUTES = 24 * 60;

/** @returns no part for less than a minute. Always rounds down: nobody is told of time that has not passed. */
export function durationParts(milliseconds: number): readonly DurationPart[] {
  const minutes = Math.floor(Math.abs(milliseconds) / MINUTE);
  const parts: DurationPart[] = [
    { unit: 'days', n: Math.floor(minutes / DAY_MINUTES) },
    { unit: 'hours', n: Math.floor((minutes % DAY_MINUTES) / 60) },
    { unit: 'minutes', n: minutes % 60 },
  ];
  const first = parts.findIndex((part) => part.n > 0);
  return first < 0 ? [] : parts.slice(first, first + 2).filter((part) => part.n > 0);
}
