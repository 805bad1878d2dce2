import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareAll, flipped, randomList } from '../../test/hash-lists.ts';
import { numbersFrom } from '../../test/made-up-images.ts';
import { concat } from '../bytes.ts';
import { loadKernels } from '../node/kernels.ts';
import { HashIndex } from './hash-index.ts';
import { Shard } from './shard.ts';
import { openSnapshot, snapshotOf } from './snapshot.ts';

const kernels = await loadKernels();
const digestOf = (parts: Iterable<Uint8Array>): Uint8Array =>
  createHash('sha256')
    .update(concat([...parts]))
    .digest();
type Form = 'auto' | 'padded' | 'contiguous';

function reopened(index: HashIndex, each: typeof kernels | null, overlay: boolean): HashIndex {
  const file = concat(snapshotOf(index, digestOf));
  const read = (into: Uint8Array, at: number): void => into.set(file.subarray(at, at + into.length));
  const opened = openSnapshot({ sizeBytes: file.length, read }, { kernels: each, digestOf });
  if (!opened.ok) throw new Error(opened.refusal);
  return overlay ? opened.index : HashIndex.ofShards(opened.index.shards, { kernels: each }, false);
}

/** Few centres and few flips: buckets overflow, and most entries are near one another. */
const centres = Array.from({ length: 3 }, (_, n) => randomList(1, 50 + n));
const hash = fc
  .record({ centre: fc.nat(2), flips: fc.nat(20), seed: fc.integer({ min: 1, max: 1e6 }) })
  .map(({ centre, flips, seed }) => flipped(centres[centre]!, flips, numbersFrom(seed)));
const step = fc.oneof(
  { weight: 6, arbitrary: fc.record({ do: fc.constant('insert' as const), hash }) },
  { weight: 4, arbitrary: fc.record({ do: fc.constant('remove' as const), nth: fc.nat(500) }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('search' as const), hash, threshold: fc.nat(40) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('reopen' as const) }) },
);
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

/** A padded shard alone, so that every insertion goes into its lines. */
function paddedAlone(hashes: Uint8Array, each: typeof kernels | null): HashIndex {
  const shard = Shard.empty('padded', 50_000, each, false);
  shard.fill(hashes);
  return HashIndex.ofShards([shard], { kernels: each }, false);
}

class Model {
  readonly #entries = new Map<number, Uint8Array>();
  readonly #kernels: typeof kernels | null;
  readonly #overlay: boolean;
  #index: HashIndex;

  constructor(start: Uint8Array, form: Form, each: typeof kernels | null) {
    this.#kernels = each;
    this.#overlay = form !== 'padded';
    this.#index = form === 'padded' ? paddedAlone(start, each) : HashIndex.build(start, { kernels: each, form });
    for (let n = 0; n < start.length / 32; n++) this.#entries.set(n, start.slice(n * 32, n * 32 + 32));
  }

  take(one: Step): void {
    if (one.do === 'insert') {
      const id = this.#index.insert(one.hash);
      expect(this.#entries.has(id)).toBe(false);
      this.#entries.set(id, one.hash);
    } else if (one.do === 'remove') {
      const id = [...this.#entries.keys()][one.nth % Math.max(1, this.#entries.size)] ?? 7;
      expect(this.#index.remove(id)).toBe(this.#entries.delete(id));
      expect(this.#index.remove(id)).toBe(false);
    } else if (one.do === 'reopen') this.#index = reopened(this.#index, this.#kernels, this.#overlay);
    else this.#compare(one.hash, one.threshold);
  }

  #compare(query: Uint8Array, threshold: number): void {
    const ids = [...this.#entries.keys()];
    const found = compareAll(concat([...this.#entries.values()]), query, threshold);
    const expected = found.map(({ id, distance }) => ({ id: ids[id]!, distance }));
    expect(this.#index.search(query, threshold)).toEqual(
      expected.sort((a, b) => a.distance - b.distance || a.id - b.id),
    );
    expect(this.#index.size).toBe(this.#entries.size);
  }
}

/** 300 near copies of one hash: every bucket of theirs is full and has a chain. */
const crowd = concat(Array.from({ length: 300 }, (_, n) => flipped(centres[0]!, n % 9, numbersFrom(n + 1))));

describe.each([
  ['auto', 40],
  ['padded', 12],
  ['contiguous', 20],
] as const)('an index of the %s form', (form, numRuns) => {
  it.each([
    ['kernels', kernels],
    ['plain', null],
  ])('equals its model under insertions, removals and snapshots (%s)', (_, each) => {
    fc.assert(
      fc.property(fc.array(step, { minLength: 5, maxLength: 60 }), fc.boolean(), (steps, crowded) => {
        const model = new Model(crowded ? crowd : new Uint8Array(), form, each);
        for (const one of steps) model.take(one);
        model.take({ do: 'search', hash: centres[0]!, threshold: 31 });
      }),
      { numRuns },
    );
  });
});

describe('an index that grows', () => {
  it('finds what came before and after it took its padded form, and keeps its numbers', () => {
    const list = randomList(2600, 3);
    const index = HashIndex.build(new Uint8Array(), { kernels });
    const ids = Array.from({ length: 2600 }, (_, n) => index.insert(list.subarray(n * 32, n * 32 + 32)));
    expect(index.shards.map(({ form }) => form)).toEqual(['padded']);
    expect(index.size).toBe(2600);
    for (let n = 0; n < 2600; n += 13) {
      const near = flipped(list.subarray(n * 32, n * 32 + 32), 20, numbersFrom(n + 1));
      expect(index.search(near)).toEqual([{ id: ids[n], distance: 20 }]);
    }
  });
  it('takes what comes first into a short list beside a large one', () => {
    const index = HashIndex.build(crowd, { kernels, form: 'padded' });
    const id = index.insert(new Uint8Array(32));
    expect(index.shards.map(({ form }) => form)).toEqual(['padded', 'linear']);
    expect(index.search(new Uint8Array(32))).toEqual([{ id, distance: 0 }]);
    for (let n = 0; n < 300; n += 2) expect([index.remove(n), index.remove(n)]).toEqual([true, false]);
    expect(index.search(centres[0]!).map((match) => match.id % 2)).toEqual(Array.from({ length: 150 }, () => 1));
    expect(reopened(index, kernels, true).search(centres[0]!).length).toBe(150);
  });
  it('empties its overflow blocks and uses them again', () => {
    const index = paddedAlone(crowd, kernels);
    const blocks = (): number => index.shards[0]!.word('overflowUsed');
    const before = blocks();
    expect(before).toBeGreaterThan(16);
    for (let n = 0; n < 300; n++) index.remove(n);
    for (let n = 0; n < 300; n++) index.insert(crowd.subarray(n * 32, n * 32 + 32));
    expect(blocks()).toBe(before);
    expect(index.search(centres[0]!).length).toBe(300);
  });
});
