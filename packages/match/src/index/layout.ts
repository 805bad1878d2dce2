// Where things lie in the memory of one shard. The kernels read the same words: assembly/layout.ts.

/** Numbers of the 32-bit words at the start of the memory. */
export const WORD = {
  magic: 0,
  version: 1,
  form: 2,
  capacity: 3,
  /** Local numbers given out so far; `live` of them stand for an entry. */
  used: 4,
  live: 5,
  /** Odd while a writer is at work. */
  sequence: 6,
  /** The first free number + 1; a free number's row holds the next. */
  free: 7,
  hashes: 8,
  buddies: 9,
  ids: 10,
  idsHigh: 11,
  offsets: 12,
  removed: 13,
  overflow: 14,
  scratch: 15,
  overflowUsed: 16,
  overflowFree: 17,
  /** One bit per reader that has scratch space of its own. */
  lanes: 18,
  end: 19,
  /** 1: removals are only marked, their postings stay. */
  sealed: 20,
} as const;

export const FORM = { linear: 0, contiguous: 1, padded: 2 } as const;
export type Form = keyof typeof FORM;

export const MAGIC = 0x6d_74_63_68;
export const VERSION = 1;

export const HASH_BYTES = 32;
export const SLOTS = 16;
export const BUCKETS = 65_536;
/** Buddies in one padded line; the 32nd lane holds their count and the overflow mark. */
export const LINE = 31;
export const OVERFLOW_MARK = 0x8000;
export const BLOCK_BYTES = 208;
export const BLOCK_BUDDIES = 16;
export const BLOCK_IDS = 80;
export const BLOCK_ROOM = 32;

export const LANES = 16;
export const SCRATCH_BYTES = 32_768;
export const RESULTS_AT = 10_496;
export const RESULTS_MAX = 2048;

/** Above it the distance of two hashes says nothing about one of eight pairs. */
export const INDEXED_DISTANCE = 31;
export const MOST_DISTANCE = 256;

const HEADER_BYTES = 4096;
const POSTINGS = SLOTS * BUCKETS * LINE;
const align = (bytes: number): number => Math.ceil(bytes / 64) * 64;

export type Places = Readonly<
  Record<'scratch' | 'removed' | 'hashes' | 'offsets' | 'ids' | 'idsHigh' | 'buddies' | 'end', number>
>;

/** A linear shard may become a padded one in place, so both have the same places. */
export function placesOf(form: Form, capacity: number): Places {
  let at = HEADER_BYTES;
  const take = (bytes: number): number => {
    const from = at;
    at = align(at + bytes);
    return from;
  };
  const scratch = take(LANES * SCRATCH_BYTES);
  const removed = take(Math.ceil(capacity / 8));
  const hashes = take(capacity * HASH_BYTES);
  const contiguous = form === 'contiguous';
  const offsets = take(contiguous ? SLOTS * (BUCKETS + 1) * 4 : 0);
  const ids = take(contiguous ? SLOTS * capacity * 4 : POSTINGS * 2);
  const idsHigh = take(contiguous ? 0 : POSTINGS);
  // The kernels read whole vectors: 16 spare bytes after the last buddy.
  const buddies = take(contiguous ? SLOTS * capacity * 2 + 16 : SLOTS * BUCKETS * 64);
  return { scratch, removed, hashes, offsets, ids, idsHigh, buddies, end: at };
}

/** Numbers of a padded shard are stored in 24 bits; of a contiguous one everything must lie below 4 GiB. */
export const MOST_PADDED = 1 << 24;
export const MOST_CONTIGUOUS = 30_000_000;
