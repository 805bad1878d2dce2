// PDQ's filter and transform (Meta, 2019), eight rows of pixels at a time. Every lane does exactly the float32 operations
// of the published description in their order, so the bits are those of src/pdq/*.ts and of the reference.
//
// The image streams through: luma -> box along rows -> box along columns -> box along rows, kept at the 64 sampled
// columns -> box along those columns, kept at the 64 sampled rows. Only a window of rows is ever in memory.
import { boxRows, boxRowsSampled, luma4, rowsFrom4, rowsInto4 } from './rows';

const MATRIX: usize = 0; // 16 x 64, written by the caller
const TURNED: usize = 4096; // the same, 64 x 16
const SMALL: usize = 8192; // 64 x 64
const HALF: usize = 24576; // 16 x 64
const SPECTRUM: usize = 28672; // 16 x 16
const COLUMNS: usize = 29696; // the 64 sampled columns
const ROWS: usize = 29952; // the 64 sampled rows
const SUMS: usize = 30208; // running sums of the sampled columns
const QUADS: usize = 30464; // 64 sampled columns of twice four rows, lane = row
const SAMPLED: usize = 32512; // the same as eight rows
const FREE: usize = 34816;

let width: u32 = 0;
let height: u32 = 0;
let channels: u32 = 0;
let windowAlong: u32 = 0;
let windowDown: u32 = 0;
let padded: usize = 0; // bytes of one row of floats
let four: usize = 0; // of four
let input: usize = 0;
let quadsIn: usize = 0;
let quadsOut: usize = 0;
let ring: usize = 0;
let columnSums: usize = 0;
let blurred: usize = 0;
let sampledRing: usize = 0;
let rowsIn: u32 = 0;
let rowsBlurred: u32 = 0;
let waiting: u32 = 0;
let rowsSampled: u32 = 0;
let nextRow: u32 = 0;

export function inputAt(): usize {
  return input;
}
export function spectrumAt(): usize {
  return SPECTRUM;
}

function place(bytes: usize, from: usize): usize {
  return (from + bytes + 31) & ~31;
}

/** Lays out memory for an image and a strip of its rows (a multiple of 8). Answers with the bytes it needs. */
export function begin(w: u32, h: u32, c: u32, strip: u32): usize {
  width = w;
  height = h;
  channels = c;
  windowAlong = (w + 127) / 128;
  windowDown = (h + 127) / 128;
  padded = ((w + 3) & ~3) << 2;
  four = padded << 2;
  rowsIn = rowsBlurred = waiting = rowsSampled = nextRow = 0;
  quadsIn = FREE;
  quadsOut = place(four << 1, quadsIn);
  ring = place(four << 1, quadsOut);
  columnSums = place(padded * (windowDown + 8), ring);
  blurred = place(padded, columnSums);
  sampledRing = place(padded << 3, blurred);
  input = place(256 * (windowDown + 1), sampledRing);
  return input + strip * w * c + 64;
}

/** After the memory has grown: what starts from zero. */
function clear(): void {
  memory.fill(columnSums, 0, padded);
  memory.fill(SUMS, 0, 256);
  for (let i: u32 = 0; i < 64; i++) {
    const target = f64(i) + 0.5;
    store<u32>(COLUMNS + (i << 2), u32((target * f64(width)) / 64));
    store<u32>(ROWS + (i << 2), u32((target * f64(height)) / 64));
  }
  for (let i: usize = 0; i < 16; i++) {
    for (let k: usize = 0; k < 64; k++) store<f32>(TURNED + ((k << 4) + i) * 4, load<f32>(MATRIX + ((i << 6) + k) * 4));
  }
}

/** Takes `count` rows of pixels that lie at `inputAt()`; all but the last call give a multiple of eight. */
export function push(count: u32): void {
  if (rowsIn == 0) clear();
  const rowBytes: usize = width * channels;
  if (width == 64 && height == 64) return keep64(count, rowBytes);
  const slots = windowDown + 8;
  for (let done: u32 = 0; done < count; done += 8) {
    const real = min<u32>(8, count - done);
    luma4(input + done * rowBytes, rowBytes, width, channels, quadsIn);
    if (real > 4) luma4(input + (done + 4) * rowBytes, rowBytes, width, channels, quadsIn + four);
    boxRows(quadsIn, quadsOut, four, width, windowAlong);
    for (let i: u32 = 0; i < real; i += 4) {
      rowsFrom4(
        quadsOut + (i >> 2) * four,
        width,
        ring + ((rowsIn + i) % slots) * padded,
        ring + ((rowsIn + i + 1) % slots) * padded,
        ring + ((rowsIn + i + 2) % slots) * padded,
        ring + ((rowsIn + i + 3) % slots) * padded,
      );
    }
    for (let i: u32 = 0; i < real; i++) addRow();
  }
}

/** A frame that is already 64 x 64 is taken as it is. */
function keep64(count: u32, rowBytes: usize): void {
  for (let done: u32 = 0; done < count; done += 4) {
    luma4(input + done * rowBytes, rowBytes, 64, channels, quadsIn);
    const to = SMALL + ((rowsIn + done) << 8);
    rowsFrom4(quadsIn, 64, to, to + 256, to + 512, to + 768);
  }
  rowsIn += count;
}

/** The first box along columns: one row in, at most one out. */
function addRow(): void {
  const before = (windowDown + 2) / 2 - 1;
  const slots = windowDown + 8;
  const row = ring + (rowsIn % slots) * padded;
  const old = rowsIn >= windowDown ? ring + ((rowsIn - windowDown) % slots) * padded : 0;
  rowsIn++;
  const out = rowsIn > before ? blurred + waiting * padded : 0;
  const by = f32x4.splat(f32(min(rowsIn, windowDown)));
  for (let x: usize = 0; x < padded; x += 16) {
    let sum = f32x4.add(v128.load(columnSums + x), v128.load(row + x));
    if (old) sum = f32x4.sub(sum, v128.load(old + x));
    v128.store(columnSums + x, sum);
    if (out) v128.store(out + x, f32x4.div(sum, by));
  }
  if (out) rowBlurred();
}

function rowBlurred(): void {
  rowsBlurred++;
  if (++waiting == 8) sampleRows();
}

/** The second box along rows, for up to eight waiting rows, kept at the sampled columns. */
function sampleRows(): void {
  for (let i: usize = 0; i < 2; i++) rowsInto4(blurred + i * four, padded, quadsIn + i * four);
  boxRowsSampled(quadsIn, QUADS, four, width, windowAlong, COLUMNS);
  for (let i: usize = 0; i < 2; i++) {
    const to = SAMPLED + (i << 10);
    rowsFrom4(QUADS + (i << 10), 64, to, to + 256, to + 512, to + 768);
  }
  for (let i: u32 = 0; i < waiting; i++) addSampledRow(SAMPLED + (i << 8));
  waiting = 0;
}

/** The second box along columns. */
function addSampledRow(row: usize): void {
  const slots = windowDown + 1;
  memory.copy(sampledRing + ((rowsSampled % slots) << 8), row, 256);
  const old = rowsSampled >= windowDown ? sampledRing + (((rowsSampled - windowDown) % slots) << 8) : 0;
  rowsSampled++;
  for (let x: usize = 0; x < 256; x += 16) {
    let sum = f32x4.add(v128.load(SUMS + x), v128.load(row + x));
    if (old) sum = f32x4.sub(sum, v128.load(old + x));
    v128.store(SUMS + x, sum);
  }
  const before = (windowDown + 2) / 2 - 1;
  if (rowsSampled > before) keepSampled(rowsSampled - 1 - before, min(rowsSampled, windowDown));
}

/** Row `at` of the filtered image: written to the 64 x 64 as often as it is sampled (more than once if it is small). */
function keepSampled(at: u32, count: u32): void {
  const by = f32x4.splat(f32(count));
  while (nextRow < 64 && load<u32>(ROWS + (nextRow << 2)) == at) {
    const to = SMALL + (nextRow << 8);
    for (let x: usize = 0; x < 256; x += 16) v128.store(to + x, f32x4.div(v128.load(SUMS + x), by));
    nextRow++;
  }
}

/** The rows below the last one: windows that shrink. */
function drain(): void {
  const before = (windowDown + 2) / 2 - 1;
  const first = height - windowDown;
  for (let k: u32 = 0; k < before; k++) {
    const old = ring + ((first + k) % (windowDown + 8)) * padded;
    const out = blurred + waiting * padded;
    const by = f32x4.splat(f32(windowDown - 1 - k));
    for (let x: usize = 0; x < padded; x += 16) {
      const sum = f32x4.sub(v128.load(columnSums + x), v128.load(old + x));
      v128.store(columnSums + x, sum);
      v128.store(out + x, f32x4.div(sum, by));
    }
    rowBlurred();
  }
  if (waiting > 0) sampleRows();
  for (let k: u32 = 0; k < before; k++) {
    const old = sampledRing + (((first + k) % (windowDown + 1)) << 8);
    for (let x: usize = 0; x < 256; x += 16) {
      v128.store(SUMS + x, f32x4.sub(v128.load(SUMS + x), v128.load(old + x)));
    }
    keepSampled(height - before + k, windowDown - 1 - k);
  }
}

/** Ends the image: the 16 x 16 spectrum lies at `spectrumAt()`; answers with the quality. */
export function finish(): u32 {
  if (width != 64 || height != 64) drain();
  transform();
  return quality();
}

function transform(): void {
  for (let i: usize = 0; i < 16; i++) {
    for (let j: usize = 0; j < 256; j += 16) {
      let sum = f32x4.splat(0);
      for (let k: usize = 0; k < 64; k++) {
        sum = f32x4.add(sum, f32x4.mul(v128.load32_splat(MATRIX + ((i << 6) + k) * 4), v128.load(SMALL + (k << 8) + j)));
      }
      v128.store(HALF + (i << 8) + j, sum);
    }
  }
  for (let i: usize = 0; i < 16; i++) {
    for (let j: usize = 0; j < 64; j += 16) {
      let sum = f32x4.splat(0);
      for (let k: usize = 0; k < 64; k++) {
        sum = f32x4.add(sum, f32x4.mul(v128.load32_splat(HALF + (i << 8) + k * 4), v128.load(TURNED + (k << 6) + j)));
      }
      v128.store(SPECTRUM + (i << 6) + j, sum);
    }
  }
}

@inline
function step(u: f32, v: f32): u32 {
  return u32(abs(i32(((u - v) * 100) / 255)));
}

/** Steps between neighbours that can be seen, in hundredths of the range. */
function quality(): u32 {
  let sum: u32 = 0;
  for (let i: usize = 0; i < 63 * 256; i += 4) sum += step(load<f32>(SMALL + i), load<f32>(SMALL + i + 256));
  for (let i: usize = 0; i < 64 * 256; i += 4) {
    if ((i & 255) != 252) sum += step(load<f32>(SMALL + i), load<f32>(SMALL + i + 4));
  }
  return min<u32>(sum / 90, 100);
}
