// A whole list as it travels: for each kind a sorted set of hashes and, by position, what is said about each. From one
// version to the next go removals and additions (delta.ts) and the words that changed. A first version is the change
// from nothing.
//
// Change: length of the head (32 bits), the head as JSON, for each kind the delta, then for each kind the numbers of the
// additions' words in one, two or four bytes each. Few different words stand in a list: they are written once.
import { compareBytes, concat } from '../bytes.ts';
import { applyDelta, decodeDelta, deltaBetween, encodeDelta } from './delta.ts';
import { sortEntries } from './sort.ts';

export const LIST_KINDS = ['pdq', 'sha256', 'md5', 'link'] as const;
export type ListKind = (typeof LIST_KINDS)[number];
const WIDTHS: Readonly<Record<ListKind, number>> = { pdq: 32, sha256: 32, md5: 16, link: 32 };

/** Hashes rising, none twice, and for each the opinions about it as text. */
export type KindContent = { readonly hashes: Uint8Array; readonly words: readonly string[] };
export type ListContent = Readonly<Record<ListKind, KindContent>>;
export type ListLine = { readonly kind: ListKind; readonly hash: Uint8Array; readonly words: string };

const ofKinds = <T>(make: (kind: ListKind) => T): Record<ListKind, T> => ({
  pdq: make('pdq'),
  sha256: make('sha256'),
  md5: make('md5'),
  link: make('link'),
});

export const EMPTY_CONTENT: ListContent = ofKinds(() => ({ hashes: new Uint8Array(0), words: [] }));

/** @throws RangeError where a hash has another width than its kind */
export function contentOf(lines: readonly ListLine[]): ListContent {
  return ofKinds((kind) => {
    const own = lines.filter((line) => line.kind === kind);
    if (own.some(({ hash }) => hash.length !== WIDTHS[kind])) throw new RangeError(`${kind} has ${WIDTHS[kind]} bytes`);
    const { entries, from } = sortEntries(concat(own.map(({ hash }) => hash)), WIDTHS[kind]);
    return { hashes: entries, words: Array.from(from, (n) => own[n]!.words) };
  });
}

export const sizeOf = (content: ListContent): number =>
  LIST_KINDS.reduce((sum, kind) => sum + content[kind].words.length, 0);

export function* linesOf(content: ListContent): Generator<ListLine> {
  for (const kind of LIST_KINDS) {
    const { hashes, words } = content[kind];
    for (const [n, text] of words.entries()) yield { kind, hash: hashAt(hashes, n, WIDTHS[kind]), words: text };
  }
}

const hashAt = (hashes: Uint8Array, n: number, width: number): Uint8Array =>
  hashes.subarray(n * width, (n + 1) * width);

type Head = {
  readonly version: 1;
  readonly words: readonly string[];
  readonly kinds: Record<
    ListKind,
    { readonly delta: number; readonly changed: readonly (readonly [number, number])[] }
  >;
};

/** What leads from one content to another; from `EMPTY_CONTENT` it is a snapshot. */
export function encodeChange(old: ListContent, fresh: ListContent): Uint8Array {
  const numbers = new Map<string, number>();
  const numberOf = (text: string): number => {
    const known = numbers.get(text);
    if (known !== undefined) return known;
    numbers.set(text, numbers.size);
    return numbers.size - 1;
  };
  const parts = ofKinds((kind) => {
    const [delta, added, changed] = [
      encodeDelta(deltaBetween(old[kind].hashes, fresh[kind].hashes, WIDTHS[kind])),
      [] as number[],
      [] as [number, number][],
    ];
    walk(old[kind], fresh[kind], WIDTHS[kind], (position, before) => {
      const text = fresh[kind].words[position]!;
      if (before === null) added.push(numberOf(text));
      else if (before !== text) changed.push([position, numberOf(text)]);
    });
    return { delta, added, changed };
  });
  const kinds = ofKinds((kind) => ({ delta: parts[kind].delta.length, changed: parts[kind].changed }));
  const head: Head = { version: 1, words: [...numbers.keys()], kinds };
  const text = new TextEncoder().encode(JSON.stringify(head));
  const length = new Uint8Array(4);
  new DataView(length.buffer).setUint32(0, text.length);
  const width = numberWidth(numbers.size);
  return concat([
    length,
    text,
    ...LIST_KINDS.map((kind) => parts[kind].delta),
    ...LIST_KINDS.map((kind) => packed(parts[kind].added, width)),
  ]);
}

/** Visits every position of `fresh`, with what the old list said of the same hash, or null. */
function walk(
  old: KindContent,
  fresh: KindContent,
  width: number,
  visit: (position: number, before: string | null) => void,
): void {
  let i = 0;
  for (let position = 0; position < fresh.words.length; position++) {
    const hash = hashAt(fresh.hashes, position, width);
    let order = -1;
    while (i < old.words.length && (order = compareBytes(hashAt(old.hashes, i, width), hash)) < 0) i++;
    visit(position, i < old.words.length && order === 0 ? old.words[i]! : null);
  }
}

const numberWidth = (count: number): 1 | 2 | 4 => (count <= 256 ? 1 : count <= 65_536 ? 2 : 4);

function packed(numbers: readonly number[], width: 1 | 2 | 4): Uint8Array {
  const bytes = new Uint8Array(numbers.length * width);
  numbers.forEach((number, n) => {
    for (let b = 0; b < width; b++) bytes[n * width + b] = number >>> (8 * b);
  });
  return bytes;
}

/** What a change brought: lines to put in, and hashes that are gone. */
export type Applied = {
  readonly content: ListContent;
  readonly put: readonly ListLine[];
  readonly gone: readonly Pick<ListLine, 'kind' | 'hash'>[];
};

/** The content after the change; null where the bytes are no change of this content. Any bytes at all get an answer. */
export function applyChange(old: ListContent, bytes: Uint8Array): Applied | null {
  const read = readHead(bytes);
  if (read === null) return null;
  let at = read.at;
  const deltas = ofKinds((kind) => {
    const part = bytes.subarray(at, (at += read.head.kinds[kind].delta));
    return decodeDelta(part);
  });
  const width = numberWidth(read.head.words.length);
  const done: Partial<Record<ListKind, KindContent>> = {};
  const [put, gone]: [ListLine[], Pick<ListLine, 'kind' | 'hash'>[]] = [[], []];
  for (const kind of LIST_KINDS) {
    const delta = deltas[kind];
    if (!delta.ok || delta.value.width !== WIDTHS[kind]) return null;
    const hashes = applyDelta(old[kind].hashes, delta.value);
    const count = delta.value.added.length / WIDTHS[kind];
    const numbers = bytes.subarray(at, (at += count * width));
    if (hashes === null || numbers.length !== count * width) return null;
    const words = wordsAfter(old[kind], hashes, numbers, { kind, head: read.head, width, put });
    if (words === null) return null;
    for (const position of delta.value.removed)
      gone.push({ kind, hash: hashAt(old[kind].hashes, position, WIDTHS[kind]) });
    done[kind] = { hashes, words };
  }
  return at === bytes.length ? { content: done as ListContent, put, gone } : null;
}

type Reading = { readonly kind: ListKind; readonly head: Head; readonly width: 1 | 2 | 4; readonly put: ListLine[] };

function wordsAfter(
  old: KindContent,
  hashes: Uint8Array,
  numbers: Uint8Array,
  { kind, head, width, put }: Reading,
): string[] | null {
  const size = WIDTHS[kind];
  const words: string[] = new Array<string>(hashes.length / size);
  const changed = new Map(head.kinds[kind].changed);
  let [next, sound] = [0, true];
  walk(old, { hashes, words }, size, (position, before) => {
    const number = before === null ? numberAt(numbers, next++, width) : changed.get(position);
    const text = number === undefined ? before : head.words[number];
    if (text === null || text === undefined) sound = false;
    else {
      words[position] = text;
      if (number !== undefined) put.push({ kind, hash: hashAt(hashes, position, size), words: text });
    }
  });
  return sound && next * width === numbers.length ? words : null;
}

function numberAt(bytes: Uint8Array, n: number, width: number): number {
  let number = 0;
  for (let b = 0; b < width; b++) number += bytes[n * width + b]! * 2 ** (8 * b);
  return number;
}

function readHead(bytes: Uint8Array): { head: Head; at: number } | null {
  if (bytes.length < 4) return null;
  const length = new DataView(bytes.buffer, bytes.byteOffset).getUint32(0);
  if (bytes.length < 4 + length) return null;
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes.subarray(4, 4 + length));
    const head = JSON.parse(text) as Head;
    return isHead(head) ? { head, at: 4 + length } : null;
  } catch {
    return null;
  }
}

const isIndex = (value: unknown): boolean => Number.isInteger(value) && (value as number) >= 0;

function isHead(head: Head): boolean {
  const words = Array.isArray(head.words) && head.words.every((text) => typeof text === 'string');
  return (
    head.version === 1 &&
    words &&
    LIST_KINDS.every((kind) => {
      const part = head.kinds[kind];
      return (
        isIndex(part.delta) &&
        Array.isArray(part.changed) &&
        (part.changed as readonly number[][]).every((pair) => pair.every(isIndex))
      );
    })
  );
}
