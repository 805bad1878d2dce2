/** Time as data: calendars, cover hours, deadlines and whose clock runs. Spec: protocol C7 and C7a. */
export {
  CALENDAR_IDS,
  CALENDARS,
  type Calendar,
  type CalendarId,
  calendarIn,
  euCalendar,
  holidayName,
  holidaysIn,
  isHoliday,
  isWorkingDay,
} from './calendars/calendar.ts';
export {
  type Clock,
  type ClockHolder,
  type ClockOwner,
  type ClockSpan,
  type ClockSums,
  clockHolder,
  clockSums,
  handClockTo,
  isPaused,
  longestOwner,
  pauseClock,
  resumeClock,
  startClock,
  stopClock,
} from './clock.ts';
export { alwaysCovered, type CoverHours, type CoverInterval, type CoverProblem, coverProblem } from './cover.ts';
export { addCover, coverMinutesBetween, isCovered, nextCoverStart } from './cover-time.ts';
export type { LocalDate } from './day.ts';
export { type CalendarEnd, type Deadline, deadline, type Period, type Surroundings } from './deadline.ts';
export { type DueDescription, describeDue } from './describe-due.ts';
export { type Capacity, type DueContext, dueFor, periodFor, type SizeClass } from './due.ts';
export { type Instant, instantOf, millisecondsOf, parseInstant } from './instant.ts';
export { dueOnClock } from './paused-due.ts';
export { type Reminders, remindersFor } from './reminders.ts';
export {
  type DueEvent,
  type DueParty,
  isOrientation,
  TARGETS,
  type Target,
  TIMED_PRIORITIES,
  type TimedPriority,
} from './targets.ts';
export { isTimeZone } from './zone.ts';
