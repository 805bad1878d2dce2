import { type DayNumber, dateText, dayOf, type LocalDate, partsOf, weekdayOf } from '../day.ts';
import { DE_ALL_RULES, DE_RULES } from './germany.ts';
import { FR_RULES } from './france.ts';
import { type HolidayRule, holidaysOf } from './holiday-rules.ts';
import { UK_ALL_RULES } from './united-kingdom.ts';
import { US_RULES } from './united-states.ts';

/** Which days are worked, and in which zone a day begins and ends. Data: the functions below read it. */
export interface Calendar {
  readonly id: string;
  readonly timeZone: string;
  readonly rules: readonly HolidayRule[];
}

export const CALENDAR_IDS = ['UK_ALL', 'DE', 'DE_ALL', 'FR', 'US', 'EU_DE', 'EU_FR'] as const;
export type CalendarId = (typeof CALENDAR_IDS)[number];

const DE: Calendar = { id: 'DE', timeZone: 'Europe/Berlin', rules: DE_RULES };
const FR: Calendar = { id: 'FR', timeZone: 'Europe/Paris', rules: FR_RULES };

/**
 * Regulation 1182/71 Art. 2: working days are all days but Saturdays, Sundays and the public holidays of the Member
 * State (or institution) in which the act is to be done. The period's arithmetic itself is in `deadline.ts`.
 */
export function euCalendar(national: Calendar): Calendar {
  return { ...national, id: `EU_${national.id}` };
}

/** The same working days counted in another zone, e.g. those of the United States for an office in Los Angeles. */
export function calendarIn(calendar: Calendar, timeZone: string): Calendar {
  return { ...calendar, timeZone };
}

/** Calendars by id. Zones are those of the capital (for the United States: Washington); see {@link calendarIn}. */
export const CALENDARS: Readonly<Record<CalendarId, Calendar>> = {
  UK_ALL: { id: 'UK_ALL', timeZone: 'Europe/London', rules: UK_ALL_RULES },
  DE,
  DE_ALL: { id: 'DE_ALL', timeZone: 'Europe/Berlin', rules: DE_ALL_RULES },
  FR,
  US: { id: 'US', timeZone: 'America/New_York', rules: US_RULES },
  EU_DE: euCalendar(DE),
  EU_FR: euCalendar(FR),
};

// Pure memo: rules are constants, so a year of them is computed once.
const years = new WeakMap<readonly HolidayRule[], Map<number, ReadonlyMap<LocalDate, string>>>();

/** The holidays of a year, in order, with their names in the country's own language. */
export function holidaysIn(calendar: Calendar, year: number): ReadonlyMap<LocalDate, string> {
  let known = years.get(calendar.rules);
  if (known === undefined) years.set(calendar.rules, (known = new Map<number, ReadonlyMap<LocalDate, string>>()));
  let holidays = known.get(year);
  if (holidays === undefined) known.set(year, (holidays = holidaysOf(calendar.rules, year)));
  return holidays;
}

export function holidayName(calendar: Calendar, date: LocalDate): string | undefined {
  return holidaysIn(calendar, Number(date.slice(0, 4))).get(date);
}

export function isHoliday(calendar: Calendar, date: LocalDate): boolean {
  return holidayName(calendar, date) !== undefined;
}

/** True for a day that is no Saturday, no Sunday and no holiday. */
export function isWorkingDay(calendar: Calendar, date: LocalDate): boolean {
  return isWorkingDayNumber(calendar, dayOf(date));
}

export function isHolidayNumber(calendar: Calendar, day: DayNumber): boolean {
  return holidaysIn(calendar, partsOf(day).year).has(dateText(day));
}

export function isWorkingDayNumber(calendar: Calendar, day: DayNumber): boolean {
  return weekdayOf(day) < 6 && !isHolidayNumber(calendar, day);
}

/** The n-th working day after a day; the day itself never counts. */
export function workingDayAfter(calendar: Calendar, day: DayNumber, count: number): DayNumber {
  let reached = day;
  for (let left = count; left > 0; ) {
    reached += 1;
    if (isWorkingDayNumber(calendar, reached)) left -= 1;
  }
  return reached;
}

/** The day itself if it is worked, else the next that is. */
export function workingDayFrom(calendar: Calendar, day: DayNumber): DayNumber {
  return isWorkingDayNumber(calendar, day) ? day : workingDayAfter(calendar, day, 1);
}
