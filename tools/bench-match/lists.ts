// The list as it travels: its size, and the time from nothing to the first match over the loopback; and what else is
// kept: the exact set, snapshots.
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import {
  applyDelta,
  decodeDelta,
  decodeSegment,
  deltaBetween,
  encodeDelta,
  encodeSegment,
  ExactSet,
  HashIndex,
  type Kernels,
  sortEntries,
} from '@remit/match';
import { readSnapshot, writeSnapshot } from '@remit/match/node';
import { median, queriesFor, randomHashes, secondsOf, timesOf } from './data.ts';

const digestOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** Two segments behind a file server on the loopback, named by their digests. */
async function served<T>(files: readonly Uint8Array[], work: (base: string) => Promise<T>): Promise<T> {
  const byName = new Map(files.map((bytes) => [`/${digestOf(bytes)}`, bytes]));
  const server = createServer((request, response) => response.end(byName.get(request.url ?? ''))).listen(
    0,
    '127.0.0.1',
  );
  await once(server, 'listening');
  try {
    return await work(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
  } finally {
    server.close();
  }
}

async function fetched(base: string, name: string): Promise<Uint8Array> {
  const bytes = new Uint8Array(await (await fetch(base + name)).arrayBuffer());
  if (digestOf(bytes) !== name) throw new Error('the segment is not what its name says');
  return bytes;
}

function decoded(segment: Uint8Array): Uint8Array {
  const answer = decodeSegment(segment);
  if (!answer.ok) throw new Error(answer.refusal);
  return answer.value.entries;
}

const SLICE = 1500;
const ROUNDS = 5;

/** 500 entries go and 500 come, in a slice of the list of its own. */
function deltaOf(slice: Uint8Array): Uint8Array {
  const fresh = sortEntries(new Uint8Array([...slice.subarray(500 * 32), ...randomHashes(500)]), 32).entries;
  return encodeDelta(deltaBetween(slice, fresh, 32));
}

export async function measureList(list: Uint8Array, kernels: Kernels) {
  const count = list.length / 32;
  const { entries } = sortEntries(list, 32);
  const segment = encodeSegment(entries, 32);
  const slices = Array.from({ length: ROUNDS }, (_, n) => entries.subarray(n * SLICE * 32, (n + 1) * SLICE * 32));
  const deltas = slices.map(deltaOf);
  return served([segment, ...deltas], async (base) => {
    const began = performance.now();
    const index = HashIndex.build(decoded(await fetched(base, digestOf(segment))), { kernels });
    if (index.search(entries.subarray(0, 32), 31).length === 0)
      throw new Error('the list does not match its own entry');
    const secondsFromEmptyToMatching = (performance.now() - began) / 1000;
    const times: number[] = [];
    for (const [n, delta] of deltas.entries()) {
      times.push(await millisecondsToApply(base, digestOf(delta), { index, slice: slices[n]!, first: n * SLICE }));
    }
    return {
      bytesPerHash: segment.length / count,
      // log2 of 2^256 over n!, by Stirling.
      leastBytesPerHash: (256 - (Math.log2(count) - Math.LOG2E)) / 8,
      secondsFromEmptyToMatching,
      deltaOf1000Milliseconds: median(times),
      firstDeltaMilliseconds: times[0]!,
    };
  });
}

type Target = { readonly index: HashIndex; readonly slice: Uint8Array; readonly first: number };

/** From the request to the first match of an addition. */
async function millisecondsToApply(base: string, name: string, { index, slice, first }: Target): Promise<number> {
  const began = performance.now();
  const change = decodeDelta(await fetched(base, name));
  if (!change.ok || applyDelta(slice, change.value) === null) throw new Error('the delta does not apply');
  for (const position of change.value.removed) index.remove(first + position);
  for (let at = 0; at < change.value.added.length; at += 32) index.insert(change.value.added.subarray(at, at + 32));
  if (index.search(change.value.added.subarray(0, 32), 0).length !== 1) throw new Error('the addition is not found');
  return performance.now() - began;
}

export function measureExactSet(digests: Uint8Array) {
  const count = digests.length / 32;
  const { seconds, value: set } = secondsOf(() => ExactSet.build(digests, 32));
  const queries = queriesFor(digests, 40_000);
  for (const query of queries) set.find(query);
  const began = performance.now();
  for (const query of queries) set.find(query);
  const nanoseconds = ((performance.now() - began) * 1e6) / queries.length;
  return { entries: count, nanoseconds, bytesPerHash: set.byteLength / count, buildSeconds: seconds };
}

export function measureSnapshot(index: HashIndex, kernels: Kernels) {
  const folder = mkdtempSync(join(tmpdir(), 'remit-bench-'));
  try {
    const path = join(folder, 'snapshot');
    const { seconds: writeSeconds } = secondsOf(() => writeSnapshot(index, path));
    const { seconds: openSeconds, value } = secondsOf(() => readSnapshot(path, { kernels }));
    if (!value.ok) throw new Error(value.refusal);
    return { writeSeconds, openSeconds, openSecondsPerMillion: openSeconds / (index.size / 1e6) };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** What an overlay of a thousand insertions costs a query. */
export function measureOverlay(list: Uint8Array, kernels: Kernels): { microsecondsFor1000: number } {
  const index = HashIndex.build(list, { kernels, form: 'contiguous' });
  const queries = queriesFor(list, 4000);
  const before = median(timesOf(queries, (query) => index.search(query)));
  const added = randomHashes(1000);
  for (let at = 0; at < added.length; at += 32) index.insert(added.subarray(at, at + 32));
  return { microsecondsFor1000: median(timesOf(queries, (query) => index.search(query))) - before };
}
