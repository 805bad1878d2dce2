// Pixels to the 64 x 64 brightness image: luma, two passes of the box filter each way, sampled at block centres.
import { boxRow, ColumnBox, windowOf } from './box.ts';
import type { Pixels } from './pixels.ts';

const f = Math.fround;
const RED = Float32Array.from({ length: 256 }, (_, v) => f(0.299) * v);
const GREEN = Float32Array.from({ length: 256 }, (_, v) => f(0.587) * v);
const BLUE = Float32Array.from({ length: 256 }, (_, v) => f(0.114) * v);

function lumaRow({ data, width, channels }: Pixels, y: number, out: Float32Array): void {
  let at = y * width * channels;
  for (let x = 0; x < width; x++, at += channels) {
    out[x] = channels === 1 ? data[at]! : f(f(RED[data[at]!]! + GREEN[data[at + 1]!]!) + BLUE[data[at + 2]!]!);
  }
}

const centres = (side: number): number[] => Array.from({ length: 64 }, (_, i) => Math.floor(((i + 0.5) * side) / 64));

/** A frame that is 64 x 64 already is taken as it is. */
function taken(pixels: Pixels): Float32Array {
  const small = new Float32Array(4096);
  for (let y = 0; y < 64; y++) lumaRow(pixels, y, small.subarray(y * 64, y * 64 + 64));
  return small;
}

export function shrink(pixels: Pixels): Float32Array {
  const { width, height } = pixels;
  if (width === 64 && height === 64) return taken(pixels);
  const [columns, rows] = [centres(width), centres(height)];
  const small = new Float32Array(4096);
  let [row, next] = [0, 0];
  // A small image is sampled more than once at the same row.
  const keep = (sampled: Float32Array): void => {
    for (; next < 64 && rows[next] === row; next++) small.set(sampled, next * 64);
    row++;
  };
  const down = new ColumnBox(64, windowOf(height), keep);
  const [filtered, sampled] = [new Float32Array(width), new Float32Array(64)];
  const first = new ColumnBox(width, windowOf(height), (blurred) => {
    boxRow(blurred, filtered, windowOf(width));
    for (let i = 0; i < 64; i++) sampled[i] = filtered[columns[i]!]!;
    down.push(sampled);
  });
  const [luma, along] = [new Float32Array(width), new Float32Array(width)];
  for (let y = 0; y < height; y++) {
    lumaRow(pixels, y, luma);
    boxRow(luma, along, windowOf(width));
    first.push(along);
  }
  first.end();
  down.end();
  return small;
}
