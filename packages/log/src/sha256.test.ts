import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nodeHash } from '../test/memory-log.ts';
import { toHex, utf8 } from './bytes.ts';
import { sha256 } from './sha256.ts';

describe('SHA-256 in plain code', () => {
  it('gives the digests of FIPS 180-4', () => {
    expect(toHex(sha256(utf8('abc')))).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
    expect(toHex(sha256(utf8('')))).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855');
  });

  it('agrees with the platform at every length around a block', () => {
    for (let n = 0; n < 200; n++) {
      const bytes = Uint8Array.from({ length: n }, (_, i) => i * 31 + n);
      expect(toHex(sha256(bytes))).toBe(toHex(nodeHash(bytes)));
    }
  });

  it('agrees with the platform on any bytes', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 3000 }), (b) => toHex(sha256(b)) === toHex(nodeHash(b))));
  });
});
