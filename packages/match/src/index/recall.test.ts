import { describe, expect, it } from 'vitest';
import { clusteredList, compareAll, flipped, imageLikeList, randomList } from '../../test/hash-lists.ts';
import { numbersFrom } from '../../test/made-up-images.ts';
import { loadKernels } from '../node/kernels.ts';
import { HashIndex } from './hash-index.ts';

const kernels = await loadKernels();
const COUNT = 100_000;
const LISTS = { random: randomList, clustered: clusteredList, 'image-like': imageLikeList };

/** Copies of entries at every distance from 0 to 32, and hashes that have nothing to do with the list. */
function queriesFor(list: Uint8Array): Uint8Array[] {
  const next = numbersFrom(99);
  const queries: Uint8Array[] = [];
  for (let distance = 0; distance <= 32; distance++) {
    const id = next() % (list.length / 32);
    queries.push(flipped(list.subarray(id * 32, id * 32 + 32), distance, next));
  }
  for (let n = 0; n < 4; n++) queries.push(randomList(1, 1000 + n));
  return queries;
}

describe.each(Object.entries(LISTS))('a %s list of 100,000', (_, make) => {
  const list = make(COUNT, 7);
  const queries = queriesFor(list);
  const expected = queries.map((query) => compareAll(list, query, 31));
  const indexes = {
    'padded, kernels': HashIndex.build(list, { kernels, form: 'padded' }),
    'padded, plain': HashIndex.build(list, { kernels: null, form: 'padded' }),
    'contiguous, kernels': HashIndex.build(list, { kernels, form: 'contiguous' }),
    'contiguous, plain': HashIndex.build(list, { kernels: null, form: 'contiguous' }),
  };
  it.each(Object.entries(indexes))('is searched without a miss up to distance 31 (%s)', (_form, index) => {
    queries.forEach((query, n) => expect(index.search(query)).toEqual(expected[n]));
  });
  it.each(Object.entries(indexes))('is searched without a miss at every smaller threshold (%s)', (_form, index) => {
    const query = queries[12]!;
    for (let threshold = 0; threshold < 31; threshold++) {
      expect(index.search(query, threshold)).toEqual(expected[12]!.filter(({ distance }) => distance <= threshold));
    }
  });
  it.each(Object.entries(indexes))('is compared entry by entry above distance 31 (%s)', (_form, index) => {
    for (const threshold of [32, 100]) {
      expect(index.search(queries[32]!, threshold)).toEqual(compareAll(list, queries[32]!, threshold));
    }
  });
  it('finds entries at each of the 32 distances it promises', () => {
    const distances = new Set(expected.flat().map(({ distance }) => distance));
    expect([...distances].sort((a, b) => a - b)).toEqual(Array.from({ length: 32 }, (_each, n) => n));
  });
});

describe('an index of equal hashes', () => {
  it('answers with every one of them once, however many', () => {
    const list = new Uint8Array(9000 * 32).fill(0x5a);
    for (const form of ['padded', 'contiguous'] as const) {
      for (const each of [kernels, null]) {
        const found = HashIndex.build(list, { kernels: each, form }).search(list.subarray(0, 32), 3);
        expect(found.map(({ id }) => id)).toEqual(Array.from({ length: 9000 }, (_, n) => n));
      }
    }
  });
});

describe('bad input', () => {
  const index = HashIndex.build(new Uint8Array(64), { kernels });
  it('is named: a hash that is not 32 bytes, a threshold out of range, a list that is not whole', () => {
    expect(() => index.search(new Uint8Array(31))).toThrow('32 bytes');
    expect(() => index.search(new Uint8Array(32), 257)).toThrow('0 to 256');
    expect(() => index.search(new Uint8Array(32), 1.5)).toThrow('0 to 256');
    expect(() => index.insert(new Uint8Array(33))).toThrow('32 bytes');
    expect(() => HashIndex.build(new Uint8Array(40), { kernels })).toThrow('whole');
    expect([index.remove(5), index.remove(-1), index.hashOf(9)]).toEqual([false, false, null]);
  });
  it('an empty index answers', () => {
    expect(HashIndex.build(new Uint8Array(), { kernels: null }).search(new Uint8Array(32), 256)).toEqual([]);
    for (const form of ['padded', 'contiguous'] as const) {
      expect(HashIndex.build(new Uint8Array(), { kernels, form }).search(new Uint8Array(32), 31)).toEqual([]);
    }
  });
});
