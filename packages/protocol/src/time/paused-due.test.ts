import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CALENDARS } from './calendars/calendar.ts';
import { type Clock, handClockTo, pauseClock, resumeClock, startClock } from './clock.ts';
import type { CoverHours } from './cover.ts';
import { type DueContext, dueFor } from './due.ts';
import { instantOf, millisecondsOf } from './instant.ts';
import { dueOnClock } from './paused-due.ts';
import { remindersFor } from './reminders.ts';
import { type DueEvent, TARGETS, type TimedPriority } from './targets.ts';

const cover: CoverHours = {
  timeZone: 'Europe/London',
  calendar: 'UK_ALL',
  weekly: [1, 2, 3, 4, 5].map((weekday) => ({ weekday, fromMinute: 540, toMinute: 1020 })),
};
const from = '2026-11-23T10:00:00.000Z'; // a Monday; London is on UTC; 30 November is St Andrew's Day
const context: DueContext = { from, calendar: CALENDARS.UK_ALL, cover };
const end = '2027-01-01T00:00:00.000Z';
const paused = (start: string, stop: string): Clock =>
  resumeClock(pauseClock(startClock('platform', from), start), stop);
const due = (event: DueEvent, priority: TimedPriority, clock: Clock, at = end) =>
  dueOnClock(event, priority, context, clock, at).operationalDue;

describe('a deadline on a clock', () => {
  it.each<[string, DueEvent, TimedPriority, string, string, string]>([
    [
      'cover: a pause by day moves by its cover minutes',
      'ACKNOWLEDGE',
      'P1_HIGH',
      '2026-11-23T11:00:00.000Z',
      '2026-11-23T12:00:00.000Z',
      '2026-11-23T15:00:00.000Z',
    ],
    [
      'cover: past closing time into the next day',
      'ACKNOWLEDGE',
      'P1_HIGH',
      '2026-11-23T11:00:00.000Z',
      '2026-11-23T16:30:00.000Z',
      '2026-11-24T11:30:00.000Z',
    ],
    [
      'cover: a pause over a closed night moves nothing',
      'DECIDE',
      'P1_HIGH',
      '2026-11-23T17:00:00.000Z',
      '2026-11-24T09:00:00.000Z',
      '2026-11-26T10:00:00.000Z',
    ],
    [
      'clock: all of it',
      'DECIDE',
      'P0_TTL',
      '2026-11-23T10:30:00.000Z',
      '2026-11-23T10:47:00.000Z',
      '2026-11-23T11:17:00.000Z',
    ],
    [
      'working days: hours become a whole day',
      'DECIDE',
      'P2_STANDARD',
      '2026-11-24T09:00:00.000Z',
      '2026-11-24T12:00:00.000Z',
      '2026-12-03T00:00:00.000Z',
    ],
    [
      'working days: the day of the event does not count',
      'ACKNOWLEDGE',
      'P2_STANDARD',
      '2026-11-23T11:00:00.000Z',
      '2026-11-23T20:00:00.000Z',
      '2026-11-25T00:00:00.000Z',
    ],
    [
      'working days: over the last evening, still a day left',
      'ACKNOWLEDGE',
      'P2_STANDARD',
      '2026-11-24T20:00:00.000Z',
      '2026-11-25T08:00:00.000Z',
      '2026-11-26T00:00:00.000Z',
    ],
    [
      'working days: a paused weekend moves nothing',
      'DECIDE',
      'P2_STANDARD',
      '2026-11-28T00:00:00.000Z',
      '2026-11-29T23:00:00.000Z',
      '2026-12-02T00:00:00.000Z',
    ],
    [
      'a pause after the end revives nothing',
      'ACKNOWLEDGE',
      'P1_HIGH',
      '2026-11-23T15:00:00.000Z',
      '2026-11-25T12:00:00.000Z',
      '2026-11-23T14:00:00.000Z',
    ],
    [
      'useful_until never waits',
      'USEFUL_UNTIL',
      'P1_HIGH',
      '2026-11-23T11:00:00.000Z',
      '2026-11-24T11:00:00.000Z',
      '2026-11-26T10:00:00.000Z',
    ],
    [
      'law never waits',
      'UK_S3',
      'P2_STANDARD',
      '2026-11-24T11:00:00.000Z',
      '2026-11-26T11:00:00.000Z',
      '2026-11-26T00:00:00.000Z',
    ],
  ])('%s', (_what, event, priority, start, stop, expected) => {
    expect(due(event, priority, paused(start, stop))).toBe(expected);
  });

  it('adds many short pauses up before it rounds to a day', () => {
    let clock = startClock('platform', from);
    for (const day of ['24', '25', '26']) {
      clock = pauseClock(clock, `2026-11-${day}T10:00:00.000Z`);
      clock = resumeClock(clock, `2026-11-${day}T10:05:00.000Z`);
    }
    expect(due('DECIDE', 'P2_STANDARD', clock)).toBe('2026-12-03T00:00:00.000Z');
  });

  it('waits while the unit answers a question, to the millisecond', () => {
    const asked = handClockTo(startClock('platform', from), 'unit', '2026-11-23T11:00:00.000Z');
    const answered = handClockTo(asked, 'platform', '2026-11-23T11:00:00.007Z');
    expect(due('ACKNOWLEDGE', 'P1_HIGH', answered)).toBe('2026-11-23T14:00:00.007Z');
    expect(due('ACKNOWLEDGE', 'P1_HIGH', asked, '2026-11-23T12:00:00.000Z')).toBe('2026-11-23T15:00:00.000Z');
  });

  it('is the plain one on a clock that was never away', () => {
    const clock = startClock('platform', from);
    for (const event of ['ACKNOWLEDGE', 'DECIDE', 'EFFECT'] as const) {
      expect(dueOnClock(event, 'P2_STANDARD', context, clock, end)).toEqual(dueFor(event, 'P2_STANDARD', context));
    }
  });

  it('is never earlier for a pause, nor for a longer one, and keeps what was left of it', () => {
    const minute = fc.nat(12_000);
    const event = fc.constantFrom(...(Object.keys(TARGETS) as DueEvent[]));
    fc.assert(
      fc.property(
        event,
        fc.constantFrom<TimedPriority>('P1_HIGH', 'P2_STANDARD'),
        minute,
        minute,
        minute,
        (name, priority, start, length, more) => {
          const time = (count: number) => instantOf(millisecondsOf(from) + count * 60_000);
          const plain = dueFor(name, priority, context).operationalDue;
          const short = due(name, priority, paused(time(start), time(start + length)));
          const long = due(name, priority, paused(time(start), time(start + length + more)));
          expect(short >= plain).toBe(true);
          expect(long >= short).toBe(true);
          if (TARGETS[name].waits && TARGETS[name].owner === 'platform' && time(start) < plain) {
            expect(short > time(start + length) || length === 0).toBe(true);
          }
        },
      ),
    );
  });
});

describe('reminders', () => {
  it('come at half and at four fifths of the time', () => {
    expect(remindersFor(dueFor('DECIDE', 'P0_TTL', context), cover)).toEqual({
      half: '2026-11-23T10:30:00.000Z',
      late: '2026-11-23T10:48:00.000Z',
    });
  });

  it('come in cover hours where the deadline runs in cover hours', () => {
    expect(remindersFor(dueFor('DECIDE', 'P1_HIGH', context), cover)).toEqual({
      half: '2026-11-24T14:00:00.000Z',
      late: '2026-11-25T13:12:00.000Z',
    });
  });
});
