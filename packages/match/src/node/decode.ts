// One image to its hashes, by sharp; runs in the decoding process (decode-child.ts), whose limits stand behind these.
import type { Sharp } from 'sharp';
import { type ImageAnswer, type ImageLimits, isTooManyPixels } from '../image/limits.ts';
import { isPolyglot, sniff } from '../image/sniff.ts';
import type { PdqHasher } from '../pdq/pdq.ts';
import type { Pixels } from '../pdq/pixels.ts';

type SharpModule = typeof import('sharp').default;

/** Only sniffed types reach a decoder, and an image that is something else as well reaches none. */
function refusedBySight(bytes: Uint8Array, limits: ImageLimits): ImageAnswer | null {
  if (bytes.length > limits.sizeBytes) return { ok: false, refusal: 'too-large' };
  const sniffed = sniff(bytes);
  if (sniffed.kind === 'svg') return { ok: false, refusal: 'svg' };
  if (sniffed.kind !== 'image') return { ok: false, refusal: 'not-an-image' };
  return isPolyglot(bytes, sniffed.type) ? { ok: false, refusal: 'polyglot' } : null;
}

/** Pixels as stored: no turning by metadata (the eight variants cover it), transparency left out, 8 bits, sRGB. */
async function pixelsOf(image: Sharp): Promise<Pixels> {
  const { data, info } = await image
    .removeAlpha()
    .toColourspace('srgb')
    .raw({ depth: 'uchar' })
    .toBuffer({ resolveWithObject: true });
  const { width, height, channels } = info;
  if (channels !== 1 && channels !== 3) throw new Error(`${channels} channels`);
  return { data, width, height, channels };
}

export async function decodeAndHash(
  sharp: SharpModule,
  hasher: PdqHasher,
  bytes: Uint8Array,
  limits: ImageLimits,
): Promise<ImageAnswer> {
  const refused = refusedBySight(bytes, limits);
  if (refused) return refused;
  try {
    const image = sharp(bytes, { failOn: 'error', limitInputPixels: limits.pixels, sequentialRead: true, pages: 1 });
    const { width, height } = await image.metadata();
    if (isTooManyPixels(width, height, limits))
      return { ok: false, refusal: 'too-many-pixels', detail: `${width} x ${height}` };
    const pixels = await pixelsOf(image);
    const { hashes, quality } = hasher.variants(pixels);
    return { ok: true, prints: { hashes, quality, width, height } };
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error);
    return { ok: false, refusal: /pixel limit/i.test(detail) ? 'too-many-pixels' : 'broken', detail };
  }
}
