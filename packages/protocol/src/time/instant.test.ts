import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { instantOf, millisecondsOf, parseInstant } from './instant.ts';

describe('an instant', () => {
  it.each([
    ['2026-11-22T17:40:00.000Z', '2026-11-22T17:40:00.000Z'],
    ['2026-11-22T17:40:00Z', '2026-11-22T17:40:00.000Z'],
    ['2026-11-22T17:40:00.5Z', '2026-11-22T17:40:00.500Z'],
    ['2026-11-22T18:40:00+01:00', '2026-11-22T17:40:00.000Z'],
    ['2026-11-22T23:59:59-05:00', '2026-11-23T04:59:59.000Z'],
    ['2028-02-29T00:00:00Z', '2028-02-29T00:00:00.000Z'],
    ['2100-12-31T23:59:59.999Z', '2100-12-31T23:59:59.999Z'],
    ['1970-01-01T00:00:00Z', '1970-01-01T00:00:00.000Z'],
  ])('reads %s', (text, instant) => {
    expect(parseInstant(text)).toBe(instant);
  });

  it.each([
    ['a leap second', '2016-12-31T23:59:60Z'],
    ['no offset', '2026-11-22T17:40:00'],
    ['a date alone', '2026-11-22'],
    ['24:00', '2026-11-22T24:00:00Z'],
    ['a day the month lacks', '2026-02-30T00:00:00Z'],
    ['29 February of a common year', '2027-02-29T00:00:00Z'],
    ['29 February 2100', '2100-02-29T00:00:00Z'],
    ['month 13', '2026-13-01T00:00:00Z'],
    ['day nought', '2026-01-00T00:00:00Z'],
    ['the year 9999', '9999-12-31T23:59:59Z'],
    ['the year 2101', '2101-01-01T00:00:00Z'],
    ['2100 that is 2101 in UTC', '2100-12-31T23:30:00-01:00'],
    ['before 1970', '1969-12-31T23:59:59Z'],
    ['1970 that is 1969 in UTC', '1970-01-01T00:30:00+01:00'],
    ['an extended year', '+002026-11-22T17:40:00Z'],
    ['an unknown offset', '2026-11-22T17:40:00-00:00'],
    ['an impossible offset', '2026-11-22T17:40:00+14:01'],
    ['sixty offset minutes', '2026-11-22T17:40:00+01:60'],
    ['microseconds', '2026-11-22T17:40:00.123456Z'],
    ['lower case', '2026-11-22t17:40:00z'],
    ['a space for the T', '2026-11-22 17:40:00Z'],
    ['surrounding space', ' 2026-11-22T17:40:00Z'],
    ['a line break behind', '2026-11-22T17:40:00Z\n'],
    ['other digits', '２026-11-22T17:40:00Z'],
    ['a zone name', '2026-11-22T17:40:00[Europe/Berlin]'],
    ['nothing', ''],
  ])('is refused with %s', (_what, text) => {
    expect(parseInstant(text)).toBeUndefined();
  });

  it('is its own normal form', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: Date.UTC(2101, 0, 1) - 1 }), (milliseconds) => {
        const instant = instantOf(milliseconds);
        expect(parseInstant(instant)).toBe(instant);
        expect(millisecondsOf(instant)).toBe(milliseconds);
      }),
    );
  });

  it('that nobody parsed is a bug, and says so', () => {
    expect(() => millisecondsOf('tomorrow')).toThrow('not an instant: tomorrow');
    expect(() => millisecondsOf('2026-11-22')).toThrow(RangeError);
  });
});
