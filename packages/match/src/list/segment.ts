// A sorted set of digests as bytes: the first 48 bits as Rice-coded gaps, the rest as it is. For a million random hashes
// that is within two thousandths of what any coding can reach. Equal sets give equal bytes, so a segment is named by its
// digest.
//
// Segment: version, width, Rice bits, one spare byte, count and length of the coded gaps (32 bits each), the gaps, then
// the rest of each entry.
import { compareAt, concat } from '../bytes.ts';
import { BitReader, BitWriter } from './bits.ts';
import { readGap, riceBits, writeGap } from './rice.ts';

const SEGMENT_VERSION = 1;
const HEAD_BYTES = 12;
/** A number of 48 bits is exact in a double. */
const PREFIX_BYTES = 6;
const PREFIXES = 2 ** 48;

export type SegmentRefusal = 'other-version' | 'damaged';
export type Decoded<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly refusal: SegmentRefusal };

export function prefixOf(bytes: Uint8Array, at: number): number {
  const high = (bytes[at]! << 16) | (bytes[at + 1]! << 8) | bytes[at + 2]!;
  const low = (bytes[at + 3]! << 16) | (bytes[at + 4]! << 8) | bytes[at + 5]!;
  return high * 2 ** 24 + low;
}

function putPrefix(bytes: Uint8Array, at: number, prefix: number): void {
  const [high, low] = [Math.floor(prefix / 2 ** 24), prefix % 2 ** 24];
  bytes[at] = high >>> 16;
  bytes[at + 1] = high >>> 8;
  bytes[at + 2] = high;
  bytes[at + 3] = low >>> 16;
  bytes[at + 4] = low >>> 8;
  bytes[at + 5] = low;
}

/** Entries of `width` bytes, one after the other, rising, none twice. */
export function encodeSegment(sorted: Uint8Array, width: number): Uint8Array {
  const count = sorted.length / width;
  if (width < PREFIX_BYTES || width > 255 || !Number.isInteger(count)) throw new RangeError('entries must be whole');
  const bits = riceBits(PREFIXES / Math.max(1, count));
  const gaps = new BitWriter();
  const tail = width - PREFIX_BYTES;
  const tails = new Uint8Array(count * tail);
  let before = 0;
  for (let at = 0, to = 0; at < sorted.length; at += width, to += tail) {
    if (at > 0 && compareAt(sorted, at - width, sorted, at, width) >= 0) {
      throw new RangeError('entries must rise, and none may stand twice');
    }
    const prefix = prefixOf(sorted, at);
    writeGap(gaps, prefix - before, bits);
    before = prefix;
    for (let i = 0; i < tail; i++) tails[to + i] = sorted[at + PREFIX_BYTES + i]!;
  }
  const coded = gaps.finish();
  const head = new DataView(new ArrayBuffer(HEAD_BYTES));
  head.setUint8(0, SEGMENT_VERSION);
  head.setUint8(1, width);
  head.setUint8(2, bits);
  head.setUint32(4, count);
  head.setUint32(8, coded.length);
  return concat([new Uint8Array(head.buffer), coded, tails]);
}

type Parts = { readonly width: number; readonly bits: number; readonly gaps: Uint8Array; readonly tails: Uint8Array };

function partsOf(segment: Uint8Array): Decoded<Parts & { readonly count: number }> {
  if (segment.length < HEAD_BYTES) return { ok: false, refusal: 'damaged' };
  if (segment[0] !== SEGMENT_VERSION) return { ok: false, refusal: 'other-version' };
  const head = new DataView(segment.buffer, segment.byteOffset);
  const [width, bits, count, coded] = [segment[1]!, segment[2]!, head.getUint32(4), head.getUint32(8)];
  // The length must be what the head says, to the byte: nothing is allocated for what the segment does not hold.
  const whole = segment.length === HEAD_BYTES + coded + count * (width - PREFIX_BYTES) && count <= coded * 8;
  const sound = width >= PREFIX_BYTES && bits === riceBits(PREFIXES / Math.max(1, count)) && segment[3] === 0;
  if (!whole || !sound) return { ok: false, refusal: 'damaged' };
  const gaps = segment.subarray(HEAD_BYTES, HEAD_BYTES + coded);
  return { ok: true, value: { width, bits, count, gaps, tails: segment.subarray(HEAD_BYTES + coded) } };
}

/** The entries again, checked to rise. A segment comes from outside: any bytes at all get an answer. */
export function decodeSegment(segment: Uint8Array): Decoded<{ readonly entries: Uint8Array; readonly width: number }> {
  const parts = partsOf(segment);
  if (!parts.ok) return parts;
  const { width, bits, count, gaps, tails } = parts.value;
  const entries = new Uint8Array(count * width);
  const tail = width - PREFIX_BYTES;
  const input = new BitReader(gaps);
  let prefix = 0;
  for (let at = 0, from = 0; at < entries.length; at += width, from += tail) {
    const gap = readGap(input, bits);
    prefix += gap;
    if (prefix >= PREFIXES || input.overrun) return { ok: false, refusal: 'damaged' };
    putPrefix(entries, at, prefix);
    for (let i = 0; i < tail; i++) entries[at + PREFIX_BYTES + i] = tails[from + i]!;
    const rises = gap > 0 || at === 0 || compareAt(entries, at - width, entries, at, width) < 0;
    if (!rises) return { ok: false, refusal: 'damaged' };
  }
  return input.atEnd ? { ok: true, value: { entries, width } } : { ok: false, refusal: 'damaged' };
}
