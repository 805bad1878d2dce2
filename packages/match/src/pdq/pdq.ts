// PDQ of raw pixels, bit for bit as published (Meta, 2019). How that was established: docs/explanation/matching.md.
import type { Kernels } from '../kernels.ts';
import { bitsOf, VARIANTS } from './bits.ts';
import { PdqKernel, type Spectrum } from './kernel.ts';
import { assertPixels, type Pixels, SMALLEST_SIDE } from './pixels.ts';
import { shrink } from './shrink.ts';
import { qualityOf, transform } from './transform.ts';

/** Below it an image has too little to tell it from others: such a hash is not contributed. */
export const LEAST_QUALITY = 50;

/** A hash of 32 bytes, and 0 to 100 for how much there was to see. */
export type Pdq = { readonly hash: Uint8Array; readonly quality: number };
/** The hashes of the eight ways to turn and mirror the image, in the order of `VARIANTS`. */
export type PdqVariants = { readonly hashes: readonly Uint8Array[]; readonly quality: number };

/**
 * Hashes pixels. One hasher is for one thread.
 *
 * ```ts
 * import { createPdqHasher, toHex } from '@remit/match';
 * const grey = { data: new Uint8Array(100 * 100), width: 100, height: 100, channels: 1 } as const;
 * const { hash, quality } = createPdqHasher(null).hash(grey);
 * console.log(toHex(hash).length, quality); // 64 0
 * ```
 */
export type PdqHasher = {
  readonly hash: (pixels: Pixels) => Pdq;
  readonly variants: (pixels: Pixels) => PdqVariants;
};

const plainSpectrum = (pixels: Pixels): Spectrum => {
  const small = shrink(pixels);
  return { spectrum: transform(small), quality: qualityOf(small) };
};

const NOTHING: Spectrum = { spectrum: new Float32Array(256), quality: 0 };

/** With kernels several times sooner; without (`null`) the same bits from plain TypeScript. */
export function createPdqHasher(kernels: Kernels | null): PdqHasher {
  const kernel = kernels && new PdqKernel(kernels);
  const spectrumOf = (pixels: Pixels): Spectrum => {
    assertPixels(pixels);
    if (pixels.width < SMALLEST_SIDE || pixels.height < SMALLEST_SIDE) return NOTHING;
    return kernel ? kernel.spectrum(pixels) : plainSpectrum(pixels);
  };
  return {
    hash(pixels) {
      const { spectrum, quality } = spectrumOf(pixels);
      return { hash: bitsOf(spectrum), quality };
    },
    variants(pixels) {
      const { spectrum, quality } = spectrumOf(pixels);
      return { hashes: VARIANTS.map((_, variant) => bitsOf(spectrum, variant)), quality };
    },
  };
}
