/** Raw pixels, row by row without gaps. A fourth channel is ignored; one channel is brightness itself. */
export type Pixels = {
  readonly data: Uint8Array | Uint8ClampedArray;
  readonly width: number;
  readonly height: number;
  readonly channels: 1 | 3 | 4;
};

/** Below five pixels a side the published description gives no hash: zeros, quality 0. */
export const SMALLEST_SIDE = 5;

/** A programmer's mistake, not an upload's: decoders of ours never hand over such pixels. */
export function assertPixels({ data, width, height, channels }: Pixels): void {
  const whole = Number.isSafeInteger(width) && Number.isSafeInteger(height) && width > 0 && height > 0;
  if (!whole || ![1, 3, 4].includes(channels))
    throw new RangeError('pixels need a width, a height and 1, 3 or 4 channels');
  if (data.length !== width * height * channels) {
    throw new RangeError(`${width} x ${height} x ${channels} pixels need ${width * height * channels} bytes`);
  }
}
