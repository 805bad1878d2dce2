// The index beside our own linear scan and our own plain multi-index, in one run on one list.
import { performance } from 'node:perf_hooks';
import { HashIndex, type IndexOptions, type Kernels } from '@remit/match';
import { clusteredList, imageLikeList, randomList } from '../../packages/match/test/hash-lists.ts';
import { median, queriesFor, secondsOf, timesOf } from './data.ts';
import { plainSearch } from './plain-index.ts';

export type SearchFigures = {
  readonly entries: number;
  readonly form: string;
  readonly p50Microseconds: number;
  readonly p99Microseconds: number;
  readonly queriesPerSecond: number;
  readonly linearScanMicroseconds: number;
  readonly plainMultiIndexMicroseconds: number;
  readonly timesFasterThanLinearScan: number;
  readonly timesFasterThanPlainMultiIndex: number;
  readonly buildSeconds: number;
  readonly bytesPerHash: number;
  readonly recall: number;
};

type Sample = { readonly queries: readonly Uint8Array[]; readonly compared: number };

/** Of all matches that a linear scan finds, the share that the index finds; 1 or there is a bug. */
function recallOf(index: HashIndex, queries: readonly Uint8Array[]): number {
  let [expected, found] = [0, 0];
  for (const query of queries) {
    // Above 31 every entry is compared.
    const all = index.search(query, 32).filter(({ distance }) => distance <= 31);
    const ids = new Set(index.search(query, 31).map(({ id }) => id));
    expected += all.length;
    found += all.filter(({ id }) => ids.has(id)).length;
    if (ids.size !== all.length) throw new Error('the index answers with something that the linear scan does not find');
  }
  return expected === 0 ? 1 : found / expected;
}

function plainTimes(list: Uint8Array, index: HashIndex, kernels: Kernels, queries: readonly Uint8Array[]): number {
  const walked =
    index.shards[0]!.form === 'contiguous' ? index : HashIndex.build(list, { kernels, form: 'contiguous' });
  const plain = plainSearch(walked);
  for (const query of queries.slice(0, 50)) {
    if (plain(query, 31).length !== index.search(query, 31).length) throw new Error('the plain multi-index disagrees');
  }
  return median(timesOf(queries, (query) => plain(query, 31)));
}

export function measureSearch(
  list: Uint8Array,
  kernels: Kernels,
  given: Partial<Sample> & { readonly form?: IndexOptions['form'] } = {},
): { readonly index: HashIndex; readonly figures: SearchFigures } {
  const entries = list.length / 32;
  const queries = given.queries ?? queriesFor(list, 20_000);
  const compared = given.compared ?? (entries > 2e6 ? 40 : 200);
  const { seconds: buildSeconds, value: index } = secondsOf(() =>
    HashIndex.build(list, { kernels, form: given.form ?? 'auto' }),
  );
  const times = timesOf(queries, (query) => index.search(query, 31));
  const began = performance.now();
  for (const query of queries) index.search(query, 31);
  const queriesPerSecond = queries.length / ((performance.now() - began) / 1000);
  const linear = median(timesOf(queries.slice(0, Math.min(compared, 40)), (query) => index.search(query, 32), 0.1));
  const plain = plainTimes(list, index, kernels, queries.slice(0, 1000));
  const p50 = median(times);
  const figures: SearchFigures = {
    entries,
    form: index.shards[0]!.form,
    p50Microseconds: p50,
    p99Microseconds: Float64Array.from(times).sort()[Math.floor(times.length * 0.99)]!,
    queriesPerSecond,
    linearScanMicroseconds: linear,
    plainMultiIndexMicroseconds: plain,
    timesFasterThanLinearScan: linear / p50,
    timesFasterThanPlainMultiIndex: plain / p50,
    buildSeconds,
    bytesPerHash: index.byteLength / entries,
    recall: recallOf(index, queries.slice(0, compared)),
  };
  return { index, figures };
}

/** Without WebAssembly: plain TypeScript on the same list. */
export function measureFallback(list: Uint8Array): { p50Microseconds: number; buildSeconds: number } {
  const { seconds, value: index } = secondsOf(() => HashIndex.build(list, { kernels: null }));
  const times = timesOf(queriesFor(list, 4000), (query) => index.search(query, 31));
  return { p50Microseconds: median(times), buildSeconds: seconds };
}

/** Recall at a million on lists of each kind that the tests know at a hundred thousand, both forms, both engines. */
export function measureRecall(kernels: Kernels): Record<'random' | 'clustered' | 'imageLike', number> {
  const least = (make: (count: number, seed: number) => Uint8Array): number => {
    const list = make(1_000_000, 11);
    const queries = queriesFor(list, 128);
    const shares = (['padded', 'contiguous'] as const).flatMap((form) =>
      [kernels, null].map((each) => recallOf(HashIndex.build(list, { kernels: each, form }), queries)),
    );
    return Math.min(...shares);
  };
  return { random: least(randomList), clustered: least(clusteredList), imageLike: least(imageLikeList) };
}
