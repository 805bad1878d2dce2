import { describe, expect, it } from 'vitest';
import { cityOf, daysApart, momentWords } from './moment.ts';

const at = Date.parse('2026-11-22T16:40:00.000Z');

describe('a moment', () => {
  it('is said with its date, time and zone', () => {
    expect(momentWords(at, { locale: 'en-GB', zone: 'Europe/Berlin' })).toBe('22 Nov 2026, 17:40 CET');
    expect(momentWords(at, { locale: 'en-GB', zone: 'Europe/London' })).toBe('22 Nov 2026, 16:40 GMT');
  });
  it('counts days by the calendar of the stated zone, not by 24 hours', () => {
    const lateEvening = Date.parse('2026-11-22T22:30:00.000Z');
    expect(daysApart(lateEvening + 3_600_000, lateEvening, 'Europe/Berlin')).toBe(1);
    expect(daysApart(lateEvening + 3_600_000, lateEvening, 'Europe/London')).toBe(0);
    expect(daysApart(at - 86_400_000, at, 'Europe/Berlin')).toBe(-1);
  });
  it('counts days rightly over a change of the clocks', () => {
    const before = Date.parse('2026-10-24T12:00:00.000Z');
    expect(daysApart(Date.parse('2026-10-26T12:00:00.000Z'), before, 'Europe/Berlin')).toBe(2);
  });
  it('names a zone by its city', () => {
    expect(cityOf('America/New_York')).toBe('New York');
    expect(cityOf('UTC')).toBe('UTC');
  });
});
