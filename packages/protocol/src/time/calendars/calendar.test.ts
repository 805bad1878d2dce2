import { describe, expect, it } from 'vitest';
import { weekdayOf, dayOf } from '../day.ts';
import {
  CALENDAR_IDS,
  CALENDARS,
  type CalendarId,
  calendarIn,
  euCalendar,
  holidayName,
  holidaysIn,
  isHoliday,
  isWorkingDay,
} from './calendar.ts';

const onWeekdays = (id: CalendarId, year: number) =>
  [...holidaysIn(CALENDARS[id], year).keys()]
    .filter((date) => weekdayOf(dayOf(date)) < 6)
    .map((date) => date.slice(5))
    .join(' ');

// Written by hand from gov.uk/bank-holidays (three lists joined), opm.gov, and the statutes of Germany and France.
const LISTS: readonly [CalendarId, number, string][] = [
  ['UK_ALL', 2022, '01-03 01-04 03-17 04-15 04-18 05-02 06-02 06-03 07-12 08-01 08-29 09-19 11-30 12-26 12-27'],
  ['UK_ALL', 2023, '01-02 01-03 03-17 04-07 04-10 05-01 05-08 05-29 07-12 08-07 08-28 11-30 12-25 12-26'],
  ['UK_ALL', 2024, '01-01 01-02 03-18 03-29 04-01 05-06 05-27 07-12 08-05 08-26 12-02 12-25 12-26'],
  ['UK_ALL', 2025, '01-01 01-02 03-17 04-18 04-21 05-05 05-26 07-14 08-04 08-25 12-01 12-25 12-26'],
  ['UK_ALL', 2026, '01-01 01-02 03-17 04-03 04-06 05-04 05-25 06-15 07-13 08-03 08-31 11-30 12-25 12-28'],
  ['UK_ALL', 2027, '01-01 01-04 03-17 03-26 03-29 05-03 05-31 07-12 08-02 08-30 11-30 12-27 12-28'],
  ['UK_ALL', 2028, '01-03 01-04 03-17 04-14 04-17 05-01 05-29 07-12 08-07 08-28 11-30 12-25 12-26'],
  ['DE', 2024, '01-01 03-29 04-01 05-01 05-09 05-20 10-03 12-25 12-26'],
  ['DE', 2025, '01-01 04-18 04-21 05-01 05-29 06-09 10-03 12-25 12-26'],
  ['DE', 2026, '01-01 04-03 04-06 05-01 05-14 05-25 12-25'],
  ['DE_ALL', 2025, '01-01 01-06 04-18 04-21 05-01 05-08 05-29 06-09 06-19 08-15 10-03 10-31 11-19 12-25 12-26'],
  ['FR', 2025, '01-01 04-21 05-01 05-08 05-29 06-09 07-14 08-15 11-11 12-25'],
  ['FR', 2026, '01-01 04-06 05-01 05-08 05-14 05-25 07-14 11-11 12-25'],
  ['US', 2024, '01-01 01-15 02-19 05-27 06-19 07-04 09-02 10-14 11-11 11-28 12-25'],
  ['US', 2026, '01-01 01-19 02-16 05-25 06-19 07-03 09-07 10-12 11-11 11-26 12-25'],
  ['US', 2027, '01-01 01-18 02-15 05-31 06-18 07-05 09-06 10-11 11-11 11-25 12-24 12-31'],
  ['US', 2028, '01-17 02-21 05-29 06-19 07-04 09-04 10-09 11-10 11-23 12-25'],
];

describe('a calendar', () => {
  it.each(LISTS)('%s of %i keeps its weekday holidays', (id, year, dates) => {
    expect(onWeekdays(id, year)).toBe(dates);
  });

  it('counts a holiday of any part of the United Kingdom', () => {
    expect(holidayName(CALENDARS.UK_ALL, '2025-12-01')).toBe("St Andrew's Day (Scotland)");
    expect(isWorkingDay(CALENDARS.UK_ALL, '2025-12-01')).toBe(false);
    expect(isWorkingDay(CALENDARS.UK_ALL, '2025-12-02')).toBe(true);
    expect(isWorkingDay(CALENDARS.UK_ALL, '2025-12-06')).toBe(false);
  });

  it('works on a day that was moved away in one year', () => {
    expect(isHoliday(CALENDARS.UK_ALL, '2020-05-04')).toBe(false);
    expect(isHoliday(CALENDARS.UK_ALL, '2022-05-30')).toBe(false);
  });

  it('for the Union is the national one under its own name', () => {
    expect(euCalendar(CALENDARS.FR)).toMatchObject({ id: 'EU_FR', timeZone: 'Europe/Paris' });
    expect(onWeekdays('EU_DE', 2026)).toBe(onWeekdays('DE', 2026));
  });

  it('can be kept in another zone', () => {
    const west = calendarIn(CALENDARS.US, 'America/Los_Angeles');
    expect(west.timeZone).toBe('America/Los_Angeles');
    expect(isHoliday(west, '2026-07-03')).toBe(true);
  });

  it('names every holiday of every year in its own year and in order', () => {
    for (const id of CALENDAR_IDS) {
      for (let year = 2019; year <= 2040; year += 1) {
        const dates = [...holidaysIn(CALENDARS[id], year).keys()];
        expect(dates).toEqual([...new Set(dates)].toSorted());
        expect(dates.every((date) => date.startsWith(`${year}-`))).toBe(true);
        expect(dates.length).toBeGreaterThanOrEqual(9);
      }
    }
  });
});
