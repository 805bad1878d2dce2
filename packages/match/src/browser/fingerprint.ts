// A file that the user chose, hashed where it is: digests in one pass over its stream, pixels by the browser's decoder.
import { FileDigest, type FileDigests } from '../digest/file-digest.ts';
import { IMAGE_LIMITS, type ImageAnswer, type ImageLimits, isTooManyPixels } from '../image/limits.ts';
import { isPolyglot, sniff } from '../image/sniff.ts';
import type { PdqHasher } from '../pdq/pdq.ts';
import type { Pixels } from '../pdq/pixels.ts';

export type BrowserPrints = FileDigests & { readonly image: ImageAnswer };

async function digestsOf(file: Blob): Promise<FileDigests> {
  const digest = new FileDigest();
  const reader = file.stream().getReader();
  for (let chunk = await reader.read(); !chunk.done; chunk = await reader.read()) digest.update(chunk.value);
  return digest.finish();
}

/** No colour management, no multiplying with transparency: as near to the stored pixels as a browser comes. */
async function pixelsOf(file: Blob, limits: ImageLimits): Promise<Pixels | null> {
  const bitmap = await createImageBitmap(file, { premultiplyAlpha: 'none', colorSpaceConversion: 'none' });
  try {
    const { width, height } = bitmap;
    if (isTooManyPixels(width, height, limits)) return null;
    const context = new OffscreenCanvas(width, height).getContext('2d', { willReadFrequently: true });
    if (context === null) throw new Error('this browser has no canvas');
    context.drawImage(bitmap, 0, 0);
    return { data: context.getImageData(0, 0, width, height).data, width, height, channels: 4 };
  } finally {
    bitmap.close();
  }
}

async function imageOf(file: Blob, hasher: PdqHasher, limits: ImageLimits): Promise<ImageAnswer> {
  if (file.size > limits.sizeBytes) return { ok: false, refusal: 'too-large' };
  const bytes = new Uint8Array(await file.arrayBuffer());
  const sniffed = sniff(bytes);
  if (sniffed.kind === 'svg') return { ok: false, refusal: 'svg' };
  if (sniffed.kind !== 'image') return { ok: false, refusal: 'not-an-image' };
  if (isPolyglot(bytes, sniffed.type)) return { ok: false, refusal: 'polyglot' };
  try {
    const pixels = await pixelsOf(file, limits);
    if (pixels === null) return { ok: false, refusal: 'too-many-pixels' };
    const { width, height } = pixels;
    return { ok: true, prints: { ...hasher.variants(pixels), width, height } };
  } catch (error) {
    return { ok: false, refusal: 'broken', detail: error instanceof Error ? error.message : String(error) };
  }
}

/**
 * Digests and image hashes of a file. A browser decodes a little differently from a server, by a few bits of 256: good
 * for matching, not for contributing.
 */
export async function fingerprintFile(
  file: Blob,
  hasher: PdqHasher,
  limits: Partial<ImageLimits> = {},
): Promise<BrowserPrints> {
  const image = await imageOf(file, hasher, { ...IMAGE_LIMITS, ...limits });
  return { ...(await digestsOf(file)), image };
}
