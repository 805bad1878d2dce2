import { describe, expect, it } from 'vitest';
import { describeDue } from './describe-due.ts';

const now = '2026-11-22T17:40:00.000Z'; // 18:40 in Berlin

describe('a due time on the screen', () => {
  it.each([
    ['later today', '2026-11-22T19:10:00.000Z', 'Europe/Berlin', 'today', '20:10', '2026-11-22', '+01:00'],
    ['end of today', '2026-11-22T23:00:00.000Z', 'Europe/Berlin', 'today', '24:00', '2026-11-22', '+01:00'],
    ['just after midnight', '2026-11-22T23:01:00.000Z', 'Europe/Berlin', 'tomorrow', '00:01', '2026-11-23', '+01:00'],
    ['end of tomorrow', '2026-11-23T23:00:00.000Z', 'Europe/Berlin', 'tomorrow', '24:00', '2026-11-23', '+01:00'],
    [
      'still yesterday elsewhere',
      '2026-11-22T04:00:00.000Z',
      'America/New_York',
      'yesterday',
      '23:00',
      '2026-11-21',
      '-05:00',
    ],
    ['in summer', '2027-07-01T10:00:00.000Z', 'Europe/London', 'other', '11:00', '2027-07-01', '+01:00'],
    ['half hours', '2026-11-22T17:40:00.000Z', 'Asia/Kolkata', 'today', '23:10', '2026-11-22', '+05:30'],
    ['a day that ends in a gap', '2027-04-29T22:00:00.000Z', 'Africa/Cairo', 'other', '24:00', '2027-04-29', '+03:00'],
  ])('%s', (_what, due, zone, day, time, date, offset) => {
    expect(describeDue(due, now, zone)).toMatchObject({ day, time, date, zone, offset });
  });

  it.each([
    ['2026-11-24T20:45:30.000Z', { sign: 1, days: 2, hours: 3, minutes: 5 }],
    ['2026-11-22T16:10:00.000Z', { sign: -1, days: 0, hours: 1, minutes: 30 }],
    ['2026-11-22T17:40:59.999Z', { sign: 0, days: 0, hours: 0, minutes: 0 }],
    ['2026-11-22T17:41:00.000Z', { sign: 1, days: 0, hours: 0, minutes: 1 }],
  ])('is %s away', (due, relative) => {
    expect(describeDue(due, now, 'Europe/Berlin').relative).toEqual(relative);
  });
});
