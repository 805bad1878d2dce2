// Made-up lists of 256-bit hashes, and the plainest possible search to hold the index to.
import { numbersFrom } from './made-up-images.ts';

export function randomList(count: number, seed: number): Uint8Array {
  const next = numbersFrom(seed);
  const words = Uint32Array.from({ length: count * 8 }, next);
  return new Uint8Array(words.buffer);
}

export function flipped(hash: Uint8Array, bits: number, next: () => number): Uint8Array {
  const out = hash.slice();
  const chosen = new Set<number>();
  while (chosen.size < bits) chosen.add(next() & 255);
  for (const bit of chosen) out[bit >> 3]! ^= 1 << (bit & 7);
  return out;
}

/** Families of near copies: what re-uploads of the same pictures leave. */
export function clusteredList(count: number, seed: number): Uint8Array {
  const next = numbersFrom(seed);
  const centres = randomList(Math.ceil(count / 200), seed + 1);
  const list = new Uint8Array(count * 32);
  for (let n = 0; n < count; n++) {
    const centre = (next() % (centres.length / 32)) * 32;
    list.set(flipped(centres.subarray(centre, centre + 32), next() % 24, next), n * 32);
  }
  return list;
}

/** Half the bits set, and neighbours that lean the same way: as far from random as hashes of real pictures are. */
export function imageLikeList(count: number, seed: number): Uint8Array {
  const next = numbersFrom(seed);
  const list = new Uint8Array(count * 32);
  for (let n = 0; n < count; n++) {
    const lean = next() & 0xffff;
    for (let word = 0; word < 16; word++) {
      const bits = word < 4 ? (lean ^ (next() & next() & next())) & 0xffff : next() & 0xffff;
      list[n * 32 + 2 * word] = bits;
      list[n * 32 + 2 * word + 1] = bits >> 8;
    }
  }
  return list;
}

function popcount(value: number): number {
  let v = value - ((value >>> 1) & 0x55555555);
  v = (v & 0x33333333) + ((v >>> 2) & 0x33333333);
  return Math.imul((v + (v >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}

/** Numbers and distances of all entries within `threshold`, by comparing each. */
export function compareAll(list: Uint8Array, hash: Uint8Array, threshold: number): { id: number; distance: number }[] {
  const words = new Uint32Array(list.buffer, list.byteOffset, list.length / 4);
  const query = new Uint32Array(hash.slice().buffer);
  const found: { id: number; distance: number }[] = [];
  for (let at = 0, id = 0; at < words.length; at += 8, id++) {
    let distance = 0;
    for (let i = 0; i < 8; i++) distance += popcount(words[at + i]! ^ query[i]!);
    if (distance <= threshold) found.push({ id, distance });
  }
  return found.sort((a, b) => a.distance - b.distance || a.id - b.id);
}
