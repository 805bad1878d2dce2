import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonical, type Json } from './canonical.ts';
import { sha256Hex } from './sha256.ts';

const reference = (text: string): string => createHash('sha256').update(text).digest('hex');

describe('a digest names one document', () => {
  it('SHA-256 agrees with the platform at every length around the block boundaries', () => {
    for (let length = 0; length <= 260; length++)
      expect(sha256Hex('a'.repeat(length))).toBe(reference('a'.repeat(length)));
    expect(sha256Hex('b'.repeat(100_003))).toBe(reference('b'.repeat(100_003)));
  });
  it('SHA-256 agrees with the platform on any text', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (text) => sha256Hex(text) === reference(text)));
  });
  it('the order in which members were written does not matter', () => {
    expect(canonical({ b: 1, a: [true, null, 'é'], c: undefined })).toBe('{"a":[true,null,"é"],"b":1}');
    expect(canonical({ '\u20ac': 1, '\r': 2, '1': 3 })).toBe('{"\\r":2,"1":3,"\u20ac":1}');
  });
  it('numbers are written as RFC 8785 prescribes', () => {
    expect(canonical([333333333.33333329, 1e30, 4.5, 2e-3, 0.000000000000000000000000001, -0])).toBe(
      '[333333333.3333333,1e+30,4.5,0.002,1e-27,0]',
    );
  });
  it('what has no canonical form is a bug and says so', () => {
    expect(() => canonical(Number.NaN)).toThrow(TypeError);
    expect(() => canonical('\ud800')).toThrow(TypeError);
  });
  it('parsing the canonical text gives the value back', () => {
    fc.assert(
      fc.property(fc.jsonValue({ noUnicodeString: false }), (value) => {
        const text = canonical(value);
        expect(canonical(JSON.parse(text) as Json)).toBe(text);
      }),
    );
  });
});
