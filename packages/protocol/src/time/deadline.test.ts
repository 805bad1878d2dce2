import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type CalendarId, CALENDARS, isWorkingDay } from './calendars/calendar.ts';
import { alwaysCovered } from './cover.ts';
import { deadline, type Period } from './deadline.ts';
import { dueFor } from './due.ts';
import { instantOf, millisecondsOf } from './instant.ts';
import { type DueEvent, TARGETS } from './targets.ts';

const where = (id: CalendarId) => ({ calendar: CALENDARS[id], cover: alwaysCovered(CALENDARS[id].timeZone) });

describe('the examples of C7a', () => {
  // Berlin winter: UTC+1; Berlin summer: UTC+2; London winter: UTC.
  it.each<[string, DueEvent, CalendarId, string, string, string]>([
    [
      'removal order 02:40',
      'TCO_EXECUTE',
      'EU_DE',
      '2026-11-23T01:40:00.000Z',
      '2026-11-23T02:40:00.000Z',
      '2026-11-23T03:00:00.000Z',
    ],
    [
      'removal order on the hour',
      'TCO_EXECUTE',
      'EU_DE',
      '2026-11-23T01:00:00.000Z',
      '2026-11-23T02:00:00.000Z',
      '2026-11-23T03:00:00.000Z',
    ],
    [
      '72 h from Monday 10:20',
      'TCO_SCRUTINY_DECISION',
      'EU_DE',
      '2026-11-23T09:20:00.000Z',
      '2026-11-26T09:20:00.000Z',
      '2026-11-26T10:00:00.000Z',
    ],
    [
      '48 h over a weekend',
      'TCO_SCRUTINY_REQUEST',
      'EU_DE',
      '2026-11-20T09:20:00.000Z',
      '2026-11-22T09:20:00.000Z',
      '2026-11-22T10:00:00.000Z',
    ],
    [
      'complaint of Monday 23 March 2026, 10:20',
      'COMPLAINT_ANSWER',
      'EU_DE',
      '2026-03-23T09:20:00.000Z',
      '2026-04-06T08:20:00.000Z',
      '2026-04-07T22:00:00.000Z',
    ],
    [
      'non-disclosure of Tuesday 3 March 2026',
      'NON_DISCLOSURE',
      'EU_DE',
      '2026-03-03T11:00:00.000Z',
      '2026-04-14T22:00:00.000Z',
      '2026-04-14T22:00:00.000Z',
    ],
    [
      'the same, extended once',
      'NON_DISCLOSURE_EXTENDED',
      'EU_DE',
      '2026-03-03T11:00:00.000Z',
      '2026-05-26T22:00:00.000Z',
      '2026-05-26T22:00:00.000Z',
    ],
    [
      'preservation from 31 August 2026',
      'PRESERVATION',
      'EU_DE',
      '2026-08-31T08:00:00.000Z',
      '2027-03-01T23:00:00.000Z',
      '2027-03-01T23:00:00.000Z',
    ],
    [
      'UK s.3 notice of 24 December 2025',
      'UK_S3',
      'UK_ALL',
      '2025-12-24T10:00:00.000Z',
      '2025-12-31T00:00:00.000Z',
      '2025-12-31T00:00:00.000Z',
    ],
    [
      'ordinary lock filed on 30 December 2025',
      'LOCK2',
      'UK_ALL',
      '2025-12-30T15:00:00.000Z',
      '2026-01-06T00:00:00.000Z',
      '2026-01-06T00:00:00.000Z',
    ],
  ])('%s', (_what, event, id, from, operationalDue, legalLatest) => {
    expect(dueFor(event, 'P2_STANDARD', { from, ...where(id) })).toMatchObject({ from, operationalDue, legalLatest });
  });

  it('an urgent lock of Friday 28 November 2025 18:00 knows the Scottish Monday', () => {
    const days = (count: number) =>
      deadline({ kind: 'WD', days: count }, '2025-11-28T18:00:00.000Z', where('UK_ALL'), 'IPA s.24').operationalDue;
    expect(days(3)).toBe('2025-12-05T00:00:00.000Z');
    expect(days(5)).toBe('2025-12-09T00:00:00.000Z');
  });
});

describe('a deadline', () => {
  const weeks = (amount: number, ends: 'act-by' | 'keep-until' | 'release'): Period => ({
    kind: 'CALENDAR',
    amount,
    unit: 'weeks',
    ends,
  });
  const months = (amount: number): Period => ({ kind: 'CALENDAR', amount, unit: 'months', ends: 'keep-until' });

  it.each<[string, Period, CalendarId, string, string, string]>([
    [
      'hours run through the spring change',
      { kind: 'CLOCK', minutes: 1440, basis: 'protocol' },
      'DE',
      '2026-03-28T11:00:00.000Z',
      '2026-03-29T11:00:00.000Z',
      '2026-03-29T11:00:00.000Z',
    ],
    [
      'legal hours through the autumn change',
      { kind: 'CLOCK', minutes: 60, basis: 'law' },
      'DE',
      '2026-10-25T00:40:00.000Z',
      '2026-10-25T01:40:00.000Z',
      '2026-10-25T02:00:00.000Z',
    ],
    [
      'a working day ends at 24:00 after the spring change',
      { kind: 'WD', days: 1 },
      'DE',
      '2026-03-27T12:00:00.000Z',
      '2026-03-30T22:00:00.000Z',
      '2026-03-30T22:00:00.000Z',
    ],
    [
      'and after the autumn change',
      { kind: 'WD', days: 1 },
      'US',
      '2026-10-30T12:00:00.000Z',
      '2026-11-03T05:00:00.000Z',
      '2026-11-03T05:00:00.000Z',
    ],
    [
      'the day is the local one',
      { kind: 'WD', days: 1 },
      'DE',
      '2026-11-22T23:30:00.000Z',
      '2026-11-24T23:00:00.000Z',
      '2026-11-24T23:00:00.000Z',
    ],
    [
      'one working day across the observed New Year of 2028',
      { kind: 'WD', days: 1 },
      'US',
      '2027-12-30T15:00:00.000Z',
      '2028-01-04T05:00:00.000Z',
      '2028-01-04T05:00:00.000Z',
    ],
    [
      'the minute of a week later is local time',
      weeks(1, 'act-by'),
      'DE',
      '2026-03-24T09:20:00.000Z',
      '2026-03-31T08:20:00.000Z',
      '2026-03-31T22:00:00.000Z',
    ],
    [
      'a release on a holiday is not rolled',
      weeks(2, 'release'),
      'DE',
      '2026-03-23T09:20:00.000Z',
      '2026-04-06T22:00:00.000Z',
      '2026-04-06T22:00:00.000Z',
    ],
    [
      'six months to 29 February',
      months(6),
      'FR',
      '2027-08-31T08:00:00.000Z',
      '2028-02-29T23:00:00.000Z',
      '2028-02-29T23:00:00.000Z',
    ],
    [
      'twelve months from 29 February',
      months(12),
      'FR',
      '2028-02-29T08:00:00.000Z',
      '2029-02-28T23:00:00.000Z',
      '2029-02-28T23:00:00.000Z',
    ],
    [
      '90 days',
      { kind: 'CALENDAR', amount: 90, unit: 'days', ends: 'act-by' },
      'DE',
      '2026-01-01T12:00:00.000Z',
      '2026-04-01T11:00:00.000Z',
      '2026-04-01T22:00:00.000Z',
    ],
  ])('%s', (_what, period, id, from, operationalDue, legalLatest) => {
    expect(deadline(period, from, where(id), 'test')).toEqual({
      from,
      operationalDue,
      legalLatest,
      kind: period.kind,
      rule: 'test',
    });
  });

  const instant = fc.integer({ min: Date.UTC(2024, 0, 1), max: Date.UTC(2030, 11, 31) }).map(instantOf);
  const calendar = fc.constantFrom<CalendarId>('UK_ALL', 'DE', 'DE_ALL', 'FR', 'US', 'EU_FR');
  const event = fc.constantFrom(...(Object.keys(TARGETS) as DueEvent[]));

  it('is after its event, and the legal end is never before the strict one', () => {
    fc.assert(
      fc.property(instant, calendar, event, (from, id, name) => {
        const due = dueFor(name, 'P3_BATCH', { from, ...where(id) });
        expect(due.operationalDue > from).toBe(true);
        expect(due.legalLatest >= due.operationalDue).toBe(true);
      }),
    );
  });

  it('of a later event never ends earlier in law', () => {
    fc.assert(
      fc.property(instant, fc.nat(100_000), calendar, event, (from, delay, id, name) => {
        const later = instantOf(millisecondsOf(from) + delay * 60_000);
        const [first, second] = [from, later].map((at) => dueFor(name, 'P2_STANDARD', { from: at, ...where(id) }));
        expect((second?.legalLatest ?? '') >= (first?.legalLatest ?? '-')).toBe(true);
      }),
    );
  });

  it('in working days ends with a working day and has so many of them', () => {
    fc.assert(
      fc.property(instant, fc.integer({ min: 1, max: 30 }), (from, count) => {
        const due = deadline({ kind: 'WD', days: count }, from, where('UK_ALL'), 'test').operationalDue;
        const lastDay = instantOf(millisecondsOf(due) - 12 * 3_600_000).slice(0, 10);
        expect(isWorkingDay(CALENDARS.UK_ALL, lastDay)).toBe(true);
      }),
    );
  });
});
