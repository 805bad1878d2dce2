// Where things lie in a shard's memory: the words of its first page, as in src/index/layout.ts.
export const FORM: u32 = 2;
export const CAPACITY: u32 = 3;
export const USED: u32 = 4;
export const HASHES: u32 = 8;
export const BUDDIES: u32 = 9;
export const IDS: u32 = 10;
export const IDS_HIGH: u32 = 11;
export const OFFSETS: u32 = 12;
export const REMOVED: u32 = 13;
export const OVERFLOW: u32 = 14;
export const SCRATCH: u32 = 15;

/** One overflow block: next + 1 or 0, count, 8 spare bytes, 32 buddies, 32 numbers. */
export const BLOCK: u32 = 208;

export const SCRATCH_SIZE: u32 = 32768;
export const RUNS: u32 = 64;
export const SURVIVORS: u32 = 2304;
export const SURVIVORS_MAX: u32 = 1024;
export const RESULTS: u32 = 10496;
export const RESULTS_MAX: u32 = 2048;

@inline
export function word(number: u32): u32 {
  return load<u32>(number << 2);
}

@inline
export function at(number: u32): usize {
  return load<u32>(number << 2);
}
