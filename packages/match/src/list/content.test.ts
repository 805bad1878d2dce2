import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyChange, contentOf, EMPTY_CONTENT, encodeChange, type ListContent, linesOf, sizeOf } from './content.ts';

const line = fc.record({
  kind: fc.constantFrom('pdq' as const, 'sha256' as const, 'link' as const),
  // Few different ones, so that versions overlap, words change and hashes come back.
  hash: fc.nat(40).map((n) => new Uint8Array(32).fill(n)),
  words: fc.constantFrom('["a"]', '["b"]', '["a","ß"]'),
});
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
      { numRuns: 300 },
    );
  });
  it('says what came, changed and went, and nothing else', () => {
    fc.assert(
      fc.property(content, content, (old, fresh) => {
        const { put, gone } = applyChange(old, encodeChange(old, fresh))!;
        const key = ({ kind, hash }: { kind: string; hash: Uint8Array }): string => `${kind} ${hash[0]}`;
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
