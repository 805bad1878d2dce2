import { Temporal } from 'temporal-polyfill';
import { type DayNumber, partsOf } from './day.ts';
import { DAY, MINUTE } from './instant.ts';

/** The only file that asks the time zone database. Everything else counts days, minutes and milliseconds. */

const NAME = /^(UTC|[A-Za-z_]+(\/[A-Za-z0-9_+-]+){1,2})$/;

/** True for a named zone ("Europe/Berlin", "UTC"); a bare offset is refused, because it knows no summer time. */
export function isTimeZone(name: string): boolean {
  if (!NAME.test(name) || name.length > 64) return false;
  try {
    Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(name);
    return true;
  } catch {
    return false;
  }
}

/** Where an instant falls on the wall calendar of a zone. `time` is milliseconds of the wall clock since 00:00. */
export function localOf(milliseconds: number, zone: string): { day: DayNumber; time: number; offsetMinutes: number } {
  const local = Temporal.Instant.fromEpochMilliseconds(milliseconds).toZonedDateTimeISO(zone);
  const offset = local.offsetNanoseconds / 1e6;
  const wall = milliseconds + offset;
  const day = Math.floor(wall / DAY);
  return { day, time: wall - day * DAY, offsetMinutes: offset / MINUTE };
}

const REMEMBERED = 4096;
const startsByZone = new Map<string, Map<DayNumber, number>>();

/** The first instant of a local day: midnight, or the end of the gap where summer time begins at midnight. */
export function startOfDay(day: DayNumber, zone: string): number {
  let starts = startsByZone.get(zone);
  if (starts === undefined) startsByZone.set(zone, (starts = new Map<DayNumber, number>()));
  const known = starts.get(day);
  if (known !== undefined) return known;
  if (starts.size >= REMEMBERED) starts.clear();
  const start = plainDate(day).toZonedDateTime(zone).epochMilliseconds;
  starts.set(day, start);
  return start;
}

/** 24:00 of a local day: the moment at which a period that ends with this day is over. */
export function endOfDay(day: DayNumber, zone: string): number {
  return startOfDay(day + 1, zone);
}

/**
 * The instant at which a wall clock shows a time. A time that comes twice (autumn) means the first; a time that never
 * comes (spring) means the moment of the jump. So a later wall time is never an earlier instant.
 */
export function wallTime(day: DayNumber, time: number, zone: string): number {
  const start = startOfDay(day, zone);
  if (time === 0) return start;
  if (time === DAY) return endOfDay(day, zone);
  if (endOfDay(day, zone) - start === DAY) return start + time;
  const wanted = plainDate(day).toPlainDateTime().add({ milliseconds: time });
  const earlier = wanted.toZonedDateTime(zone, { disambiguation: 'earlier' });
  if (earlier.toPlainDateTime().equals(wanted)) return earlier.epochMilliseconds;
  const jump = earlier.getTimeZoneTransition('next');
  return jump === null ? earlier.epochMilliseconds : jump.epochMilliseconds;
}

function plainDate(day: DayNumber): Temporal.PlainDate {
  return Temporal.PlainDate.from(partsOf(day));
}
