// The exact search of one shard for distances up to 31, and the scan for any distance. The rule is in
// docs/explanation/matching.md; src/index/search-plain.ts is the same in plain TypeScript and must answer alike.
//
// Three passes, each of independent reads, so that many misses of the cache are under way at once: test the buddies of
// all buckets, look up what survived, compare it on all 256 bits.
import {
  BLOCK, BUDDIES, CAPACITY, FORM, HASHES, IDS, IDS_HIGH, OFFSETS, OVERFLOW, REMOVED, RESULTS, RESULTS_MAX, RUNS, SCRATCH,
  SCRATCH_SIZE, SURVIVORS, SURVIVORS_MAX, USED, at, word,
} from './layout';

let query: usize = 0;
let survivors: u32 = 0;
let limit: u32 = 0;
let perPair: u32 = 0;
let found: u32 = 0;
let skipped: u32 = 0;
let touched: u32 = 0;

function start(lane: u32, threshold: u32, skip: u32): void {
  query = at(SCRATCH) + lane * SCRATCH_SIZE;
  survivors = 0;
  limit = threshold;
  perPair = threshold >> 3;
  found = 0;
  skipped = skip;
}

/** Nothing anybody needs: it keeps what was touched from being left out. */
export function touchedSum(): u32 {
  return touched;
}

/** Entries within `threshold` (at most 31): how many; those after `skip`, as far as they fit, lie in the lane's results. */
export function search(lane: u32, threshold: u32, skip: u32): u32 {
  if (word(FORM) == 0) return scan(lane, threshold, skip);
  start(lane, threshold, skip);
  if (word(FORM) == 1) searchContiguous();
  else searchPadded();
  verify();
  return found;
}

/** Every entry compared: for thresholds above 31 and for lists too short to be worth an index. */
export function scan(lane: u32, threshold: u32, skip: u32): u32 {
  start(lane, threshold, skip);
  const q0 = load<u64>(query);
  const q1 = load<u64>(query, 8);
  const q2 = load<u64>(query, 16);
  const q3 = load<u64>(query, 24);
  const used = word(USED);
  let hash = at(HASHES);
  for (let id: u32 = 0; id < used; id++, hash += 32) {
    const distance = u32(
      popcnt(load<u64>(hash) ^ q0) +
        popcnt(load<u64>(hash, 8) ^ q1) +
        popcnt(load<u64>(hash, 16) ^ q2) +
        popcnt(load<u64>(hash, 24) ^ q3),
    );
    if (distance <= threshold && !isRemoved(id)) answer(id, distance);
  }
  return found;
}

@inline
function isRemoved(id: u32): bool {
  return ((load<u8>(at(REMOVED) + (id >> 3)) >> (id & 7)) & 1) != 0;
}

@inline
function answer(id: u32, distance: u32): void {
  if (found >= skipped && found - skipped < RESULTS_MAX) {
    const to = query + RESULTS + ((found - skipped) << 3);
    store<u32>(to, id);
    store<u32>(to, distance, 4);
  }
  found++;
}

@inline
function survive(posting: u32, slot: u32): void {
  const to = query + SURVIVORS + (survivors << 3);
  store<u32>(to, posting);
  store<u32>(to, slot, 4);
  survivors++;
}

/** Lanes that differ from zero in at most `most` bits: clear the lowest set bit so often, and nothing is left. */
@inline
function near(value: v128, most: u32): v128 {
  const one = i16x8.splat(1);
  let v = value;
  if (most > 0) v = v128.and(v, i16x8.sub(v, one));
  if (most > 1) v = v128.and(v, i16x8.sub(v, one));
  if (most > 2) v = v128.and(v, i16x8.sub(v, one));
  return i16x8.eq(v, i16x8.splat(0));
}

/** The same for runs, every cache line of each. */
function touchRuns(flips: u32, size: u32): u32 {
  const buddies = at(BUDDIES);
  let run = query + RUNS;
  let sum: u32 = 0;
  for (let slot: u32 = 0; slot < 16; slot++) {
    for (let flip: u32 = 0; flip < flips; flip++, run += 8) {
      const base = buddies + ((<usize>slot * size) << 1);
      const to = base + ((<usize>load<u32>(run, 4)) << 1);
      for (let p = base + ((<usize>load<u32>(run)) << 1); p < to; p += 64) sum += load<u16>(p);
    }
  }
  return sum;
}

function searchContiguous(): void {
  const flips: u32 = perPair >= 2 ? 17 : 1;
  const offsets = at(OFFSETS);
  let run = query + RUNS;
  for (let slot: u32 = 0; slot < 16; slot++) {
    const value = u32(load<u16>(query + (slot << 1)));
    const base = offsets + slot * (65537 << 2);
    for (let flip: u32 = 0; flip < flips; flip++, run += 8) {
      const bucket = flip == 0 ? value : value ^ (1 << (flip - 1));
      store<u64>(run, load<u64>(base + (bucket << 2)));
    }
  }
  const size = word(CAPACITY);
  touched = touchRuns(flips, size);
  run = query + RUNS;
  for (let slot: u32 = 0; slot < 16; slot++) {
    const buddy = i16x8.splat(load<i16>(query + ((slot ^ 1) << 1)));
    const base = slot * size;
    for (let flip: u32 = 0; flip < flips; flip++, run += 8) {
      const from = base + load<u32>(run);
      const to = base + load<u32>(run, 4);
      if (flip != 0) perPair == 3 ? scanRun(from, to, buddy, 2, slot) : scanRun(from, to, buddy, 1, slot);
      else if (perPair == 3) scanRun(from, to, buddy, 3, slot);
      else if (perPair == 2) scanRun(from, to, buddy, 2, slot);
      else if (perPair == 1) scanRun(from, to, buddy, 1, slot);
      else scanRun(from, to, buddy, 0, slot);
    }
  }
}

@inline
function scanRun(from: u32, to: u32, buddy: v128, most: u32, slot: u32): void {
  const buddies = at(BUDDIES);
  for (let p = from; p < to; p += 8) {
    let mask = u32(i16x8.bitmask(near(v128.xor(v128.load(buddies + ((<usize>p) << 1)), buddy), most)));
    if (to - p < 8) mask &= (1 << (to - p)) - 1;
    if (mask != 0) {
      if (survivors + 8 > SURVIVORS_MAX) verify();
      for (; mask != 0; mask &= mask - 1) survive(p + ctz(mask), slot);
    }
  }
}

/**
 * Reads a word of every line before any is tested. The test of one line is so long that only a few reads would be under
 * way at a time; this way the memory works on as many as it can.
 */
function touchLines(flips: u32): u32 {
  const lines = at(BUDDIES);
  let sum: u32 = 0;
  for (let slot: u32 = 0; slot < 16; slot++) {
    const value = u32(load<u16>(query + (slot << 1)));
    const base = lines + ((<usize>slot) << 22);
    sum += load<u32>(base + (value << 6));
    for (let flip: u32 = 1; flip < flips; flip++) sum += load<u32>(base + ((value ^ (1 << (flip - 1))) << 6));
  }
  return sum;
}

function searchPadded(): void {
  const flips: u32 = perPair >= 2 ? 17 : 1;
  // Kept, so that the reads are not taken for useless.
  touched = touchLines(flips);
  for (let slot: u32 = 0; slot < 16; slot++) {
    const value = u32(load<u16>(query + (slot << 1)));
    const buddy = i16x8.splat(load<i16>(query + ((slot ^ 1) << 1)));
    const base = slot << 16;
    if (perPair == 3) scanLine(base + value, buddy, 3, slot);
    else if (perPair == 2) scanLine(base + value, buddy, 2, slot);
    else if (perPair == 1) scanLine(base + value, buddy, 1, slot);
    else scanLine(base + value, buddy, 0, slot);
    if (perPair == 3) for (let flip: u32 = 0; flip < 16; flip++) scanLine(base + (value ^ (1 << flip)), buddy, 2, slot);
    else if (flips > 1) for (let flip: u32 = 0; flip < 16; flip++) scanLine(base + (value ^ (1 << flip)), buddy, 1, slot);
  }
}

@inline
function linesNear(line: usize, buddy: v128, most: u32): u32 {
  const a = near(v128.xor(v128.load(line), buddy), most);
  const b = near(v128.xor(v128.load(line, 16), buddy), most);
  const c = near(v128.xor(v128.load(line, 32), buddy), most);
  const d = near(v128.xor(v128.load(line, 48), buddy), most);
  return (
    u32(i8x16.bitmask(i8x16.narrow_i16x8_s(a, b))) | (u32(i8x16.bitmask(i8x16.narrow_i16x8_s(c, d))) << 16)
  );
}

@inline
function scanLine(bucket: u32, buddy: v128, most: u32, slot: u32): void {
  const line = at(BUDDIES) + ((<usize>bucket) << 6);
  const count = u32(load<u16>(line, 62));
  // A count of 31 uses every lane; the header lane itself is never one of them.
  let mask = linesNear(line, buddy, most) & ((1 << (count & 31)) - 1);
  if ((mask | (count & 0x8000)) == 0) return;
  if (survivors + 32 > SURVIVORS_MAX) verify();
  for (; mask != 0; mask &= mask - 1) survive(bucket * 31 + ctz(mask), slot);
  if ((count & 0x8000) != 0) scanOverflow(bucket, buddy, most, slot);
}

/** What did not fit in the line: blocks of 32 in a chain that starts where the line's last number would stand. */
function scanOverflow(bucket: u32, buddy: v128, most: u32, slot: u32): void {
  let block = idOf(bucket * 31 + 30);
  for (;;) {
    const head = at(OVERFLOW) + block * BLOCK;
    if (survivors + 32 > SURVIVORS_MAX) verify();
    const count = load<u32>(head, 4);
    let mask: u32 = 0;
    if (most == 3) mask = linesNear(head + 16, buddy, 3);
    else if (most == 2) mask = linesNear(head + 16, buddy, 2);
    else if (most == 1) mask = linesNear(head + 16, buddy, 1);
    else mask = linesNear(head + 16, buddy, 0);
    if (count < 32) mask &= (1 << count) - 1;
    for (; mask != 0; mask &= mask - 1) survive(0x80000000 | ((block << 5) + ctz(mask)), slot);
    const next = load<u32>(head);
    if (next == 0) return;
    block = next - 1;
  }
}

@inline
function idOf(posting: u32): u32 {
  return u32(load<u16>(at(IDS) + ((<usize>posting) << 1))) | (u32(load<u8>(at(IDS_HIGH) + posting)) << 16);
}

function lookUp(): void {
  const last = query + SURVIVORS + (survivors << 3);
  if (word(FORM) == 1) {
    const ids = at(IDS);
    for (let p = query + SURVIVORS; p < last; p += 8) store<u32>(p, load<u32>(ids + ((<usize>load<u32>(p)) << 2)));
    return;
  }
  for (let p = query + SURVIVORS; p < last; p += 8) {
    const posting = load<u32>(p);
    if ((posting & 0x80000000) == 0) store<u32>(p, idOf(posting));
    else {
      const entry = posting & 0x7fffffff;
      store<u32>(p, load<u32>(at(OVERFLOW) + (entry >> 5) * BLOCK + 80 + ((entry & 31) << 2)));
    }
  }
}

/** Compares what survived on all bits, and starts afresh. */
function verify(): void {
  lookUp();
  const q0 = load<u64>(query);
  const q1 = load<u64>(query, 8);
  const q2 = load<u64>(query, 16);
  const q3 = load<u64>(query, 24);
  const hashes = at(HASHES);
  const last = query + SURVIVORS + (survivors << 3);
  for (let p = query + SURVIVORS; p < last; p += 8) {
    const id = load<u32>(p);
    const hash = hashes + ((<usize>id) << 5);
    const x0 = load<u64>(hash) ^ q0;
    const x1 = load<u64>(hash, 8) ^ q1;
    const x2 = load<u64>(hash, 16) ^ q2;
    const x3 = load<u64>(hash, 24) ^ q3;
    const distance = u32(popcnt(x0) + popcnt(x1) + popcnt(x2) + popcnt(x3));
    if (distance <= limit && !isRemoved(id) && firstSlot(x0, x1, x2, x3) == load<u32>(p, 4)) answer(id, distance);
  }
  survivors = 0;
}

@inline
function slotIn(low: u32, high: u32): u32 {
  if ((low == 0 && high <= perPair) || (perPair >= 2 && low == 1 && high < perPair)) return 0;
  if ((high == 0 && low <= perPair) || (perPair >= 2 && high == 1 && low < perPair)) return 1;
  return 2;
}

/** The one slot under which an entry answers, however many find it: so none is given twice, without remembering any. */
function firstSlot(x0: u64, x1: u64, x2: u64, x3: u64): u32 {
  let x = x0;
  for (let pair: u32 = 0; pair < 8; pair++) {
    if (pair == 2) x = x1;
    else if (pair == 4) x = x2;
    else if (pair == 6) x = x3;
    const slot = slotIn(u32(popcnt(x & 0xffff)), u32(popcnt((x >> 16) & 0xffff)));
    if (slot < 2) return (pair << 1) + slot;
    x >>= 32;
  }
  return 16;
}
