import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  applyChange,
  contentAfter,
  contentOf,
  EMPTY_CONTENT,
  encodeChange,
  type ListContent,
  type ListEdit,
  linesOf,
  sizeOf,
} from './content.ts';

const filled = (n: number): Uint8Array => new Uint8Array(32).fill(n);
const inOneRange = (n: number): Uint8Array => new Uint8Array(32).fill(n, 3);
const line = fc.record({
  kind: fc.constantFrom('pdq' as const, 'sha256' as const, 'link' as const),
  // Few different ones, so that versions overlap, words change and hashes come back.
  hash: fc.oneof(fc.nat(40).map(filled), fc.nat(40).map(inOneRange)),
  words: fc.constantFrom('["a"]', '["b"]', '["a","ß"]'),
});
const edit: fc.Arbitrary<ListEdit> = fc.record({
  kind: fc.constantFrom('pdq' as const, 'sha256' as const),
  hash: fc.oneof(fc.nat(40).map(filled), fc.nat(40).map(inOneRange)),
  words: fc.constantFrom('["a"]', '["b"]', null),
});
const lineAt = (n: number) => ({ kind: 'pdq' as const, hash: new Uint8Array(32).fill(n), words: '["a"]' });

/** Line by line, as one would write it down. */
function linesAfter(old: ListContent, edits: readonly ListEdit[]) {
  const name = ({ kind, hash: bytes }: Omit<ListEdit, 'words'>): string =>
    `${kind} ${Buffer.from(bytes).toString('hex')}`;
  const lines = new Map([...linesOf(old)].map((each) => [name(each), each]));
  for (const { kind, hash: bytes, words } of edits) {
    if (words === null) lines.delete(name({ kind, hash: bytes }));
    else lines.set(name({ kind, hash: bytes }), { kind, hash: bytes, words });
  }
  return [...lines.values()];
}

const content = fc.array(line, { maxLength: 60 }).map(contentOf);

const follow = (old: ListContent, fresh: ListContent): ListContent =>
  applyChange(old, encodeChange(old, fresh))!.content;

describe('the content of a list', () => {
  it('of any later version is reached from any earlier one, and equals the whole', () => {
    fc.assert(
      fc.property(fc.array(content, { minLength: 2, maxLength: 8 }), fc.nat(), (versions, from) => {
        const last = versions.at(-1)!;
        const whole = follow(EMPTY_CONTENT, last);
        const start = from % versions.length;
        const reached = versions.slice(start + 1).reduce(follow, follow(EMPTY_CONTENT, versions[start]!));
        expect(reached).toEqual(last);
        expect(whole).toEqual(last);
      }),
      { numRuns: 100 },
    );
  });
  it('says what came, changed and went, and nothing else', () => {
    fc.assert(
      fc.property(content, content, (old, fresh) => {
        const { put, gone } = applyChange(old, encodeChange(old, fresh))!;
        const key = ({ kind, hash }: { kind: string; hash: Uint8Array }): string => `${kind} ${hash[0]} ${hash[31]}`;
        const held = new Map([...linesOf(old)].map((each) => [key(each), each.words]));
        for (const each of gone) expect(held.delete(key(each))).toBe(true);
        for (const each of put) {
          expect(held.get(key(each))).not.toBe(each.words);
          held.set(key(each), each.words);
        }
        expect(held).toEqual(new Map([...linesOf(fresh)].map((each) => [key(each), each.words])));
        expect(sizeOf(fresh)).toBe(held.size);
      }),
    );
  });
  it('after a change is the one made of all its lines, and the change from before has the same bytes', () => {
    fc.assert(
      fc.property(content, fc.array(fc.array(edit, { maxLength: 20 }), { maxLength: 4 }), (start, rounds) => {
        let old = start;
        for (const edits of rounds) {
          const fresh = contentAfter(old, edits);
          const [slowOld, slowFresh] = [contentOf([...linesOf(old)]), contentOf(linesAfter(old, edits))];
          expect(fresh).toEqual(slowFresh);
          expect(sizeOf(fresh)).toBe([...linesOf(slowFresh)].length);
          // Nothing of these two is shared, so they are compared line by line.
          expect(encodeChange(old, fresh)).toEqual(encodeChange(slowOld, slowFresh));
          old = fresh;
        }
        // What a content was is what it is still, whatever was made from it.
        expect(start).toEqual(contentOf([...linesOf(start)]));
      }),
      { numRuns: 100 },
    );
  });
  it('shares with the one before it what did not change', () => {
    const old = contentOf(Array.from({ length: 200 }, (_, n) => lineAt(n)));
    const fresh = contentAfter(old, [{ ...lineAt(7), words: null }]);
    const shared = fresh.pdq.ranges.filter((range, n) => range === old.pdq.ranges[n]);
    expect(shared.length).toBe(old.pdq.ranges.length - 1);
    expect(fresh.link).toBe(old.link);
    expect(() => contentAfter(old, [{ kind: 'md5', hash: new Uint8Array(32), words: null }])).toThrow('md5 has 16');
  });
  it('is reached by no bytes that are not its change', () => {
    fc.assert(
      fc.property(content, content, fc.nat(2_000), fc.nat(255), (old, fresh, at, byte) => {
        const bytes = encodeChange(old, fresh);
        bytes[at % bytes.length] = byte;
        applyChange(old, bytes);
        expect(applyChange(old, bytes.subarray(0, -1))).toBeNull();
      }),
      { numRuns: 500 },
    );
  });
});
