// The lines of one kind, rising, cut into 4,096 ranges by their first twelve bits. A change makes those ranges anew that
// it falls into, and shares all others with the content before it: so a version costs what changed, and what two
// contents share need not be compared. Equal sets of lines are cut alike.
import { compareAt, compareBytes } from '../bytes.ts';

/** Hashes rising, none twice, and for each the opinions about it as text. */
export type Range = { readonly hashes: Uint8Array; readonly words: readonly string[] };
export type KindContent = { readonly count: number; readonly ranges: readonly Range[] };
/** A line as it shall be: `words` is null where it goes. */
export type Edit = { readonly hash: Uint8Array; readonly words: string | null };

const RANGES = 4096;
const NONE: Range = { hashes: new Uint8Array(0), words: [] };
export const NO_LINES: KindContent = { count: 0, ranges: new Array<Range>(RANGES).fill(NONE) };

const rangeAt = (hashes: Uint8Array, at: number): number => (hashes[at]! << 4) | (hashes[at + 1]! >>> 4);

/** Of hashes that rise, none twice. */
export function cut(sorted: Uint8Array, width: number, words: readonly string[]): KindContent {
  const ranges = [...NO_LINES.ranges];
  for (let from = 0, to = 0; from < words.length; from = to) {
    const range = rangeAt(sorted, from * width);
    while (to < words.length && rangeAt(sorted, to * width) === range) to++;
    ranges[range] = { hashes: sorted.subarray(from * width, to * width), words: words.slice(from, to) };
  }
  return { count: words.length, ranges };
}

/** The lines after the edits, which come in any order; of two about one hash the later one counts. */
export function edited(old: KindContent, width: number, edits: readonly Edit[]): KindContent {
  if (edits.length === 0) return old;
  const sorted = [...edits].sort((a, b) => compareBytes(a.hash, b.hash));
  const ranges = [...old.ranges];
  let { count } = old;
  for (let from = 0, to = 0; from < sorted.length; from = to) {
    const range = rangeAt(sorted[from]!.hash, 0);
    while (to < sorted.length && rangeAt(sorted[to]!.hash, 0) === range) to++;
    const before = ranges[range]!;
    const fresh = editedRange(before, width, sorted.slice(from, to));
    ranges[range] = fresh;
    count += fresh.words.length - before.words.length;
  }
  return { count, ranges };
}

function editedRange({ hashes, words }: Range, width: number, edits: readonly Edit[]): Range {
  const last = edits.filter(({ hash }, n) => n + 1 === edits.length || compareBytes(edits[n + 1]!.hash, hash) !== 0);
  const places = last.map(({ hash }) => placeIn(hashes, width, hash));
  const come = last.reduce((sum, edit, n) => sum + (edit.words === null ? 0 : 1) - (places[n]!.there ? 1 : 0), 0);
  if (words.length + come === 0) return NONE;
  const lines = new Uint8Array((words.length + come) * width);
  const texts: string[] = [];
  let from = 0;
  const keep = (to: number): void => {
    if (from < to) lines.set(hashes.subarray(from * width, to * width), texts.length * width);
    for (; from < to; from++) texts.push(words[from]!);
  };
  for (const [n, edit] of last.entries()) {
    const { at, there } = places[n]!;
    keep(at);
    if (there) from++;
    if (edit.words === null) continue;
    lines.set(edit.hash, texts.length * width);
    texts.push(edit.words);
  }
  keep(words.length);
  return { hashes: lines, words: texts };
}

/** Where a hash stands among others, or would. */
function placeIn(
  hashes: Uint8Array,
  width: number,
  hash: Uint8Array,
): { readonly at: number; readonly there: boolean } {
  let [low, high] = [0, hashes.length / width];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (compareAt(hashes, middle * width, hash, 0, width) < 0) low = middle + 1;
    else high = middle;
  }
  return { at: low, there: low * width < hashes.length && compareAt(hashes, low * width, hash, 0, width) === 0 };
}

export function holds({ ranges }: KindContent, width: number, hash: Uint8Array): boolean {
  return placeIn(ranges[rangeAt(hash, 0)]!.hashes, width, hash).there;
}

/** The hashes at rising positions; null where one lies outside. */
export function hashesAt(
  { count, ranges }: KindContent,
  width: number,
  positions: Iterable<number>,
): Uint8Array[] | null {
  const hashes: Uint8Array[] = [];
  let [range, start] = [0, 0];
  for (const position of positions) {
    if (position < start || position >= count) return null;
    while (position >= start + ranges[range]!.words.length) start += ranges[range++]!.words.length;
    const at = (position - start) * width;
    hashes.push(ranges[range]!.hashes.subarray(at, at + width));
  }
  return hashes;
}

/** What leads from one content to another: positions that go, and hashes that come, in pieces of one or more. */
export type Steps = { readonly removed: number[]; readonly added: Uint8Array[] };
/** Told of every line that comes or says something else, in the order of the new positions. */
export type Told = (position: number, words: string, added: boolean) => void;

export function stepsBetween(old: KindContent, fresh: KindContent, width: number, tell: Told): Steps {
  const steps: Steps = { removed: [], added: [] };
  let [i, j] = [0, 0];
  for (let range = 0; range < RANGES; range++) {
    const [before, after] = [old.ranges[range]!, fresh.ranges[range]!];
    const [gone, come] = [i, j];
    if (before !== after)
      compareRanges(before, after, width, {
        gone: (n) => void steps.removed.push(gone + n),
        come: (hashes) => void steps.added.push(hashes),
        tell: (n, words, added) => tell(come + n, words, added),
      });
    i += before.words.length;
    j += after.words.length;
  }
  return steps;
}

type Found = {
  readonly gone: (position: number) => void;
  readonly come: (hashes: Uint8Array) => void;
  readonly tell: Told;
};

function compareRanges(old: Range, fresh: Range, width: number, { gone, come, tell }: Found): void {
  let [a, b] = [0, 0];
  while (a < old.words.length && b < fresh.words.length) {
    const order = compareAt(old.hashes, a * width, fresh.hashes, b * width, width);
    const words = fresh.words[b]!;
    if (order < 0) gone(a);
    else if (order > 0) come(fresh.hashes.subarray(b * width, (b + 1) * width));
    if (order > 0 || (order === 0 && old.words[a] !== words)) tell(b, words, order > 0);
    if (order <= 0) a++;
    if (order >= 0) b++;
  }
  for (; a < old.words.length; a++) gone(a);
  if (b < fresh.words.length) come(fresh.hashes.subarray(b * width));
  for (; b < fresh.words.length; b++) tell(b, fresh.words[b]!, true);
}
