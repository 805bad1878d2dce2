import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { alwaysCovered, type CoverHours, type CoverInterval, coverProblem } from './cover.ts';
import { addCover, coverMinutesBetween, isCovered, nextCoverStart } from './cover-time.ts';
import { instantOf, MINUTE, millisecondsOf } from './instant.ts';

const daily = (weekdays: number[], fromMinute: number, toMinute: number): CoverInterval[] =>
  weekdays.map((weekday) => ({ weekday, fromMinute, toMinute }));
const OFFICE: CoverHours = { timeZone: 'Europe/Berlin', calendar: 'DE', weekly: daily([1, 2, 3, 4, 5], 540, 1020) };
const NIGHTS: CoverHours = { timeZone: 'Europe/London', calendar: 'UK_ALL', weekly: daily([1, 2, 3, 4, 5], 1320, 360) };
const LATE: CoverHours = { timeZone: 'America/New_York', calendar: 'US', weekly: daily([6, 7], 0, 1440) };
const ALWAYS = alwaysCovered('Europe/Berlin');

describe('cover hours', () => {
  // Berlin is UTC+1 in winter and UTC+2 in summer.
  it.each<[string, CoverHours, string, number, string]>([
    ['within one day', OFFICE, '2026-11-23T09:00:00.000Z', 240, '2026-11-23T13:00:00.000Z'],
    ['to the very end of a day', OFFICE, '2026-11-23T08:00:00.000Z', 480, '2026-11-23T16:00:00.000Z'],
    ['over a night', OFFICE, '2026-11-23T15:00:00.000Z', 240, '2026-11-24T11:00:00.000Z'],
    ['from before opening', OFFICE, '2026-11-23T01:00:00.000Z', 60, '2026-11-23T09:00:00.000Z'],
    ['from Friday evening over a weekend', OFFICE, '2026-11-20T20:00:00.000Z', 60, '2026-11-23T09:00:00.000Z'],
    ['over Christmas (Friday) and a weekend', OFFICE, '2026-12-24T15:30:00.000Z', 60, '2026-12-28T08:30:00.000Z'],
    ['over Easter', OFFICE, '2026-04-02T14:00:00.000Z', 120, '2026-04-07T08:00:00.000Z'],
    ['over the change to summer time', OFFICE, '2026-03-27T15:00:00.000Z', 120, '2026-03-30T08:00:00.000Z'],
    ['over the change to winter time', OFFICE, '2026-10-23T14:00:00.000Z', 120, '2026-10-26T09:00:00.000Z'],
    ['no minutes at night', OFFICE, '2026-11-23T01:00:00.000Z', 0, '2026-11-23T01:00:00.000Z'],
    ['24 hours of cover', OFFICE, '2026-11-23T08:00:00.000Z', 1440, '2026-11-25T16:00:00.000Z'],
    ['across midnight', NIGHTS, '2026-11-23T23:00:00.000Z', 120, '2026-11-24T01:00:00.000Z'],
    ['a Friday night into Saturday, then Monday', NIGHTS, '2026-11-21T05:00:00.000Z', 120, '2026-11-23T23:00:00.000Z'],
    [
      'an eve of a holiday to its end, then past it',
      NIGHTS,
      '2026-12-24T22:00:00.000Z',
      540,
      '2026-12-29T23:00:00.000Z',
    ],
    [
      'a short night of spring',
      { ...NIGHTS, weekly: daily([6], 1320, 360) },
      '2026-03-28T22:00:00.000Z',
      420,
      '2026-03-29T05:00:00.000Z',
    ],
    [
      'a long night of autumn',
      { ...NIGHTS, weekly: daily([6], 1320, 360) },
      '2026-10-24T21:00:00.000Z',
      540,
      '2026-10-25T06:00:00.000Z',
    ],
    ['New York in spring', LATE, '2026-03-07T05:00:00.000Z', 47 * 60, '2026-03-09T04:00:00.000Z'],
    ['New York in autumn', LATE, '2026-10-31T04:00:00.000Z', 49 * 60, '2026-11-02T05:00:00.000Z'],
    ['round the clock through a change', ALWAYS, '2026-03-28T12:00:00.000Z', 1440, '2026-03-29T12:00:00.000Z'],
    ['round the clock for a year', ALWAYS, '2026-01-01T00:00:00.000Z', 365 * 1440, '2027-01-01T00:00:00.000Z'],
  ])('are added %s', (_what, cover, from, minutes, to) => {
    expect(addCover(from, minutes, cover)).toBe(to);
    expect(coverMinutesBetween(from, to, cover)).toBe(minutes);
  });

  it.each<[CoverHours, string, string]>([
    [OFFICE, '2026-11-23T09:00:00.000Z', '2026-11-23T09:00:00.000Z'],
    [OFFICE, '2026-11-23T16:00:00.000Z', '2026-11-24T08:00:00.000Z'],
    [OFFICE, '2026-11-21T09:00:00.000Z', '2026-11-23T08:00:00.000Z'],
    [NIGHTS, '2026-11-24T03:00:00.000Z', '2026-11-24T03:00:00.000Z'],
    [NIGHTS, '2026-11-30T03:00:00.000Z', '2026-12-01T22:00:00.000Z'],
    [ALWAYS, '2026-11-21T09:00:00.000Z', '2026-11-21T09:00:00.000Z'],
  ])('begin next', (cover, at, start) => {
    expect(nextCoverStart(at, cover)).toBe(start);
    expect(isCovered(at, cover)).toBe(at === start);
  });

  it('count an hour once that two intervals share', () => {
    const doubled: CoverHours = { ...OFFICE, weekly: [...OFFICE.weekly, ...daily([1, 2], 600, 1080)] };
    expect(coverMinutesBetween('2026-11-23T00:00:00.000Z', '2026-11-24T00:00:00.000Z', doubled)).toBe(540);
  });

  it.each<[string | undefined, Partial<CoverHours>]>([
    [undefined, {}],
    ['unknown-time-zone', { timeZone: 'Mars/Olympus' }],
    ['unknown-calendar', { calendar: 'toString' as 'DE' }],
    ['never-open', { weekly: [] }],
    ['no-such-weekday', { weekly: daily([8], 0, 60) }],
    ['no-such-minute', { weekly: daily([1], -1, 60) }],
    ['no-such-minute', { weekly: daily([1], 0, 1441) }],
    ['no-such-minute', { weekly: daily([1], 0.5, 60) }],
  ])('are answered with %s', (problem, change) => {
    expect(coverProblem({ ...OFFICE, ...change })).toBe(problem);
  });

  it('that never open are a bug by the time they are counted', () => {
    expect(() => addCover('2026-11-23T00:00:00.000Z', 1, { ...OFFICE, weekly: [] })).toThrow('never open');
  });

  const interval = fc.record({
    weekday: fc.integer({ min: 1, max: 7 }),
    fromMinute: fc.integer({ min: 0, max: 1439 }),
    toMinute: fc.integer({ min: 0, max: 1440 }),
  });
  const anyCover: fc.Arbitrary<CoverHours> = fc.record({
    timeZone: fc.constantFrom(
      'Europe/Berlin',
      'Europe/London',
      'America/New_York',
      'Australia/Lord_Howe',
      'Africa/Cairo',
    ),
    calendar: fc.constantFrom('UK_ALL', 'DE', 'US', null),
    weekly: fc.array(interval, { minLength: 1, maxLength: 6 }),
  });
  const instant = fc.integer({ min: Date.UTC(2024, 0, 1), max: Date.UTC(2030, 11, 31) }).map(instantOf);
  const minutes = fc.integer({ min: 0, max: 5000 });

  it('give back what was added', () => {
    fc.assert(
      fc.property(instant, minutes, anyCover, (from, count, cover) => {
        expect(coverMinutesBetween(from, addCover(from, count, cover), cover)).toBeCloseTo(count, 6);
      }),
    );
  });

  it('add in two steps what they add in one', () => {
    fc.assert(
      fc.property(instant, minutes, minutes, anyCover, (from, first, second, cover) => {
        const there = addCover(from, first + second, cover);
        expect(addCover(addCover(from, first, cover), second, cover)).toBe(there);
      }),
    );
  });

  it('never end earlier for a later start or for more minutes', () => {
    fc.assert(
      fc.property(instant, fc.nat(20_000), minutes, fc.nat(500), anyCover, (from, delay, count, more, cover) => {
        const later = instantOf(millisecondsOf(from) + delay * MINUTE);
        const due = addCover(from, count, cover);
        expect(addCover(later, count, cover) >= due).toBe(true);
        expect(addCover(from, count + more, cover) >= due).toBe(true);
      }),
    );
  });

  it('split at any instant into two parts that make the whole, and never exceed wall time', () => {
    fc.assert(
      fc.property(instant, fc.nat(40_000), fc.nat(40_000), anyCover, (from, first, second, cover) => {
        const middle = instantOf(millisecondsOf(from) + first * MINUTE);
        const to = instantOf(millisecondsOf(middle) + second * MINUTE);
        const whole = coverMinutesBetween(from, to, cover);
        expect(coverMinutesBetween(from, middle, cover) + coverMinutesBetween(middle, to, cover)).toBeCloseTo(whole, 6);
        expect(whole).toBeLessThanOrEqual(first + second);
      }),
    );
  });
});
