// The contiguous form: per slot all postings sorted by bucket, their buddies side by side. Least memory, no insertion.
import type { Arena } from './arena.ts';
import { BUCKETS, SLOTS, WORD } from './layout.ts';

/** A counting sort for each slot. The hashes lie in the arena already. */
export function buildContiguous(arena: Arena, count: number): void {
  const { u16, u32 } = arena.views;
  const halves = u32[WORD.hashes]! / 2;
  const offsetsAt = u32[WORD.offsets]! / 4;
  const [idsAt, buddiesAt] = [u32[WORD.ids]! / 4, u32[WORD.buddies]! / 2];
  const next = new Uint32Array(BUCKETS);
  for (let slot = 0; slot < SLOTS; slot++) {
    next.fill(0);
    for (let id = 0, at = halves + slot; id < count; id++, at += SLOTS) next[u16[at]!]!++;
    const offsets = u32.subarray(offsetsAt + slot * (BUCKETS + 1), offsetsAt + (slot + 1) * (BUCKETS + 1));
    let sum = 0;
    for (let bucket = 0; bucket < BUCKETS; bucket++) {
      offsets[bucket] = sum;
      sum += next[bucket]!;
      next[bucket] = offsets[bucket]!;
    }
    offsets[BUCKETS] = sum;
    scatter(u16, halves, slot, count, next, {
      ids: u32.subarray(idsAt + slot * count, idsAt + (slot + 1) * count),
      buddies: u16.subarray(buddiesAt + slot * count, buddiesAt + (slot + 1) * count),
    });
  }
}

function scatter(
  u16: Uint16Array,
  halves: number,
  slot: number,
  count: number,
  next: Uint32Array,
  { ids, buddies }: { ids: Uint32Array; buddies: Uint16Array },
): void {
  let at = halves + slot;
  let buddyAt = halves + (slot ^ 1);
  for (let id = 0; id < count; id++, at += SLOTS, buddyAt += SLOTS) {
    const to = next[u16[at]!]!++;
    ids[to] = id;
    buddies[to] = u16[buddyAt]!;
  }
}
