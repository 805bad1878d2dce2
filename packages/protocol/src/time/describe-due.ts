import { dateText, type LocalDate } from './day.ts';
import { DAY, HOUR, type Instant, MINUTE, millisecondsOf } from './instant.ts';
import { localOf, startOfDay } from './zone.ts';

/** A due time as data for the screens: they bring the words. */
export interface DueDescription {
  /** How far away, in elapsed time. Sign 1 is still to come, -1 is past, 0 is this very minute. */
  readonly relative: {
    readonly sign: -1 | 0 | 1;
    readonly days: number;
    readonly hours: number;
    readonly minutes: number;
  };
  /** Local wall time. The moment that ends a day reads 24:00 of that day, as deadlines are written. */
  readonly time: string;
  readonly day: 'yesterday' | 'today' | 'tomorrow' | 'other';
  readonly date: LocalDate;
  readonly zone: string;
  /** "+01:00" at that instant, which tells the two 02:30 of autumn apart. */
  readonly offset: string;
}

export function describeDue(due: Instant, now: Instant, timeZone: string): DueDescription {
  const at = localOf(millisecondsOf(due), timeZone);
  const midnight = millisecondsOf(due) === startOfDay(at.day, timeZone);
  const day = midnight ? at.day - 1 : at.day;
  const away = day - localOf(millisecondsOf(now), timeZone).day;
  return {
    relative: relativeParts(millisecondsOf(due) - millisecondsOf(now)),
    time: midnight ? '24:00' : clockText(at.time / MINUTE),
    day: NEAR_DAYS.get(away) ?? 'other',
    date: dateText(day),
    zone: timeZone,
    offset: (at.offsetMinutes < 0 ? '-' : '+') + clockText(Math.abs(at.offsetMinutes)),
  };
}

const NEAR_DAYS = new Map([
  [-1, 'yesterday'],
  [0, 'today'],
  [1, 'tomorrow'],
] as const) as ReadonlyMap<number, 'yesterday' | 'today' | 'tomorrow'>;

function relativeParts(difference: number): DueDescription['relative'] {
  const size = Math.abs(difference);
  const days = Math.floor(size / DAY);
  const hours = Math.floor((size % DAY) / HOUR);
  const minutes = Math.floor((size % HOUR) / MINUTE);
  return { sign: size < MINUTE ? 0 : difference > 0 ? 1 : -1, days, hours, minutes };
}

function clockText(minutes: number): string {
  const whole = Math.floor(minutes);
  return `${String(Math.floor(whole / 60)).padStart(2, '0')}:${String(whole % 60).padStart(2, '0')}`;
}
