// Four rows at once, one in each lane: a running sum along a row cannot be split, but four rows run side by side.

@inline
function luma(r: v128, g: v128, b: v128): v128 {
  return f32x4.add(
    f32x4.add(
      f32x4.mul(f32x4.splat(0.299), f32x4.convert_i32x4_u(r)),
      f32x4.mul(f32x4.splat(0.587), f32x4.convert_i32x4_u(g)),
    ),
    f32x4.mul(f32x4.splat(0.114), f32x4.convert_i32x4_u(b)),
  );
}

@inline
function lumaOf(at: usize, channels: u32): v128 {
  if (channels == 3) {
    const v = v128.load(at);
    return luma(
      v128.swizzle(v, i8x16(0, -1, -1, -1, 3, -1, -1, -1, 6, -1, -1, -1, 9, -1, -1, -1)),
      v128.swizzle(v, i8x16(1, -1, -1, -1, 4, -1, -1, -1, 7, -1, -1, -1, 10, -1, -1, -1)),
      v128.swizzle(v, i8x16(2, -1, -1, -1, 5, -1, -1, -1, 8, -1, -1, -1, 11, -1, -1, -1)),
    );
  }
  if (channels == 4) {
    const v = v128.load(at);
    const byte = i32x4.splat(255);
    return luma(v128.and(v, byte), v128.and(i32x4.shr_u(v, 8), byte), v128.and(i32x4.shr_u(v, 16), byte));
  }
  const v = v128.load32_zero(at);
  return f32x4.convert_i32x4_u(v128.swizzle(v, i8x16(0, -1, -1, -1, 1, -1, -1, -1, 2, -1, -1, -1, 3, -1, -1, -1)));
}

/** Turns four vectors of four on their side and stores them at the four places. */
@inline
function turn(a: v128, b: v128, c: v128, d: v128, p: usize, q: usize, r: usize, s: usize): void {
  const ab = v128.shuffle<f32>(a, b, 0, 4, 1, 5);
  const cd = v128.shuffle<f32>(c, d, 0, 4, 1, 5);
  const abHigh = v128.shuffle<f32>(a, b, 2, 6, 3, 7);
  const cdHigh = v128.shuffle<f32>(c, d, 2, 6, 3, 7);
  v128.store(p, v128.shuffle<f64>(ab, cd, 0, 2));
  v128.store(q, v128.shuffle<f64>(ab, cd, 1, 3));
  v128.store(r, v128.shuffle<f64>(abHigh, cdHigh, 0, 2));
  v128.store(s, v128.shuffle<f64>(abHigh, cdHigh, 1, 3));
}

@inline
function lumaRows(at: usize, rowBytes: usize, width: usize, channels: u32, to: usize): void {
  const p1 = at + rowBytes;
  const p2 = p1 + rowBytes;
  const p3 = p2 + rowBytes;
  for (let x: usize = 0; x < width; x += 4) {
    const off = x * channels;
    const a = lumaOf(at + off, channels);
    const b = lumaOf(p1 + off, channels);
    const c = lumaOf(p2 + off, channels);
    const d = lumaOf(p3 + off, channels);
    const out = to + (x << 4);
    turn(a, b, c, d, out, out + 16, out + 32, out + 48);
  }
}

/** Brightness of four rows of pixels, lane = row. */
export function luma4(at: usize, rowBytes: usize, width: usize, channels: u32, to: usize): void {
  if (channels == 3) lumaRows(at, rowBytes, width, 3, to);
  else if (channels == 4) lumaRows(at, rowBytes, width, 4, to);
  else lumaRows(at, rowBytes, width, 1, to);
}

/** Four rows in lanes back to four rows. */
export function rowsFrom4(from: usize, width: usize, p: usize, q: usize, r: usize, s: usize): void {
  for (let x: usize = 0; x < width; x += 4) {
    const at = from + (x << 4);
    const off = x << 2;
    turn(v128.load(at), v128.load(at, 16), v128.load(at, 32), v128.load(at, 48), p + off, q + off, r + off, s + off);
  }
}

/** Four rows that lie one after the other into lanes. */
export function rowsInto4(from: usize, rowBytes: usize, to: usize): void {
  const q = from + rowBytes;
  const r = q + rowBytes;
  const s = r + rowBytes;
  for (let x: usize = 0; x < rowBytes; x += 16) {
    const out = to + (x << 2);
    turn(v128.load(from + x), v128.load(q + x), v128.load(r + x), v128.load(s + x), out, out + 16, out + 32, out + 48);
  }
}

/**
 * The box filter along twice four rows, `gap` bytes apart: grow, slide, shrink, in the published order of additions and
 * subtractions. Each sum waits for the one before it; two of them side by side wait together.
 */
export function boxRows(from: usize, to: usize, gap: usize, width: u32, window: u32): void {
  const before = (window + 2) / 2 - 1;
  let sum = f32x4.splat(0);
  let other = f32x4.splat(0);
  let at = from;
  let out = to;
  for (let i: u32 = 0; i < before; i++, at += 16) {
    sum = f32x4.add(sum, v128.load(at));
    other = f32x4.add(other, v128.load(at + gap));
  }
  for (let i = before; i < window; i++, at += 16, out += 16) {
    const by = f32x4.splat(f32(i + 1));
    sum = f32x4.add(sum, v128.load(at));
    other = f32x4.add(other, v128.load(at + gap));
    v128.store(out, f32x4.div(sum, by));
    v128.store(out + gap, f32x4.div(other, by));
  }
  let old = from;
  const by = f32x4.splat(f32(window));
  const end = from + ((<usize>width) << 4);
  for (; at < end; at += 16, out += 16, old += 16) {
    sum = f32x4.sub(f32x4.add(sum, v128.load(at)), v128.load(old));
    other = f32x4.sub(f32x4.add(other, v128.load(at + gap)), v128.load(old + gap));
    v128.store(out, f32x4.div(sum, by));
    v128.store(out + gap, f32x4.div(other, by));
  }
  for (let k: u32 = 0; k < before; k++, out += 16, old += 16) {
    const left = f32x4.splat(f32(window - 1 - k));
    sum = f32x4.sub(sum, v128.load(old));
    other = f32x4.sub(other, v128.load(old + gap));
    v128.store(out, f32x4.div(sum, left));
    v128.store(out + gap, f32x4.div(other, left));
  }
}

/** The same, divided and kept at the 64 sampled columns only; the second four follow the first in `to`. */
export function boxRowsSampled(from: usize, to: usize, gap: usize, width: u32, window: u32, columns: usize): void {
  const before = (window + 2) / 2 - 1;
  let sum = f32x4.splat(0);
  let other = f32x4.splat(0);
  let next: u32 = 0;
  let read: u32 = 0;
  let at = from;
  let old = from;
  while (next < 64) {
    const column = load<u32>(columns + (next << 2));
    // Everything up to the right edge of this column's window.
    const until = min(column + before + 1, width);
    for (; read < min(until, window); read++, at += 16) {
      sum = f32x4.add(sum, v128.load(at));
      other = f32x4.add(other, v128.load(at + gap));
    }
    for (; read < until; read++, at += 16, old += 16) {
      sum = f32x4.sub(f32x4.add(sum, v128.load(at)), v128.load(old));
      other = f32x4.sub(f32x4.add(other, v128.load(at + gap)), v128.load(old + gap));
    }
    let count = min(read, window);
    if (column + before >= width) {
      const gone = column + before + 1 - width;
      const target = from + ((<usize>(width - window + gone)) << 4);
      for (; old < target; old += 16) {
        sum = f32x4.sub(sum, v128.load(old));
        other = f32x4.sub(other, v128.load(old + gap));
      }
      count = window - gone;
    }
    const by = f32x4.splat(f32(count));
    v128.store(to + (next << 4), f32x4.div(sum, by));
    v128.store(to + (next << 4), f32x4.div(other, by), 1024);
    next++;
  }
}
