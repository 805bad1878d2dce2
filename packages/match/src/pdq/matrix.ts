// The 16 lowest frequencies but the constant one, of the 64-point cosine transform: 16 rows of 64, as float32.
const scale = Math.fround(Math.sqrt(2 / 64));

/** Element (i, k) is scale * cos(pi / 2 / 64 * (i + 1) * (2k + 1)), computed in double and rounded once. */
export const MATRIX = Float32Array.from({ length: 16 * 64 }, (_, n) => {
  const [i, k] = [n >> 6, n & 63];
  return scale * Math.cos((Math.PI / 2 / 64) * (i + 1) * (2 * k + 1));
});
