// The 64 x 64 image to its 16 x 16 spectrum, and how much there is to see in it.
import { MATRIX } from './matrix.ts';

const f = Math.fround;

/** Matrix times image times matrix turned, summed in the order of the index. */
export function transform(small: Float32Array): Float32Array {
  const half = new Float32Array(16 * 64);
  for (let i = 0; i < 16; i++) {
    for (let j = 0; j < 64; j++) {
      let sum = 0;
      for (let k = 0; k < 64; k++) sum = f(sum + f(MATRIX[i * 64 + k]! * small[k * 64 + j]!));
      half[i * 64 + j] = sum;
    }
  }
  const spectrum = new Float32Array(256);
  for (let i = 0; i < 16; i++) {
    for (let j = 0; j < 16; j++) {
      let sum = 0;
      for (let k = 0; k < 64; k++) sum = f(sum + f(half[i * 64 + k]! * MATRIX[j * 64 + k]!));
      spectrum[i * 16 + j] = sum;
    }
  }
  return spectrum;
}

const step = (u: number, v: number): number => Math.abs(Math.trunc(f(f(f(u - v) * 100) / 255)));

/** 0 to 100: steps between neighbours that can be seen, in hundredths of the range. */
export function qualityOf(small: Float32Array): number {
  let sum = 0;
  for (let i = 0; i < 63 * 64; i++) sum += step(small[i]!, small[i + 64]!);
  for (let i = 0; i < 64 * 64; i++) if ((i & 63) !== 63) sum += step(small[i]!, small[i + 1]!);
  return Math.min(Math.floor(sum / 90), 100);
}
