import type { HolidayRule } from './holiday-rules.ts';

/**
 * Federal holidays, 5 U.S.C. 6103, with the weekday on which offices observe them. Days on which a president merely
 * closed offices (24 December of some years, days of mourning) are no holidays of the statute and are not here.
 */
export const US_RULES: readonly HolidayRule[] = [
  { name: "New Year's Day", on: { date: '01-01', substitute: 'nearest-weekday' } },
  { name: 'Birthday of Martin Luther King, Jr.', on: { weekday: 1, month: 1, nth: 3 } },
  { name: "Washington's Birthday", on: { weekday: 1, month: 2, nth: 3 } },
  { name: 'Memorial Day', on: { weekday: 1, month: 5, nth: 'last' } },
  { name: 'Juneteenth National Independence Day', on: { date: '06-19', substitute: 'nearest-weekday' }, from: 2021 },
  { name: 'Independence Day', on: { date: '07-04', substitute: 'nearest-weekday' } },
  { name: 'Labor Day', on: { weekday: 1, month: 9, nth: 1 } },
  { name: 'Columbus Day', on: { weekday: 1, month: 10, nth: 2 } },
  { name: 'Veterans Day', on: { date: '11-11', substitute: 'nearest-weekday' } },
  { name: 'Thanksgiving Day', on: { weekday: 4, month: 11, nth: 4 } },
  { name: 'Christmas Day', on: { date: '12-25', substitute: 'nearest-weekday' } },
];
