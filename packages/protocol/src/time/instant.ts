/** An instant in UTC to the millisecond, e.g. "2026-11-22T17:40:00.000Z". Facts and the API carry no other form. */
export type Instant = string;

const SHAPE = /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d):(\d\d)(?:\.(\d{1,3}))?(Z|[+-]\d\d:\d\d)$/;
const FIRST_YEAR = 1970;
const LAST_YEAR = 2100;
export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

/**
 * Reads an RFC 3339 timestamp that a person or a machine sent, and gives it in UTC to the millisecond.
 *
 * Refused (undefined): no offset, a leap second, 24:00, a day that the month does not have, `-00:00` (RFC 3339: "offset
 * unknown"), digits finer than a millisecond (an instant changed in silence is not the one that was signed), and
 * years outside 1970 to 2100, where a slip of the keyboard is likelier than a meaning.
 *
 * @example parseInstant('2026-11-22T18:40:00+01:00') // '2026-11-22T17:40:00.000Z'
 */
export function parseInstant(text: string): Instant | undefined {
  const match = SHAPE.exec(text);
  if (match === null) return undefined;
  const [year, month, day, hour, minute, second] = match.slice(1, 7).map(Number) as SixNumbers;
  const offset = offsetMinutes(match[8] ?? '');
  if (offset === undefined || !isRealTime(year, month, day, hour, minute, second)) return undefined;
  const fraction = Number((match[7] ?? '').padEnd(3, '0'));
  const utc = new Date(Date.UTC(year, month - 1, day, hour, minute, second, fraction) - offset * MINUTE);
  const utcYear = utc.getUTCFullYear();
  return utcYear < FIRST_YEAR || utcYear > LAST_YEAR ? undefined : utc.toISOString();
}

type SixNumbers = [number, number, number, number, number, number];

function isRealTime(...[year, month, day, hour, minute, second]: SixNumbers): boolean {
  if (year < FIRST_YEAR - 1 || year > LAST_YEAR + 1 || month < 1 || month > 12) return false;
  const daysInMonth = new Date(Date.UTC(year, month, 0)).getUTCDate();
  return day >= 1 && day <= daysInMonth && hour <= 23 && minute <= 59 && second <= 59;
}

function offsetMinutes(zone: string): number | undefined {
  if (zone === 'Z') return 0;
  const hours = Number(zone.slice(1, 3));
  const minutes = Number(zone.slice(4, 6));
  if (zone === '-00:00' || minutes > 59 || hours * 60 + minutes > 14 * 60) return undefined;
  return (zone.startsWith('-') ? -1 : 1) * (hours * 60 + minutes);
}

/** Milliseconds since 1970 of an instant that has already been parsed. Anything else here is a bug, hence an exception. */
export function millisecondsOf(instant: Instant): number {
  const milliseconds = Date.parse(instant);
  if (Number.isNaN(milliseconds) || !instant.endsWith('Z')) throw new RangeError(`not an instant: ${instant}`);
  return milliseconds;
}

export function instantOf(milliseconds: number): Instant {
  return new Date(milliseconds).toISOString();
}
