import { CALENDARS, type CalendarId, isHolidayNumber } from './calendars/calendar.ts';
import { type DayNumber, weekdayOf } from './day.ts';
import { DAY, MINUTE } from './instant.ts';
import { isTimeZone, localOf, wallTime } from './zone.ts';

/**
 * Minutes of the local day, 0 to 1440, during which somebody reads the inbox. An end at or before the start lies on
 * the next day: 22:00 to 06:00 is `{ fromMinute: 1320, toMinute: 360 }`. Weekday 1 is Monday.
 */
export interface CoverInterval {
  readonly weekday: number;
  readonly fromMinute: number;
  readonly toMinute: number;
}

/**
 * A recipient's cover hours (C7). An interval belongs to the day on which it begins: a night shift that begins on the
 * eve of a holiday is worked to its end, one that would begin on the holiday is not. `calendar: null` means that no
 * holiday closes the desk.
 */
export interface CoverHours {
  readonly timeZone: string;
  readonly calendar: CalendarId | null;
  readonly weekly: readonly CoverInterval[];
}

/** Somebody is always there: day and night, holidays too. */
export function alwaysCovered(timeZone: string): CoverHours {
  const weekly = [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ weekday, fromMinute: 0, toMinute: 1440 }));
  return { timeZone, calendar: null, weekly };
}

export type CoverProblem =
  | 'unknown-time-zone'
  | 'unknown-calendar'
  | 'never-open'
  | 'no-such-weekday'
  | 'no-such-minute';

/** What is wrong with declared cover hours, or undefined. Hours that pass here can always be counted. */
export function coverProblem(cover: CoverHours): CoverProblem | undefined {
  if (!isTimeZone(cover.timeZone)) return 'unknown-time-zone';
  if (cover.calendar !== null && !Object.hasOwn(CALENDARS, cover.calendar)) return 'unknown-calendar';
  if (cover.weekly.length === 0) return 'never-open';
  for (const { weekday, fromMinute, toMinute } of cover.weekly) {
    if (!isWhole(weekday, 1, 7)) return 'no-such-weekday';
    if (!isWhole(fromMinute, 0, 1439) || !isWhole(toMinute, 0, 1440)) return 'no-such-minute';
  }
  return undefined;
}

function isWhole(value: number, least: number, most: number): boolean {
  return Number.isInteger(value) && value >= least && value <= most;
}

/** A stretch of covered time in milliseconds since 1970, end excluded. */
export interface CoveredSpan {
  readonly start: number;
  readonly end: number;
}

// Longer than any run of holidays; a cover that stays shut this long never opens.
const LONGEST_CLOSURE_DAYS = 400;

/**
 * The covered stretches that end after an instant, in order, touching ones joined, without end. Works day by day, so
 * a month costs thirty steps whatever its minutes.
 *
 * @throws RangeError for hours that never open; `coverProblem` refuses those at the door.
 */
export function* coveredSpans(cover: CoverHours, from: number): Generator<CoveredSpan, never> {
  const today = localOf(from, cover.timeZone).day;
  let open: { start: number; end: number } | undefined;
  let lastOpenDay = today;
  // One day back, because a stretch that began yesterday can reach into today; none is longer than a day.
  for (let day = today - 1; day - lastOpenDay < LONGEST_CLOSURE_DAYS; day += 1) {
    for (const span of spansOfDay(cover, day)) {
      lastOpenDay = Math.max(lastOpenDay, day);
      if (open !== undefined && span.start <= open.end) {
        open.end = Math.max(open.end, span.end);
      } else {
        if (open !== undefined && open.end > from) yield open;
        open = { ...span };
      }
    }
    // Round the clock, the stretch never ends; hand it out by the week, so that whoever counts gets an answer.
    if (open !== undefined && open.end - open.start > 7 * DAY) {
      const cut = open.end - DAY;
      if (cut > from) yield { start: open.start, end: cut };
      open = { start: cut, end: open.end };
    }
  }
  throw new RangeError('cover hours never open');
}

function spansOfDay(cover: CoverHours, day: DayNumber): CoveredSpan[] {
  const weekday = weekdayOf(day);
  if (cover.calendar !== null && isHolidayNumber(CALENDARS[cover.calendar], day)) return [];
  return cover.weekly
    .filter((interval) => interval.weekday === weekday)
    .map((interval) => spanOf(interval, day, cover.timeZone))
    .filter((span) => span.end > span.start)
    .sort((a, b) => a.start - b.start);
}

function spanOf({ fromMinute, toMinute }: CoverInterval, day: DayNumber, zone: string): CoveredSpan {
  const endDay = toMinute <= fromMinute ? day + 1 : day;
  return { start: wallTime(day, fromMinute * MINUTE, zone), end: wallTime(endDay, toMinute * MINUTE, zone) };
}
