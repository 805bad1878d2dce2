import { type Calendar, isWorkingDayNumber } from './calendars/calendar.ts';
import { type Clock, type ClockOwner, closedSpans } from './clock.ts';
import { coverMillisecondsBetween } from './cover-time.ts';
import { type Deadline, deadline, type Period, type Surroundings } from './deadline.ts';
import { type DueContext, periodFor } from './due.ts';
import { DAY, type Instant, MINUTE, millisecondsOf } from './instant.ts';
import { type DueEvent, TARGETS, type Target, type TimedPriority } from './targets.ts';
import { endOfDay, localOf, startOfDay } from './zone.ts';

/**
 * A deadline moved by the time that was not its owner's: while the clock was paused, or while it was another party's.
 * The part of that time is added which would have counted, in the measure of the period itself:
 *
 * - `CLOCK`: all of it.
 * - `COVER`: the cover minutes in it; a pause over a closed night moves nothing.
 * - `WD`: the hours of working days in it, summed over all absences and rounded up to whole working days, so that the
 *   end stays at 24:00 and what was left of the period is never less after the pause than before. The day of the event
 *   does not count, so neither does a pause on it.
 * - targets that do not wait (law, `useful_until`, the longest hold, monitoring): never moved.
 *
 * A pause that begins after the deadline has passed does not revive it. While the clock is away from its owner nothing
 * falls due; the answer then says what would hold if the owner's time began again at `at`.
 */
export function dueOnClock(
  event: DueEvent,
  priority: TimedPriority,
  context: DueContext,
  clock: Clock,
  at: Instant,
): Deadline {
  const { period, rule } = periodFor(event, priority, context);
  const { owner, waits }: Target = TARGETS[event];
  if (!waits || owner === 'nobody') return deadline(period, context.from, context, rule);
  return deadlineWithout(absencesOf(clock, owner, at), period, context.from, context, rule);
}

/** A stretch of time that does not count, in milliseconds since 1970. */
export interface Absence {
  readonly from: number;
  readonly to: number;
}

/** When the time was not this party's, up to an instant. */
export function absencesOf(clock: Clock, owner: ClockOwner, at: Instant): Absence[] {
  return closedSpans(clock, at).filter((span) => span.holder !== owner);
}

export function deadlineWithout(
  absences: readonly Absence[],
  period: Period,
  from: Instant,
  where: Surroundings,
  rule: string,
): Deadline {
  const start = millisecondsOf(from);
  let absent = 0;
  let due = deadline(period, from, where, rule);
  for (const absence of absences) {
    if (absence.from >= millisecondsOf(due.operationalDue)) break;
    absent += measure(period, Math.max(absence.from, start), absence.to, start, where);
    due = deadline(lengthened(period, absent), from, where, rule);
  }
  return due;
}

function lengthened(period: Period, absent: number): Period {
  if (period.kind === 'WD') return { ...period, days: period.days + Math.ceil(absent / DAY) };
  if (period.kind === 'COVER' || (period.kind === 'CLOCK' && period.basis === 'protocol')) {
    return { ...period, minutes: period.minutes + absent / MINUTE };
  }
  return period;
}

function measure(period: Period, from: number, to: number, start: number, where: Surroundings): number {
  if (to <= from) return 0;
  if (period.kind === 'COVER') return coverMillisecondsBetween(from, to, where.cover);
  if (period.kind === 'CLOCK') return to - from;
  const { day } = localOf(start, where.calendar.timeZone);
  return workingMillisecondsBetween(Math.max(from, endOfDay(day, where.calendar.timeZone)), to, where.calendar);
}

function workingMillisecondsBetween(from: number, to: number, calendar: Calendar): number {
  const zone = calendar.timeZone;
  let sum = 0;
  for (let day = localOf(from, zone).day; startOfDay(day, zone) < to; day += 1) {
    if (!isWorkingDayNumber(calendar, day)) continue;
    sum += Math.max(0, Math.min(endOfDay(day, zone), to) - Math.max(startOfDay(day, zone), from));
  }
  return sum;
}
