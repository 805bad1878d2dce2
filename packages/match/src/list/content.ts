// A whole list as it travels: for each kind a sorted set of hashes and, by position, what is said about each. From one
// version to the next go removals and additions (delta.ts) and the words that changed. A first version is the change
// from nothing.
//
// Change: length of the head (32 bits), the head as JSON, for each kind the delta, then for each kind the numbers of the
// additions' words in one, two or four bytes each. Few different words stand in a list: they are written once.
import { concat } from '../bytes.ts';
import { decodeDelta, type Delta, encodeDelta } from './delta.ts';
import { cut, type Edit, edited, hashesAt, holds, type KindContent, NO_LINES, stepsBetween } from './ranges.ts';
import { sortEntries } from './sort.ts';

export const LIST_KINDS = ['pdq', 'sha256', 'md5', 'link'] as const;
export type ListKind = (typeof LIST_KINDS)[number];
const WIDTHS: Readonly<Record<ListKind, number>> = { pdq: 32, sha256: 32, md5: 16, link: 32 };

/** Never changed in place: contents share what they have in common. */
export type ListContent = Readonly<Record<ListKind, KindContent>>;
export type ListLine = { readonly kind: ListKind; readonly hash: Uint8Array; readonly words: string };
/** A line as it shall be; where `words` is null, none of this hash. */
export type ListEdit = { readonly kind: ListKind } & Edit;

const ofKinds = <T>(make: (kind: ListKind) => T): Record<ListKind, T> => ({
  pdq: make('pdq'),
  sha256: make('sha256'),
  md5: make('md5'),
  link: make('link'),
});

export const EMPTY_CONTENT: ListContent = ofKinds(() => NO_LINES);

function assertWidths(kind: ListKind, lines: readonly Pick<ListLine, 'hash'>[]): void {
  if (lines.some(({ hash }) => hash.length !== WIDTHS[kind])) throw new RangeError(`${kind} has ${WIDTHS[kind]} bytes`);
}

/** @throws RangeError where a hash has another width than its kind */
export function contentOf(lines: readonly ListLine[]): ListContent {
  return ofKinds((kind) => {
    const own = lines.filter((line) => line.kind === kind);
    assertWidths(kind, own);
    const { entries, from } = sortEntries(concat(own.map(({ hash }) => hash)), WIDTHS[kind]);
    return cut(
      entries,
      WIDTHS[kind],
      Array.from(from, (n) => own[n]!.words),
    );
  });
}

/**
 * The content after some lines came, changed or went: at the cost of these, whatever the size of the list. Of two edits
 * of one hash the later one counts.
 *
 * @throws RangeError where a hash has another width than its kind
 */
export function contentAfter(old: ListContent, edits: readonly ListEdit[]): ListContent {
  return ofKinds((kind) => {
    const own = edits.filter((edit) => edit.kind === kind);
    assertWidths(kind, own);
    return edited(old[kind], WIDTHS[kind], own);
  });
}

export const sizeOf = (content: ListContent): number => LIST_KINDS.reduce((sum, kind) => sum + content[kind].count, 0);

export function* linesOf(content: ListContent): Generator<ListLine> {
  for (const kind of LIST_KINDS) {
    const width = WIDTHS[kind];
    for (const { hashes, words } of content[kind].ranges) {
      for (let n = 0; n < words.length; n++)
        yield { kind, hash: hashes.subarray(n * width, (n + 1) * width), words: words[n]! };
    }
  }
}

type Head = {
  readonly version: 1;
  readonly words: readonly string[];
  readonly kinds: Record<
    ListKind,
    { readonly delta: number; readonly changed: readonly (readonly [number, number])[] }
  >;
};

/**
 * What leads from one content to another; from `EMPTY_CONTENT` it is a snapshot. What `contentAfter` or `applyChange`
 * left as it was is not looked at.
 */
export function encodeChange(old: ListContent, fresh: ListContent): Uint8Array {
  const numbers = new Map<string, number>();
  const numberOf = (text: string): number => {
    const known = numbers.get(text);
    if (known !== undefined) return known;
    numbers.set(text, numbers.size);
    return numbers.size - 1;
  };
  const parts = ofKinds((kind) => {
    const [before, width] = [old[kind].count, WIDTHS[kind]];
    const [added, changed]: [number[], [number, number][]] = [[], []];
    const { removed, added: hashes } = stepsBetween(old[kind], fresh[kind], width, (position, words, isNew) => {
      if (isNew) added.push(numberOf(words));
      else changed.push([position, numberOf(words)]);
    });
    const delta = encodeDelta({ before, removed: Uint32Array.from(removed), added: concat(hashes), width });
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
  const { head } = read;
  let { at } = read;
  const deltas = ofKinds((kind) => decodeDelta(bytes.subarray(at, (at += head.kinds[kind].delta))));
  const width = numberWidth(head.words.length);
  const done: Partial<Record<ListKind, KindContent>> = {};
  const [put, gone]: [ListLine[], Pick<ListLine, 'kind' | 'hash'>[]] = [[], []];
  for (const kind of LIST_KINDS) {
    const delta = deltas[kind];
    if (!delta.ok || delta.value.width !== WIDTHS[kind]) return null;
    const count = delta.value.added.length / WIDTHS[kind];
    const numbers = bytes.subarray(at, (at += count * width));
    if (numbers.length !== count * width) return null;
    const words = Array.from({ length: count }, (_, n) => head.words[numberAt(numbers, n, width)]);
    const moved = moveLines(old[kind], delta.value, words);
    const after = moved && sayAnew(moved.content, head.kinds[kind].changed, head.words, WIDTHS[kind]);
    if (!after) return null;
    for (const line of [...moved.put, ...after.put]) put.push({ kind, ...line });
    for (const hash of moved.gone) gone.push({ kind, hash });
    done[kind] = after.content;
  }
  return at === bytes.length ? { content: done as ListContent, put, gone } : null;
}

type Said = { readonly hash: Uint8Array; readonly words: string };
type Moved = { readonly content: KindContent; readonly put: readonly Said[] };

/** Lines that go and lines that come; null where those are not there, or these are. */
function moveLines(
  old: KindContent,
  { before, removed, added, width }: Delta,
  words: readonly (string | undefined)[],
): (Moved & { readonly gone: readonly Uint8Array[] }) | null {
  const put = words.flatMap((text, n): Said[] =>
    text === undefined ? [] : [{ hash: added.subarray(n * width, (n + 1) * width), words: text }],
  );
  const gone = hashesAt(old, width, removed);
  if (old.count !== before || gone === null || put.length !== words.length) return null;
  // All that comes rises already: a whole list need not be put into order again.
  if (old.count === 0)
    return {
      content: cut(
        added,
        width,
        put.map(({ words: text }) => text),
      ),
      put,
      gone,
    };
  if (put.some(({ hash }) => holds(old, width, hash))) return null;
  return { content: edited(old, width, [...gone.map((hash) => ({ hash, words: null })), ...put]), put, gone };
}

/** Other words about lines that stay; null where a position lies outside or the words are not there. */
function sayAnew(
  content: KindContent,
  changed: readonly (readonly [number, number])[],
  texts: readonly string[],
  width: number,
): Moved | null {
  const hashes = hashesAt(
    content,
    width,
    changed.map(([position]) => position),
  );
  const put = changed.flatMap(([, number], n): Said[] => {
    const words = texts[number];
    return hashes === null || words === undefined ? [] : [{ hash: hashes[n]!, words }];
  });
  return put.length === changed.length ? { content: edited(content, width, put), put } : null;
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
