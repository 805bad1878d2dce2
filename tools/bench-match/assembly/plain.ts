// The plain multi-index that the bench compares with: 16 slots of 16 bits, the buckets within one bit, every candidate
// compared on all 256 bits. It walks the same contiguous postings as ours, and does not look at the buddies.
import {
  CAPACITY, HASHES, IDS, OFFSETS, RESULTS, RESULTS_MAX, SCRATCH, SCRATCH_SIZE, at, word,
} from '../../../packages/match/assembly/layout';

let query: usize = 0;
let found: u32 = 0;

@inline
function firstSlotWithin(x: u64, from: u32): u32 {
  for (let i: u32 = 0; i < 4; i++, x >>= 16) if (popcnt(x & 0xffff) <= 1) return from + i;
  return 16;
}

function firstSlot(x0: u64, x1: u64, x2: u64, x3: u64): u32 {
  let slot = firstSlotWithin(x0, 0);
  if (slot == 16) slot = firstSlotWithin(x1, 4);
  if (slot == 16) slot = firstSlotWithin(x2, 8);
  if (slot == 16) slot = firstSlotWithin(x3, 12);
  return slot;
}

export function search(lane: u32, threshold: u32): u32 {
  query = at(SCRATCH) + lane * SCRATCH_SIZE;
  found = 0;
  const q0 = load<u64>(query);
  const q1 = load<u64>(query, 8);
  const q2 = load<u64>(query, 16);
  const q3 = load<u64>(query, 24);
  const hashes = at(HASHES);
  const size = word(CAPACITY);
  for (let slot: u32 = 0; slot < 16; slot++) {
    const value = u32(load<u16>(query + (slot << 1)));
    const offsets = at(OFFSETS) + slot * (65537 << 2);
    const ids = at(IDS) + ((<usize>slot * size) << 2);
    for (let flip: u32 = 0; flip < 17; flip++) {
      const bucket = flip == 0 ? value : value ^ (1 << (flip - 1));
      const to = load<u32>(offsets + (bucket << 2), 4);
      for (let p = load<u32>(offsets + (bucket << 2)); p < to; p++) {
        const id = load<u32>(ids + (p << 2));
        const hash = hashes + ((<usize>id) << 5);
        const x0 = load<u64>(hash) ^ q0;
        const x1 = load<u64>(hash, 8) ^ q1;
        const x2 = load<u64>(hash, 16) ^ q2;
        const x3 = load<u64>(hash, 24) ^ q3;
        const distance = u32(popcnt(x0) + popcnt(x1) + popcnt(x2) + popcnt(x3));
        if (distance > threshold || firstSlot(x0, x1, x2, x3) != slot) continue;
        if (found < RESULTS_MAX) {
          store<u32>(query + RESULTS + (found << 3), id);
          store<u32>(query + RESULTS + (found << 3), distance, 4);
        }
        found++;
      }
    }
  }
  return found;
}
