// Images from whole-number arithmetic alone, so that every engine and language makes the same ones.
import type { Pixels } from '../src/pdq/pixels.ts';

/** A generator of 32-bit numbers, the same everywhere (xorshift). */
export function numbersFrom(seed: number): () => number {
  let state = seed | 0 || 1;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return state >>> 0;
  };
}

type Shape = (x: number, y: number, c: number) => number;

/** Triangular waves laid over one another: smooth, with corners, like nothing in particular. */
function waves(next: () => number): Shape {
  const each = Array.from(
    { length: 5 },
    () => [1 + (next() % 7), 1 + (next() % 7), next() % 512, 1 + (next() % 3)] as const,
  );
  return (x, y, c) => {
    let sum = 0;
    for (const [a, b, phase, weight] of each) sum += weight * Math.abs(((x * a + y * b + phase + c * 40) % 512) - 256);
    return (sum / 12) | 0;
  };
}

function shapeOf(kind: number, next: () => number): Shape {
  if (kind === 0) return () => next() & 255;
  if (kind === 1) return (x, y) => (((x >> 4) ^ (y >> 3)) & 1 ? 255 : 0);
  if (kind === 2) return (x) => x & 255;
  const wave = waves(next);
  return kind === 3 ? wave : (x, y, c) => wave(x, y, c) + (next() & 31);
}

export function madeUpImage(seed: number, width: number, height: number, channels: 1 | 3 | 4): Pixels {
  const next = numbersFrom(seed * 2654435761);
  const shape = shapeOf(seed % 5, next);
  const data = new Uint8Array(width * height * channels);
  let at = 0;
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) for (let c = 0; c < channels; c++) data[at++] = Math.min(255, shape(x, y, c));
  }
  return { data, width, height, channels };
}
