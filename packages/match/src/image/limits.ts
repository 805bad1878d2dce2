/** What one image may cost. Sizes are in bytes, before and after decoding. */
export type ImageLimits = {
  readonly sizeBytes: number;
  readonly pixels: number;
  readonly side: number;
  readonly milliseconds: number;
  /** Of the decoding process, all told. */
  readonly memoryBytes: number;
};

export const IMAGE_LIMITS: ImageLimits = {
  sizeBytes: 32 << 20,
  pixels: 40_000_000,
  side: 32_768,
  milliseconds: 2000,
  memoryBytes: 256 << 20,
};

/** Why an image was not fingerprinted. */
export type ImageRefusal =
  | 'too-large'
  | 'too-many-pixels'
  | 'not-an-image'
  | 'svg'
  | 'polyglot'
  | 'broken'
  | 'too-slow'
  | 'too-much-memory'
  | 'no-decoder'
  | 'busy';

export type ImagePrints = {
  /** The eight PDQ hashes, in the order of `VARIANTS`. */
  readonly hashes: readonly Uint8Array[];
  readonly quality: number;
  readonly width: number;
  readonly height: number;
};
export type ImageAnswer =
  | { readonly ok: true; readonly prints: ImagePrints }
  | { readonly ok: false; readonly refusal: ImageRefusal; readonly detail?: string };

/** What can be refused before a decoder sees a byte. */
export const isTooManyPixels = (width: number, height: number, limits: ImageLimits): boolean =>
  width * height > limits.pixels || width > limits.side || height > limits.side;
