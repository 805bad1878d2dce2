import { describe, expect, it } from 'vitest';
import { CALENDARS } from './calendars/calendar.ts';
import type { CoverHours } from './cover.ts';
import { type DueContext, dueFor } from './due.ts';
import type { DueEvent, TimedPriority } from './targets.ts';

const cover: CoverHours = {
  timeZone: 'Europe/Berlin',
  calendar: 'DE',
  weekly: [1, 2, 3, 4, 5].map((weekday) => ({ weekday, fromMinute: 540, toMinute: 1020 })),
};
/** Monday 23 November 2026, 10:00 in Berlin; no holidays near. */
const from = '2026-11-23T09:00:00.000Z';
const context: DueContext = { from, calendar: CALENDARS.DE, cover };
const due = (event: DueEvent, priority: TimedPriority, more: Partial<DueContext> = {}) =>
  dueFor(event, priority, { ...context, ...more });

describe('the table of C7', () => {
  it.each<[DueEvent, TimedPriority, string]>([
    ['ACKNOWLEDGE', 'P0_TTL', '2026-11-23T09:15:00.000Z'],
    ['ACKNOWLEDGE', 'P1_HIGH', '2026-11-23T13:00:00.000Z'],
    ['ACKNOWLEDGE', 'P2_STANDARD', '2026-11-24T23:00:00.000Z'],
    ['ACKNOWLEDGE', 'P3_BATCH', '2026-11-25T23:00:00.000Z'],
    ['DECIDE', 'P0_TTL', '2026-11-23T10:00:00.000Z'],
    ['DECIDE', 'P1_HIGH', '2026-11-26T09:00:00.000Z'],
    ['DECIDE', 'P2_STANDARD', '2026-11-30T23:00:00.000Z'],
    ['DECIDE', 'P3_BATCH', '2026-12-14T23:00:00.000Z'],
    ['EFFECT', 'P0_TTL', '2026-11-23T09:30:00.000Z'],
    ['EFFECT', 'P1_HIGH', '2026-11-23T13:00:00.000Z'],
    ['EFFECT', 'P2_STANDARD', '2026-11-24T23:00:00.000Z'],
    ['EFFECT', 'P3_BATCH', '2026-11-25T23:00:00.000Z'],
    ['LOCK2', 'P1_HIGH', '2026-11-23T13:00:00.000Z'],
    ['LOCK2', 'P2_STANDARD', '2026-11-25T23:00:00.000Z'],
    ['LOCK2', 'P3_BATCH', '2026-11-25T23:00:00.000Z'],
    ['LOCK2_URGENT', 'P0_TTL', '2026-11-25T09:00:00.000Z'],
    ['CLARIFY_ANSWER', 'P1_HIGH', '2026-11-23T13:00:00.000Z'],
    ['CLARIFY_ANSWER', 'P2_STANDARD', '2026-11-26T23:00:00.000Z'],
    ['CLARIFY_ANSWER', 'P3_BATCH', '2026-11-26T23:00:00.000Z'],
    ['HOLD_MAX', 'P1_HIGH', '2026-12-07T09:00:00.000Z'],
    ['USEFUL_UNTIL', 'P0_TTL', '2026-11-23T15:00:00.000Z'],
    ['USEFUL_UNTIL', 'P1_HIGH', '2026-11-26T09:00:00.000Z'],
    ['USEFUL_UNTIL', 'P2_STANDARD', '2026-12-07T09:00:00.000Z'],
    ['USEFUL_UNTIL', 'P3_BATCH', '2026-12-23T09:00:00.000Z'],
    ['USEFUL_UNTIL_MAX', 'P1_HIGH', '2026-12-23T09:00:00.000Z'],
    ['CORRECTION', 'P1_HIGH', '2026-11-23T10:00:00.000Z'],
    ['CORRECTION', 'P2_STANDARD', '2026-11-24T23:00:00.000Z'],
    ['MONITOR', 'P2_STANDARD', '2026-12-23T09:00:00.000Z'],
  ])('%s of %s', (event, priority, at) => {
    expect(due(event, priority)).toMatchObject({ operationalDue: at, legalLatest: at, rule: `${event}/${priority}` });
  });

  it('gives a small service twice the working days of P2 and P3', () => {
    expect(due('DECIDE', 'P2_STANDARD', { sizeClass: 'SMALL' })).toMatchObject({
      operationalDue: '2026-12-07T23:00:00.000Z',
      rule: 'DECIDE/P2_STANDARD/x2',
    });
    expect(due('ACKNOWLEDGE', 'P3_BATCH', { sizeClass: 'MICRO' }).operationalDue).toBe('2026-11-27T23:00:00.000Z');
    expect(due('DECIDE', 'P2_STANDARD', { sizeClass: 'MEDIUM' })).toEqual(due('DECIDE', 'P2_STANDARD'));
  });

  it('lets declared overload double for 14 days and no longer', () => {
    const red = (since: string) =>
      due('ACKNOWLEDGE', 'P2_STANDARD', { capacity: { level: 'RED', since } }).operationalDue;
    const plain = due('ACKNOWLEDGE', 'P2_STANDARD').operationalDue;
    expect(red('2026-11-20T09:00:00.000Z')).toBe('2026-11-25T23:00:00.000Z');
    expect(red('2026-11-09T09:00:00.001Z')).toBe('2026-11-25T23:00:00.000Z');
    expect(red('2026-11-09T09:00:00.000Z')).toBe(plain);
    expect(red('2026-11-23T09:00:00.001Z')).toBe(plain);
    expect(due('ACKNOWLEDGE', 'P2_STANDARD', { capacity: { level: 'NORMAL' } }).operationalDue).toBe(plain);
  });

  it('doubles for each of two reasons', () => {
    const both: Partial<DueContext> = {
      sizeClass: 'SMALL',
      capacity: { level: 'RED', since: '2026-11-20T09:00:00.000Z' },
    };
    expect(due('ACKNOWLEDGE', 'P2_STANDARD', both).operationalDue).toBe('2026-11-27T23:00:00.000Z');
  });

  it('never scales law, threat to life, P1, nor what is not the platform’s', () => {
    const both: Partial<DueContext> = { sizeClass: 'MICRO', capacity: { level: 'RED', since: from } };
    const untouched: [DueEvent, TimedPriority][] = [
      ['TCO_EXECUTE', 'P2_STANDARD'],
      ['UK_S3', 'P2_STANDARD'],
      ['COMPLAINT_ANSWER', 'P3_BATCH'],
      ['DECIDE', 'P0_TTL'],
      ['DECIDE', 'P1_HIGH'],
      ['LOCK2', 'P2_STANDARD'],
      ['CLARIFY_ANSWER', 'P3_BATCH'],
      ['USEFUL_UNTIL', 'P3_BATCH'],
    ];
    for (const [event, priority] of untouched) expect(due(event, priority, both)).toEqual(due(event, priority));
  });
});
