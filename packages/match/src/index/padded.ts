// The padded form: each bucket is one aligned line of 64 bytes: 31 buddies, and a last lane with their count. What does
// not fit goes into a chain of blocks whose head stands in the place of the line's last number.
import type { Arena, Views } from './arena.ts';
import {
  BLOCK_BUDDIES,
  BLOCK_BYTES,
  BLOCK_IDS,
  BLOCK_ROOM,
  BUCKETS,
  LINE,
  OVERFLOW_MARK,
  SLOTS,
  WORD,
} from './layout.ts';

/** A place for a posting: a lane of a line, or an entry of an overflow block. */
type Place = { readonly block: number | null; readonly lane: number };

export class Padded {
  readonly #arena: Arena;
  /** Looked up once for each piece of work, and after the memory grew: looking it up takes longer than using it. */
  #views: Views;

  constructor(arena: Arena) {
    this.#arena = arena;
    this.#views = arena.views;
  }

  /**
   * Postings for all numbers that are not removed, into empty lines: slot by slot, so that what is written at one time
   * stays near.
   */
  build(count: number): void {
    this.#views = this.#arena.views;
    for (let slot = 0; slot < SLOTS; slot++) for (const id of this.#fillLines(slot, count)) this.#put(slot, id);
  }

  /** Fills the lines of one slot; answers with what found its line full. */
  #fillLines(slot: number, count: number): number[] {
    const { u8, u16, u32 } = this.#views;
    const [removed, linesAt] = [u32[WORD.removed]!, u32[WORD.buddies]! / 2 + slot * BUCKETS * 32];
    const postings = slot * BUCKETS * LINE;
    const lows = u16.subarray(u32[WORD.ids]! / 2 + postings, u32[WORD.ids]! / 2 + postings + BUCKETS * LINE);
    const highs = u8.subarray(u32[WORD.idsHigh]! + postings, u32[WORD.idsHigh]! + postings + BUCKETS * LINE);
    const lines = u16.subarray(linesAt, linesAt + BUCKETS * 32);
    const counts = new Uint8Array(BUCKETS);
    const left: number[] = [];
    const turn = 1 - 2 * (slot & 1);
    for (let id = 0, at = u32[WORD.hashes]! / 2 + slot; id < count; id++, at += SLOTS) {
      if (((u8[removed + (id >>> 3)]! >> (id & 7)) & 1) === 1) continue;
      const bucket = u16[at]!;
      const lane = counts[bucket]!;
      if (lane === LINE) {
        left.push(id);
        continue;
      }
      counts[bucket] = lane + 1;
      lines[bucket * 32 + lane] = u16[at + turn]!;
      lows[bucket * LINE + lane] = id;
      highs[bucket * LINE + lane] = id >>> 16;
    }
    for (let bucket = 0; bucket < BUCKETS; bucket++) lines[bucket * 32 + LINE] = counts[bucket]!;
    return left;
  }

  insert(id: number): void {
    this.#views = this.#arena.views;
    for (let slot = 0; slot < SLOTS; slot++) this.#put(slot, id);
  }

  remove(id: number): void {
    this.#views = this.#arena.views;
    for (let slot = 0; slot < SLOTS; slot++) this.#drop(slot, id);
  }

  #put(slot: number, id: number): void {
    const { u16, u32 } = this.#views;
    const hash = u32[WORD.hashes]! / 2 + id * SLOTS;
    const bucket = slot * BUCKETS + u16[hash + slot]!;
    const buddy = u16[hash + (slot ^ 1)]!;
    const line = u32[WORD.buddies]! / 2 + bucket * 32;
    const count = u16[line + 31]!;
    if (count < LINE) {
      u16[line + count] = buddy;
      this.#setLineId(bucket, count, id);
      u16[line + 31] = count + 1;
    } else this.#overflow(bucket, line, id, buddy);
  }

  #setLineId(bucket: number, lane: number, id: number): void {
    const { u8, u16, u32 } = this.#views;
    const posting = bucket * LINE + lane;
    u16[u32[WORD.ids]! / 2 + posting] = id & 0xffff;
    u8[u32[WORD.idsHigh]! + posting] = id >>> 16;
  }

  #lineId(bucket: number, lane: number): number {
    const { u8, u16, u32 } = this.#views;
    const posting = bucket * LINE + lane;
    return u16[u32[WORD.ids]! / 2 + posting]! | (u8[u32[WORD.idsHigh]! + posting]! << 16);
  }

  #blockAt(block: number): number {
    return this.#views.u32[WORD.overflow]! + block * BLOCK_BYTES;
  }

  #overflow(bucket: number, line: number, id: number, buddy: number): void {
    let head: number;
    if ((this.#views.u16[line + 31]! & OVERFLOW_MARK) === 0) {
      // The line's last posting moves into the first block: its number's place is needed for the chain.
      const [moved, movedBuddy] = [this.#lineId(bucket, LINE - 1), this.#views.u16[line + LINE - 1]!];
      head = this.#newBlock(null);
      this.#append(head, moved, movedBuddy);
      this.#setLineId(bucket, LINE - 1, head);
      this.#views.u16[line + 31] = OVERFLOW_MARK | (LINE - 1);
    } else head = this.#lineId(bucket, LINE - 1);
    if (this.#views.u32[this.#blockAt(head) / 4 + 1]! === BLOCK_ROOM) {
      head = this.#newBlock(head);
      this.#setLineId(bucket, LINE - 1, head);
    }
    this.#append(head, id, buddy);
  }

  #newBlock(next: number | null): number {
    let { u32 } = this.#views;
    let block = u32[WORD.overflowFree]! - 1;
    if (block >= 0) u32[WORD.overflowFree] = u32[this.#blockAt(block) / 4]!;
    else {
      block = u32[WORD.overflowUsed]!;
      this.#arena.reserve(this.#blockAt(block + 1));
      this.#views = this.#arena.views;
      ({ u32 } = this.#views);
      u32[WORD.overflowUsed] = block + 1;
      u32[WORD.end] = this.#blockAt(block + 1);
    }
    u32[this.#blockAt(block) / 4] = next === null ? 0 : next + 1;
    u32[this.#blockAt(block) / 4 + 1] = 0;
    return block;
  }

  #append(block: number, id: number, buddy: number): void {
    const { u16, u32 } = this.#views;
    const at = this.#blockAt(block);
    const count = u32[at / 4 + 1]!;
    u16[(at + BLOCK_BUDDIES) / 2 + count] = buddy;
    u32[(at + BLOCK_IDS) / 4 + count] = id;
    u32[at / 4 + 1] = count + 1;
  }

  #idAt(bucket: number, { block, lane }: Place): number {
    return block === null
      ? this.#lineId(bucket, lane)
      : this.#views.u32[(this.#blockAt(block) + BLOCK_IDS) / 4 + lane]!;
  }

  #find(bucket: number, line: number, id: number): Place | null {
    const { u16, u32 } = this.#views;
    const count = u16[line + 31]!;
    for (let lane = 0; lane < (count & 31); lane++) if (this.#lineId(bucket, lane) === id) return { block: null, lane };
    if ((count & OVERFLOW_MARK) === 0) return null;
    for (let block = this.#lineId(bucket, LINE - 1); block >= 0; block = u32[this.#blockAt(block) / 4]! - 1) {
      const ids = (this.#blockAt(block) + BLOCK_IDS) / 4;
      const within = u32.subarray(ids, ids + u32[this.#blockAt(block) / 4 + 1]!).indexOf(id);
      if (within >= 0) return { block, lane: within };
    }
    return null;
  }

  /** The last posting of the bucket takes the place of the one that goes. */
  #drop(slot: number, id: number): void {
    const { u16, u32 } = this.#views;
    const bucket = slot * BUCKETS + u16[u32[WORD.hashes]! / 2 + id * SLOTS + slot]!;
    const line = u32[WORD.buddies]! / 2 + bucket * 32;
    const hole = this.#find(bucket, line, id);
    if (hole === null) throw new Error(`the index lacks a posting of entry ${id}`);
    const chained = (u16[line + 31]! & OVERFLOW_MARK) !== 0;
    const head = chained ? this.#lineId(bucket, LINE - 1) : null;
    const last: Place =
      head === null
        ? { block: null, lane: u16[line + 31]! - 1 }
        : { block: head, lane: u32[this.#blockAt(head) / 4 + 1]! - 1 };
    this.#move(bucket, line, last, hole);
    if (head === null) u16[line + 31]!--;
    else this.#shorten(bucket, line, head);
  }

  #buddyPlace(line: number, { block, lane }: Place): number {
    return block === null ? line + lane : (this.#blockAt(block) + BLOCK_BUDDIES) / 2 + lane;
  }

  #move(bucket: number, line: number, from: Place, to: Place): void {
    const { u16, u32 } = this.#views;
    u16[this.#buddyPlace(line, to)] = u16[this.#buddyPlace(line, from)]!;
    const id = this.#idAt(bucket, from);
    if (to.block === null) this.#setLineId(bucket, to.lane, id);
    else u32[(this.#blockAt(to.block) + BLOCK_IDS) / 4 + to.lane] = id;
  }

  #shorten(bucket: number, line: number, head: number): void {
    const { u16, u32 } = this.#views;
    const at = this.#blockAt(head) / 4;
    u32[at + 1]!--;
    if (u32[at + 1]! > 0) return;
    const next = u32[at]! - 1;
    if (next >= 0) this.#setLineId(bucket, LINE - 1, next);
    else u16[line + 31] = LINE - 1;
    u32[at] = u32[WORD.overflowFree]!;
    u32[WORD.overflowFree] = head + 1;
  }
}
