// From one version of a sorted list to the next: the positions that go, and the entries that come.
//
// Delta: version, Rice bits of the removals, two spare bytes, number of removals and size before (32 bits each), length
// of the removals in bytes (32 bits), the removals, the additions as a segment.
import { compareBytes, concat } from '../bytes.ts';
import { BitReader, BitWriter } from './bits.ts';
import { readGap, riceBits, writeGap } from './rice.ts';
import { type Decoded, decodeSegment, encodeSegment } from './segment.ts';

const DELTA_VERSION = 1;
const HEAD_BYTES = 16;

export type Delta = {
  /** Entries in the list that the delta applies to. */
  readonly before: number;
  /** Rising positions in that list. */
  readonly removed: Uint32Array;
  /** Sorted entries that are not in that list. */
  readonly added: Uint8Array;
  readonly width: number;
};

/** What changed between two sorted lists. */
export function deltaBetween(old: Uint8Array, fresh: Uint8Array, width: number): Delta {
  const removed: number[] = [];
  const added: Uint8Array[] = [];
  let [i, j] = [0, 0];
  while (i < old.length || j < fresh.length) {
    const [a, b] = [old.subarray(i, i + width), fresh.subarray(j, j + width)];
    const order = i >= old.length ? 1 : j >= fresh.length ? -1 : compareBytes(a, b);
    if (order < 0) removed.push(i / width);
    if (order > 0) added.push(b);
    if (order <= 0) i += width;
    if (order >= 0) j += width;
  }
  return { before: old.length / width, removed: Uint32Array.from(removed), added: concat(added), width };
}

export function encodeDelta({ before, removed, added, width }: Delta): Uint8Array {
  const bits = riceBits(before / Math.max(1, removed.length));
  const out = new BitWriter();
  let last = -1;
  for (const position of removed) {
    if (position <= last || position >= before) throw new RangeError('removed positions must rise within the list');
    writeGap(out, position - last - 1, bits);
    last = position;
  }
  const coded = out.finish();
  const head = new DataView(new ArrayBuffer(HEAD_BYTES));
  head.setUint8(0, DELTA_VERSION);
  head.setUint8(1, bits);
  head.setUint32(4, removed.length);
  head.setUint32(8, before);
  head.setUint32(12, coded.length);
  return concat([new Uint8Array(head.buffer), coded, encodeSegment(added, width)]);
}

function removalsOf(coded: Uint8Array, count: number, before: number, bits: number): Uint32Array | null {
  if (count > coded.length * 8) return null;
  const removed = new Uint32Array(count);
  const input = new BitReader(coded);
  let position = -1;
  for (let n = 0; n < count; n++) {
    position += readGap(input, bits) + 1;
    if (position >= before || input.overrun) return null;
    removed[n] = position;
  }
  return input.atEnd ? removed : null;
}

export function decodeDelta(bytes: Uint8Array): Decoded<Delta> {
  if (bytes.length < HEAD_BYTES) return { ok: false, refusal: 'damaged' };
  if (bytes[0] !== DELTA_VERSION) return { ok: false, refusal: 'other-version' };
  const head = new DataView(bytes.buffer, bytes.byteOffset);
  const [count, before, length] = [head.getUint32(4), head.getUint32(8), head.getUint32(12)];
  const bits = riceBits(before / Math.max(1, count));
  const sound = count <= before && bytes[1] === bits && head.getUint16(2) === 0 && HEAD_BYTES + length <= bytes.length;
  const removed = sound ? removalsOf(bytes.subarray(HEAD_BYTES, HEAD_BYTES + length), count, before, bits) : null;
  if (removed === null) return { ok: false, refusal: 'damaged' };
  const added = decodeSegment(bytes.subarray(HEAD_BYTES + length));
  if (!added.ok) return added;
  return { ok: true, value: { before, removed, added: added.value.entries, width: added.value.width } };
}

/** The list after the delta, or `null` if it is for another list. */
export function applyDelta(old: Uint8Array, { before, removed, added, width }: Delta): Uint8Array | null {
  if (old.length !== before * width) return null;
  const fresh = new Uint8Array(old.length - removed.length * width + added.length);
  let [to, next, j] = [0, 0, 0];
  for (let position = 0; position <= before; position++) {
    if (removed[next] === position) {
      next++;
      continue;
    }
    const entry = position < before ? old.subarray(position * width, (position + 1) * width) : null;
    for (; j < added.length; j += width, to += width) {
      const addition = added.subarray(j, j + width);
      const order = entry === null ? -1 : compareBytes(addition, entry);
      if (order === 0) return null;
      if (order > 0) break;
      fresh.set(addition, to);
    }
    if (entry !== null) fresh.set(entry, to);
    if (entry !== null) to += width;
  }
  return to === fresh.length ? fresh : null;
}
