// Golomb-Rice coding of rising numbers: each gap as a unary quotient and a remainder of a fixed number of bits.
import type { BitReader, BitWriter } from './bits.ts';

/** Bits of the remainder that suit gaps of this size on average. */
export const riceBits = (averageGap: number): number =>
  Math.max(0, Math.min(46, Math.round(Math.log2(Math.max(1, averageGap * Math.LN2)))));

const SPLIT = 2 ** 23;

export function writeGap(out: BitWriter, gap: number, bits: number): void {
  const size = 2 ** bits;
  out.unary(Math.floor(gap / size));
  const rest = gap % size;
  if (bits > 23) out.write(Math.floor(rest / SPLIT), bits - 23);
  out.write(rest % SPLIT, Math.min(bits, 23));
}

export function readGap(input: BitReader, bits: number): number {
  const quotient = input.unary();
  const high = bits > 23 ? input.read(bits - 23) : 0;
  return quotient * 2 ** bits + high * SPLIT + input.read(Math.min(bits, 23));
}
