// The search of a shard in plain TypeScript: where WebAssembly or its vectors are missing, and as the measure that the
// kernels (assembly/search.ts) are held to. Same rule, same answers, in the same order.
import type { Views } from './arena.ts';
import { BLOCK_BUDDIES, BLOCK_BYTES, BLOCK_IDS, BUCKETS, FORM, LINE, OVERFLOW_MARK, SLOTS, WORD } from './layout.ts';

export type Found = (id: number, distance: number) => void;

export function bitsSet(value: number): number {
  let v = value - ((value >>> 1) & 0x55555555);
  v = (v & 0x33333333) + ((v >>> 2) & 0x33333333);
  return Math.imul((v + (v >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}

/** Clear the lowest set bit `most` times: is nothing left? */
function isNear(value: number, most: number): boolean {
  let v = value;
  for (let i = 0; i < most && v !== 0; i++) v &= v - 1;
  return v === 0;
}

const isRemoved = ({ u8, u32 }: Views, id: number): boolean =>
  ((u8[u32[WORD.removed]! + (id >>> 3)]! >> (id & 7)) & 1) === 1;

/** Which half of a pair finds the entry: 0, 1, or neither. */
function halfOf(low: number, high: number, perPair: number): 0 | 1 | null {
  if ((low === 0 && high <= perPair) || (perPair >= 2 && low === 1 && high < perPair)) return 0;
  if ((high === 0 && low <= perPair) || (perPair >= 2 && high === 1 && low < perPair)) return 1;
  return null;
}

class PlainSearch {
  readonly #views: Views;
  readonly #query = new Uint32Array(8);
  readonly #halves = new Uint16Array(this.#query.buffer);
  readonly #perPair: number;
  readonly #threshold: number;
  readonly #found: Found;

  constructor(views: Views, hash: Uint8Array, threshold: number, found: Found) {
    this.#views = views;
    new Uint8Array(this.#query.buffer).set(hash);
    this.#threshold = threshold;
    this.#perPair = threshold >> 3;
    this.#found = found;
  }

  #distance(id: number): number {
    const { u32 } = this.#views;
    const at = u32[WORD.hashes]! / 4 + id * 8;
    let sum = 0;
    for (let i = 0; i < 8; i++) sum += bitsSet(u32[at + i]! ^ this.#query[i]!);
    return sum;
  }

  scan(): void {
    const used = this.#views.u32[WORD.used]!;
    for (let id = 0; id < used; id++) {
      const distance = this.#distance(id);
      if (distance <= this.#threshold && !isRemoved(this.#views, id)) this.#found(id, distance);
    }
  }

  search(): void {
    const flips = this.#perPair >= 2 ? 16 : 0;
    for (let slot = 0; slot < SLOTS; slot++) {
      const value = this.#halves[slot]!;
      const buddy = this.#halves[slot ^ 1]!;
      this.#bucket(slot, value, buddy, this.#perPair);
      for (let flip = 0; flip < flips; flip++) this.#bucket(slot, value ^ (1 << flip), buddy, this.#perPair - 1);
    }
  }

  #bucket(slot: number, value: number, buddy: number, most: number): void {
    if (this.#views.u32[WORD.form] === FORM.contiguous) this.#run(slot, value, buddy, most);
    else this.#line(slot, value, buddy, most);
  }

  #run(slot: number, value: number, buddy: number, most: number): void {
    const { u16, u32 } = this.#views;
    const base = slot * u32[WORD.capacity]!;
    const offset = u32[WORD.offsets]! / 4 + slot * (BUCKETS + 1) + value;
    const from = base + u32[offset]!;
    const to = base + u32[offset + 1]!;
    const buddies = u32[WORD.buddies]! / 2;
    const ids = u32[WORD.ids]! / 4;
    for (let p = from; p < to; p++) {
      if (isNear(u16[buddies + p]! ^ buddy, most)) this.#verify(u32[ids + p]!, slot);
    }
  }

  #line(slot: number, value: number, buddy: number, most: number): void {
    const { u16, u32 } = this.#views;
    const bucket = slot * BUCKETS + value;
    const line = u32[WORD.buddies]! / 2 + bucket * 32;
    const count = u16[line + 31]!;
    for (let lane = 0; lane < (count & 31); lane++) {
      if (isNear(u16[line + lane]! ^ buddy, most)) this.#verify(this.#lineId(bucket * LINE + lane), slot);
    }
    if ((count & OVERFLOW_MARK) !== 0) this.#chain(this.#lineId(bucket * LINE + LINE - 1), buddy, most, slot);
  }

  #lineId(posting: number): number {
    const { u8, u16, u32 } = this.#views;
    return u16[u32[WORD.ids]! / 2 + posting]! | (u8[u32[WORD.idsHigh]! + posting]! << 16);
  }

  #chain(head: number, buddy: number, most: number, slot: number): void {
    const { u16, u32 } = this.#views;
    for (let block = head; block >= 0; ) {
      const at = u32[WORD.overflow]! + block * BLOCK_BYTES;
      const count = u32[at / 4 + 1]!;
      for (let i = 0; i < count; i++) {
        if (isNear(u16[(at + BLOCK_BUDDIES) / 2 + i]! ^ buddy, most))
          this.#verify(u32[(at + BLOCK_IDS) / 4 + i]!, slot);
      }
      block = u32[at / 4]! - 1;
    }
  }

  #verify(id: number, slot: number): void {
    const distance = this.#distance(id);
    if (distance > this.#threshold || isRemoved(this.#views, id) || this.#firstSlot(id) !== slot) return;
    this.#found(id, distance);
  }

  /** The one slot under which an entry answers, however many find it: so none is given twice. */
  #firstSlot(id: number): number {
    const { u16, u32 } = this.#views;
    const hash = u32[WORD.hashes]! / 2 + id * SLOTS;
    for (let slot = 0; slot < SLOTS; slot += 2) {
      const low = bitsSet(u16[hash + slot]! ^ this.#halves[slot]!);
      const high = bitsSet(u16[hash + slot + 1]! ^ this.#halves[slot + 1]!);
      const half = halfOf(low, high, this.#perPair);
      if (half !== null) return slot + half;
    }
    return SLOTS;
  }
}

/** Entries within `threshold`; `all`: every entry compared, as above distance 31. */
export function searchPlain(views: Views, hash: Uint8Array, threshold: number, all: boolean, found: Found): void {
  const search = new PlainSearch(views, hash, threshold, found);
  if (all || views.u32[WORD.form] === FORM.linear) search.scan();
  else search.search();
}
