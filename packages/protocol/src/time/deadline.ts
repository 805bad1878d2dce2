import { type Calendar, workingDayAfter, workingDayFrom } from './calendars/calendar.ts';
import type { CoverHours } from './cover.ts';
import { addCoverMilliseconds } from './cover-time.ts';
import { addMonths, type DayNumber } from './day.ts';
import { HOUR, type Instant, instantOf, MINUTE, millisecondsOf } from './instant.ts';
import { endOfDay, localOf, wallTime } from './zone.ts';

/** How long a period is and how it is counted (C7, C7a). */
export type Period =
  /** Elapsed time, through nights and holidays. */
  | { readonly kind: 'CLOCK'; readonly minutes: number; readonly basis: 'law' | 'protocol' }
  /** Minutes of the recipient's cover hours. */
  | { readonly kind: 'COVER'; readonly minutes: number }
  /** Working days after the day of the event, to 24:00 of the last. */
  | { readonly kind: 'WD'; readonly days: number }
  /** To the same weekday or date, to 24:00. */
  | {
      readonly kind: 'CALENDAR';
      readonly amount: number;
      readonly unit: 'days' | 'weeks' | 'months';
      readonly ends: CalendarEnd;
    };

/**
 * What the end of a calendar period is for. `act-by`: somebody must act; strict is the exact minute, and the law rolls
 * a Saturday, Sunday or holiday forward. `keep-until`: something must be kept, so the later end is the strict one.
 * `release`: a restriction on the user ends; it favours the user, so it is never rolled forward.
 */
export type CalendarEnd = 'act-by' | 'keep-until' | 'release';

/** Show `operationalDue`; speak of a breach only after `legalLatest` (C7a). */
export interface Deadline {
  readonly from: Instant;
  readonly operationalDue: Instant;
  readonly legalLatest: Instant;
  readonly kind: Period['kind'];
  readonly rule: string;
}

/** Where a period runs: the working days of one party and the hours at which the recipient is there. */
export interface Surroundings {
  readonly calendar: Calendar;
  readonly cover: CoverHours;
}

/**
 * When a period that begins with an event ends. A target of the protocol (`CLOCK` by protocol, `COVER`, `WD`) has one
 * end, for both sides: only law has a later one. Art. 3(5) of Regulation 1182/71 (two working days in every period of
 * two days or more) is left out on purpose: nobody may rely on it for periods in hours.
 */
export function deadline(period: Period, from: Instant, where: Surroundings, rule: string): Deadline {
  const { strict, latest } = ends(period, millisecondsOf(from), where);
  return { from, operationalDue: instantOf(strict), legalLatest: instantOf(latest), kind: period.kind, rule };
}

interface Ends {
  readonly strict: number;
  readonly latest: number;
}

function ends(period: Period, from: number, where: Surroundings): Ends {
  switch (period.kind) {
    case 'CLOCK':
      return clockEnds(period, from, where.calendar.timeZone);
    case 'COVER':
      return once(addCoverMilliseconds(from, Math.round(period.minutes * MINUTE), where.cover));
    case 'WD': {
      const day = localOf(from, where.calendar.timeZone).day;
      return once(endOfDay(workingDayAfter(where.calendar, day, period.days), where.calendar.timeZone));
    }
    case 'CALENDAR':
      return calendarEnds(period, from, where.calendar);
  }
}

function once(end: number): Ends {
  return { strict: end, latest: end };
}

/** Regulation 1182/71 Art. 3(1): the hour in which the event falls does not count. Hours are those of the local clock. */
function clockEnds(period: Period & { kind: 'CLOCK' }, from: number, zone: string): Ends {
  const strict = from + Math.round(period.minutes * MINUTE);
  if (period.basis === 'protocol') return once(strict);
  const nextFullHour = from - (localOf(from, zone).time % HOUR) + HOUR;
  return { strict, latest: nextFullHour + Math.round(period.minutes * MINUTE) };
}

function calendarEnds(period: Period & { kind: 'CALENDAR' }, from: number, calendar: Calendar): Ends {
  const { day, time } = localOf(from, calendar.timeZone);
  const last = lastDay(period, day);
  if (period.ends === 'release') return once(endOfDay(last, calendar.timeZone));
  const rolled = endOfDay(workingDayFrom(calendar, last), calendar.timeZone);
  return period.ends === 'keep-until'
    ? once(rolled)
    : { strict: wallTime(last, time, calendar.timeZone), latest: rolled };
}

function lastDay({ amount, unit }: Period & { kind: 'CALENDAR' }, day: DayNumber): DayNumber {
  if (unit === 'months') return addMonths(day, amount);
  return day + amount * (unit === 'weeks' ? 7 : 1);
}
