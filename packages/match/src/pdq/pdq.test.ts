import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { madeUpImage } from '../../test/made-up-images.ts';
import { toHex } from '../bytes.ts';
import { sha256 } from '../digest/sha256.ts';
import { distanceOf } from '../gate/find.ts';
import { loadKernels } from '../node/kernels.ts';
import { bitsOf } from './bits.ts';
import { MATRIX } from './matrix.ts';
import { createPdqHasher } from './pdq.ts';
import type { Pixels } from './pixels.ts';

type Vector = {
  seed: number;
  width: number;
  height: number;
  channels: 1 | 3 | 4;
  quality: number;
  hash: string;
  variants?: string[];
};
/** What the reference implementation, built from its published sources, says of made-up images. */
const vectors = JSON.parse(readFileSync(new URL('../../test/pdq-vectors.json', import.meta.url), 'utf8')) as Vector[];

const hashers = { kernels: createPdqHasher(await loadKernels()), plain: createPdqHasher(null) };

/** Turned by a quarter, counterclockwise. */
function turned({ data, width, height, channels }: Pixels): Pixels {
  const out = new Uint8Array(data.length);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      for (let c = 0; c < channels; c++) {
        out[((width - 1 - x) * height + y) * channels + c] = data[(y * width + x) * channels + c]!;
      }
    }
  }
  return { data: out, width: height, height: width, channels };
}

describe.each(Object.entries(hashers))('PDQ by %s', (_, hasher) => {
  it('gives the reference’s bits and quality for every made-up image', () => {
    for (const { seed, width, height, channels, quality, hash } of vectors) {
      const got = hasher.hash(madeUpImage(seed, width, height, channels));
      expect({ seed, hash: toHex(got.hash), quality: got.quality }).toEqual({ seed, hash, quality });
    }
    expect(vectors.length).toBeGreaterThan(70);
  });
  it('gives the reference’s eight variants from one transform', () => {
    const withVariants = vectors.filter(({ variants }) => variants !== undefined);
    expect(withVariants.length).toBeGreaterThan(10);
    for (const { seed, width, height, channels, variants } of withVariants) {
      expect(hasher.variants(madeUpImage(seed, width, height, channels)).hashes.map(toHex)).toEqual(variants);
    }
  });
  it('finds a turned image under its variant', () => {
    const image = madeUpImage(3, 400, 300, 3);
    const { hashes } = hasher.variants(image);
    expect(distanceOf(hasher.hash(turned(image)).hash, hashes[1]!)).toBeLessThanOrEqual(31);
    expect(distanceOf(hasher.hash(turned(turned(image))).hash, hashes[2]!)).toBeLessThanOrEqual(31);
    expect(distanceOf(hashes[0]!, hashes[1]!)).toBeGreaterThan(60);
  });
  it('has nothing to say of an image below five pixels a side', () => {
    const { hash, quality } = hasher.hash(madeUpImage(4, 4, 100, 3));
    expect([toHex(hash), quality]).toEqual(['0'.repeat(64), 0]);
  });
  it('gives a flat image no quality', () => {
    const data = new Uint8Array(200 * 100).fill(77);
    expect(hasher.hash({ data, width: 200, height: 100, channels: 1 }).quality).toBe(0);
  });
  it('refuses pixels that do not fit their dimensions', () => {
    const wrong = { data: new Uint8Array(10), width: 2, height: 2, channels: 3 } as const;
    expect(() => hasher.hash(wrong)).toThrow(RangeError);
    expect(() => hasher.hash({ ...wrong, width: 0 })).toThrow(RangeError);
  });
});

describe('PDQ', () => {
  it('is the same by kernels and in plain TypeScript, whatever the dimensions', () => {
    const side = fc.integer({ min: 1, max: 300 });
    const image = fc.record({
      seed: fc.integer({ min: 1, max: 1e6 }),
      width: side,
      height: side,
      channels: fc.constantFrom(1, 3, 4),
    });
    fc.assert(
      fc.property(image, ({ seed, width, height, channels }) => {
        const pixels = madeUpImage(seed, width, height, channels);
        expect(hashers.kernels.variants(pixels)).toEqual(hashers.plain.variants(pixels));
      }),
      { numRuns: 60 },
    );
  });
  it('uses the transform’s matrix to the last bit in every engine', () => {
    const digest = toHex(sha256(new Uint8Array(MATRIX.buffer)));
    expect(digest).toBe('db354678fc6c99b7d442c35d8e89b002b71cb35eff6ae436c5f36392277a83c8');
  });
  it('takes what is above the 128th smallest frequency, also where many are equal', () => {
    const spectrum = Float32Array.from({ length: 256 }, (_, n) => n % 4);
    const expected = Array.from(spectrum).sort((a, b) => a - b)[127]!;
    const set = Array.from(bitsOf(spectrum)).reduce(
      (sum, byte) => sum + byte.toString(2).replaceAll('0', '').length,
      0,
    );
    expect(set).toBe(spectrum.filter((value) => value > expected).length);
  });
});
