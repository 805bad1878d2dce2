import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { concat, cut, decodeUtf8, equalBytes, fromBase64, fromHex, toBase64, toHex, utf8 } from './bytes.ts';

const any = fc.uint8Array({ maxLength: 100 });

describe('byte strings', () => {
  it('come back from base64 and hexadecimal as they were', () => {
    fc.assert(
      fc.property(any, (bytes) => {
        expect(equalBytes(fromBase64(toBase64(bytes))!, bytes)).toBe(true);
        expect(equalBytes(fromHex(toHex(bytes))!, bytes)).toBe(true);
      }),
    );
  });

  it('have one spelling only in base64', () => {
    for (const text of ['QQ', 'QQ=', 'QR==', 'QUJ=', ' QQ==', 'QQ==\n', 'Q-==', '====', 'QQ==QQ==', 'A']) {
      expect(fromBase64(text), text).toBeUndefined();
    }
    expect(fromBase64('QQ==')).toEqual(utf8('A'));
  });

  it('have one spelling only in hexadecimal', () => {
    for (const text of ['0', 'AA', '0x00', 'gg', ' 00']) expect(fromHex(text), text).toBeUndefined();
  });

  it('are UTF-8 only when strictly valid, with a byte order mark kept', () => {
    expect(decodeUtf8(Uint8Array.of(0xc0, 0x80))).toBeUndefined();
    expect(decodeUtf8(Uint8Array.of(0xed, 0xa0, 0x80))).toBeUndefined();
    expect(decodeUtf8(Uint8Array.of(0xef, 0xbb, 0xbf, 0x41))).toBe('\ufeffA');
  });

  it('are copied when cut, even from a buffer that shares memory', () => {
    const buffer = Buffer.from([1, 2, 3]);
    const copy = cut(buffer, 1);
    buffer[1] = 9;
    expect([...copy]).toEqual([2, 3]);
    expect([...concat(copy, Uint8Array.of(4))]).toEqual([2, 3, 4]);
  });
});
