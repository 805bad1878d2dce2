// Lists and queries made up for the bench, and the ways to time them.
import { randomFillSync } from 'node:crypto';
import { performance } from 'node:perf_hooks';

export function randomHashes(count: number): Uint8Array {
  const hashes = new Uint8Array(count * 32);
  for (let at = 0; at < hashes.length; at += 1 << 26) randomFillSync(hashes, at, Math.min(1 << 26, hashes.length - at));
  return hashes;
}

const below = (limit: number): number => Math.floor(Math.random() * limit);

/** Half of them near copies of entries, at every distance from 0 to 31; half of them unknown to the list. */
export function queriesFor(list: Uint8Array, count: number): Uint8Array[] {
  return Array.from({ length: count }, (_, n) => {
    if (n % 2 === 1) return randomHashes(1);
    const id = below(list.length / 32);
    const query = list.slice(id * 32, id * 32 + 32);
    const bits = new Set<number>();
    while (bits.size < (n / 2) % 32) bits.add(below(256));
    for (const bit of bits) query[bit >> 3]! ^= 1 << (bit & 7);
    return query;
  });
}

export function median(values: readonly number[]): number {
  const sorted = Float64Array.from(values).sort();
  return sorted[sorted.length >> 1]!;
}

export function secondsOf<T>(work: () => T): { readonly seconds: number; readonly value: T } {
  const began = performance.now();
  const value = work();
  return { seconds: (performance.now() - began) / 1000, value };
}

/** Microseconds of each call, after a round to warm up. */
export function timesOf(queries: readonly Uint8Array[], search: (query: Uint8Array) => unknown, warm = 0.3): number[] {
  for (const query of queries.slice(0, Math.ceil(queries.length * warm))) search(query);
  return queries.map((query) => {
    const began = performance.now();
    search(query);
    return (performance.now() - began) * 1000;
  });
}
