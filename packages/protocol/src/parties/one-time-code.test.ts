import { describe, expect, it } from 'vitest';
import { CODE_BYTES, codeDigest, oneTimeCode } from './one-time-code.ts';

const random = (start: number): Uint8Array => Uint8Array.from({ length: CODE_BYTES }, (_, i) => (start + i * 37) & 255);

describe('a one-time code', () => {
  it('carries at least 128 random bits, in letters that people do not mix up', () => {
    expect(CODE_BYTES * 5).toBeGreaterThanOrEqual(128);
    expect(oneTimeCode(random(3))).toMatch(/^([0-9A-HJKMNP-TV-Z]{5}-){5}[0-9A-HJKMNP-TV-Z]$/);
    expect(() => oneTimeCode(new Uint8Array(16))).toThrow(RangeError);
  });

  it('has one digest however it is typed, and another code another one', () => {
    const code = oneTimeCode(random(7));
    const typed = ` ${code.toLowerCase().replaceAll('-', ' ').replaceAll('0', 'o').replaceAll('1', 'l')} `;
    expect(codeDigest(typed)).toBe(codeDigest(code));
    expect(codeDigest(oneTimeCode(random(8)))).not.toBe(codeDigest(code));
  });
});
