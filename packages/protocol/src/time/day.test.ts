import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addMonths, dateText, dayOf, easterSunday, weekdayOf } from './day.ts';

describe('a day', () => {
  it.each([
    [2000, '2000-04-23'],
    [2008, '2008-03-23'],
    [2011, '2011-04-24'],
    [2019, '2019-04-21'],
    [2024, '2024-03-31'],
    [2025, '2025-04-20'],
    [2026, '2026-04-05'],
    [2027, '2027-03-28'],
    [2028, '2028-04-16'],
    [2029, '2029-04-01'],
    [2030, '2030-04-21'],
    [2038, '2038-04-25'],
    [2049, '2049-04-18'],
    [2076, '2076-04-19'],
  ])('of Easter %i is %s', (year, date) => {
    expect(dateText(easterSunday(year))).toBe(date);
  });

  it('of Easter is a Sunday from 22 March to 25 April', () => {
    for (let year = 1970; year <= 2100; year += 1) {
      const easter = easterSunday(year);
      expect(weekdayOf(easter)).toBe(7);
      expect(easter).toBeGreaterThanOrEqual(dayOf(`${year}-03-22`));
      expect(easter).toBeLessThanOrEqual(dayOf(`${year}-04-25`));
    }
  });

  it.each([
    ['2026-08-31', 6, '2027-02-28'],
    ['2027-08-31', 6, '2028-02-29'],
    ['2028-02-29', 12, '2029-02-28'],
    ['2026-01-31', 1, '2026-02-28'],
    ['2026-01-30', 1, '2026-02-28'],
    ['2026-03-31', 1, '2026-04-30'],
    ['2026-12-15', 1, '2027-01-15'],
    ['2026-02-28', 6, '2026-08-28'],
  ])('%s and %i months is %s', (from, months, to) => {
    expect(dateText(addMonths(dayOf(from), months))).toBe(to);
  });

  it('has the weekday that the platform gives it', () => {
    fc.assert(
      fc.property(fc.integer({ min: -10_000, max: 60_000 }), (day) => {
        expect(weekdayOf(day) % 7).toBe(new Date(day * 86_400_000).getUTCDay());
        expect(dayOf(dateText(day))).toBe(day);
      }),
    );
  });

  it('that does not exist is a bug of the caller', () => {
    expect(() => dayOf('2026-02-30')).toThrow('not a date: 2026-02-30');
    expect(() => dayOf('30 February')).toThrow(RangeError);
  });
});
