import { isCovered } from '@remit/protocol';
import { describe, expect, it } from 'vitest';
import { coverOfHours } from './cover-of-hours.ts';

describe('cover hours read from the directory', () => {
  it('say whether somebody is there now', () => {
    const cover = coverOfHours('Mon–Fri 08:00–12:00 and 13:00–18:00, Sat 10:00–14:00', 'Europe/Berlin')!;
    expect(isCovered('2026-11-23T09:30:00.000Z', cover)).toBe(true);
    expect(isCovered('2026-11-23T11:30:00.000Z', cover)).toBe(false);
    expect(isCovered('2026-11-28T09:30:00.000Z', cover)).toBe(true);
    expect(isCovered('2026-11-29T09:30:00.000Z', cover)).toBe(false);
  });

  it('cover a whole day to midnight', () => {
    const cover = coverOfHours('Mon–Sun 00:00–24:00', 'UTC')!;
    expect(isCovered('2026-11-29T23:59:00.000Z', cover)).toBe(true);
  });

  it('claim nothing where the words are of another form', () => {
    expect(coverOfHours('by arrangement', 'UTC')).toBeNull();
    expect(coverOfHours('', 'UTC')).toBeNull();
  });
});
