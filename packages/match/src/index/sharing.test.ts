import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { describe, expect, it } from 'vitest';
import { flipped, randomList } from '../../test/hash-lists.ts';
import { numbersFrom } from '../../test/made-up-images.ts';
import { concat } from '../bytes.ts';
import { loadKernels } from '../node/kernels.ts';
import { Arena } from './arena.ts';
import { HashIndex } from './hash-index.ts';
import { WORD } from './layout.ts';
import { steadily, writing } from './sharing.ts';

const kernels = await loadKernels();
const PROGRAM = new URL('../../test/join-and-search.ts', import.meta.url);
const next = numbersFrom(8);
/** Near one another, so that what comes and goes moves the postings of what stays. */
const staying = concat(Array.from({ length: 200 }, () => flipped(randomList(1, 4), next() % 6, next)));

async function churnWhileSearched(index: HashIndex, plain: boolean): Promise<{ rounds: number; missed: number }> {
  const stop = new Int32Array(new SharedArrayBuffer(4));
  const worker = new Worker(PROGRAM, {
    workerData: { shared: index.share(), hashes: staying, plain, stop },
    execArgv: [],
  });
  await once(worker, 'message');
  const until = performance.now() + 1200;
  while (performance.now() < until) {
    const ids = Array.from({ length: 300 }, () => index.insert(flipped(staying.subarray(0, 32), next() % 6, next)));
    for (const id of ids) index.remove(id);
    await new Promise((resolve) => setImmediate(resolve));
  }
  const answer = once(worker, 'message') as Promise<[{ rounds: number; missed: number }]>;
  Atomics.store(stop, 0, 1);
  const [result] = await answer;
  await worker.terminate();
  return result;
}

describe('an index on shared memory', () => {
  it.each([
    ['kernels', false],
    ['plain', true],
  ])('misses no entry while others come and go in another thread (%s)', async (_, plain) => {
    const index = HashIndex.build(staying, { kernels: plain ? null : kernels, form: 'padded', shared: true });
    const { rounds, missed } = await churnWhileSearched(index, plain);
    expect(missed).toBe(0);
    expect(rounds).toBeGreaterThan(0);
    expect(index.size).toBe(200);
  });
  it('shows joined readers what was inserted, in every shard', () => {
    const index = HashIndex.build(staying, { kernels, form: 'contiguous', shared: true });
    const reader = HashIndex.join(index.share(), kernels);
    const id = index.insert(new Uint8Array(32));
    expect(reader.search(new Uint8Array(32))).toEqual([{ id, distance: 0 }]);
    index.remove(id);
    expect(reader.search(new Uint8Array(32))).toEqual([]);
  });
  it('has room for as many readers as it says, and for another when one leaves', () => {
    const index = HashIndex.build(staying, { kernels, shared: true });
    const readers = Array.from({ length: 15 }, () => HashIndex.join(index.share(), kernels));
    expect(() => HashIndex.join(index.share(), kernels)).toThrow('at most 16 readers');
    readers[3]!.close();
    expect(HashIndex.join(index.share(), kernels).search(staying.subarray(0, 32)).length).toBeGreaterThan(0);
  });
  it('is not shared unless it was built so', () => {
    expect(() => HashIndex.build(staying, { kernels }).share()).toThrow('built as shared');
  });
});

describe('a reader', () => {
  const arena = Arena.of(65_536, true);
  it('searches again when a writer was at work, and gives the later answer', () => {
    let calls = 0;
    const search = (): number => {
      calls++;
      if (calls < 3) writing(arena, () => {});
      return calls;
    };
    expect(steadily(arena, search)).toBe(3);
  });
  it('takes a fault in the middle of a change for the change, and any other for a fault', () => {
    let calls = 0;
    const search = (): string => {
      calls++;
      if (calls === 1) writing(arena, () => {});
      if (calls <= 1) throw new Error('half-written');
      return 'whole';
    };
    expect(steadily(arena, search)).toBe('whole');
    const broken = (): never => {
      throw new Error('broken');
    };
    expect(() => steadily(arena, broken)).toThrow('broken');
  });
  it('does not wait for ever for a writer that ended in the middle', () => {
    const stuck = Arena.of(65_536, true);
    Atomics.add(stuck.views.u32, WORD.sequence, 1);
    expect(() => steadily(stuck, () => 1)).toThrow('does not finish');
  });
});
