import { describe, expect, it } from 'vitest';
import { durationParts } from './duration.ts';

const words = (ms: number): string =>
  durationParts(ms)
    .map((part) => `${part.n} ${part.unit}`)
    .join(' ');
const HOUR = 3_600_000;

describe('a duration', () => {
  it('is said in its two largest units', () => {
    expect(words(3 * HOUR + 20 * 60_000 + 59_000)).toBe('3 hours 20 minutes');
    expect(words(76 * HOUR + 59 * 60_000)).toBe('3 days 4 hours');
  });
  it('leaves out a unit that is nought', () => {
    expect(words(24 * HOUR)).toBe('1 days');
    expect(words(24 * HOUR + 5 * 60_000)).toBe('1 days');
  });
  it('has no parts below a minute, and no sign', () => {
    expect(words(59_999)).toBe('');
    expect(words(-HOUR)).toBe('1 hours');
  });
});
