// Digests into the one order in which they are coded, each once.
import { compareBytes } from '../bytes.ts';
import { prefixOf } from './segment.ts';

export type SortedList = {
  /** Rising, none twice. */
  readonly entries: Uint8Array;
  /** For each sorted entry, where it stood before (of repeats: the first). */
  readonly from: Uint32Array;
};

export function sortEntries(digests: Uint8Array, width: number): SortedList {
  const count = digests.length / width;
  const prefixes = Float64Array.from({ length: count }, (_, n) => prefixOf(digests, n * width));
  const entry = (n: number): Uint8Array => digests.subarray(n * width, (n + 1) * width);
  const order = Uint32Array.from({ length: count }, (_, n) => n).sort(
    (a, b) => prefixes[a]! - prefixes[b]! || compareBytes(entry(a), entry(b)) || a - b,
  );
  const kept = order.filter((n, i) => i === 0 || compareBytes(entry(order[i - 1]!), entry(n)) !== 0);
  const entries = new Uint8Array(kept.length * width);
  kept.forEach((n, i) => entries.set(entry(n), i * width));
  return { entries, from: kept };
}
