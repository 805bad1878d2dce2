import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dateText, dayOf } from './day.ts';
import { HOUR, instantOf, MINUTE, millisecondsOf } from './instant.ts';
import { endOfDay, isTimeZone, localOf, startOfDay, wallTime } from './zone.ts';

const ZONES = [
  'Europe/Berlin',
  'Europe/London',
  'America/New_York',
  'UTC',
  'Australia/Lord_Howe',
  'Africa/Cairo',
  'America/Santiago',
];

describe('a zone', () => {
  it.each([
    ['Europe/Berlin', '2026-03-29', 23],
    ['Europe/Berlin', '2026-10-25', 25],
    ['Europe/London', '2026-03-29', 23],
    ['Europe/London', '2026-10-25', 25],
    ['America/New_York', '2026-03-08', 23],
    ['America/New_York', '2026-11-01', 25],
    ['Europe/Berlin', '2026-06-01', 24],
    ['Australia/Lord_Howe', '2026-04-05', 24.5],
  ])('%s has on %s a day of %d hours', (zone, date, hours) => {
    expect((endOfDay(dayOf(date), zone) - startOfDay(dayOf(date), zone)) / HOUR).toBe(hours);
  });

  it.each([
    ['a time before the jump', 'Europe/Berlin', '2026-03-29', 90, '2026-03-29T00:30:00.000Z'],
    ['a time that never comes', 'Europe/Berlin', '2026-03-29', 150, '2026-03-29T01:00:00.000Z'],
    ['the end of the gap', 'Europe/Berlin', '2026-03-29', 180, '2026-03-29T01:00:00.000Z'],
    ['a time after the jump', 'Europe/Berlin', '2026-03-29', 540, '2026-03-29T07:00:00.000Z'],
    ['a time that comes twice', 'Europe/Berlin', '2026-10-25', 150, '2026-10-25T00:30:00.000Z'],
    ['a time after both', 'Europe/Berlin', '2026-10-25', 180, '2026-10-25T02:00:00.000Z'],
    ['London in the gap', 'Europe/London', '2026-03-29', 90, '2026-03-29T01:00:00.000Z'],
    ['London twice', 'Europe/London', '2026-10-25', 90, '2026-10-25T00:30:00.000Z'],
    ['New York in the gap', 'America/New_York', '2026-03-08', 150, '2026-03-08T07:00:00.000Z'],
    ['New York twice', 'America/New_York', '2026-11-01', 90, '2026-11-01T05:30:00.000Z'],
    ['a day without midnight', 'Africa/Cairo', '2026-04-24', 0, '2026-04-23T22:00:00.000Z'],
  ])('knows %s', (_what, zone, date, minute, instant) => {
    expect(instantOf(wallTime(dayOf(date), minute * MINUTE, zone))).toBe(instant);
  });

  it('never gives a later wall time an earlier instant', () => {
    const day = fc.integer({ min: dayOf('2024-01-01'), max: dayOf('2030-12-31') });
    fc.assert(
      fc.property(fc.constantFrom(...ZONES), day, fc.nat(1440), fc.nat(1440), (zone, on, a, b) => {
        const [early, late] = a < b ? [a, b] : [b, a];
        expect(wallTime(on, early * MINUTE, zone)).toBeLessThanOrEqual(wallTime(on, late * MINUTE, zone));
        expect(wallTime(on, 1440 * MINUTE, zone)).toBe(wallTime(on + 1, 0, zone));
      }),
    );
  });

  it('puts an instant on its local day', () => {
    expect(dateText(localOf(millisecondsOf('2026-11-22T23:30:00.000Z'), 'Europe/Berlin').day)).toBe('2026-11-23');
    expect(dateText(localOf(millisecondsOf('2026-11-22T03:30:00.000Z'), 'America/New_York').day)).toBe('2026-11-21');
  });

  it.each([['Europe/Berlin'], ['UTC'], ['America/Argentina/Buenos_Aires']])('is %s', (name) => {
    expect(isTimeZone(name)).toBe(true);
  });

  it.each([['+01:00'], ['Europe/Atlantis'], [''], ['Europe/Berlin\n'], ['../etc/passwd'], ['a'.repeat(100)]])(
    'is not %j',
    (name) => {
      expect(isTimeZone(name)).toBe(false);
    },
  );
});
