import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { randomList } from '../../test/hash-lists.ts';
import { toHex } from '../bytes.ts';
import { ExactSet } from './exact-set.ts';

describe('the exact set', () => {
  it('finds every one of 100,000 digests and nothing else', () => {
    const list = randomList(100_000, 2);
    const set = ExactSet.build(list, 32);
    for (let n = 0; n < 100_000; n += 7) expect(set.find(list.subarray(n * 32, n * 32 + 32))).toBe(n);
    const others = randomList(1000, 77);
    for (let n = 0; n < 1000; n++) expect(set.find(others.subarray(n * 32, n * 32 + 32))).toBeNull();
  });
  it.each([65_537, 100_000, 131_072])('of %i digests takes at most 40 bytes for each', (count) => {
    // One more than a power of two has the most ranges for its size; the table has one word more than ranges.
    expect(ExactSet.build(randomList(count, 2), 32).byteLength / count).toBeLessThan(40 + 4 / count);
  });
  it('equals a map under insertions and removals', () => {
    const digest = fc.uint8Array({ minLength: 16, maxLength: 16 }).map((bytes) => bytes.map((byte) => byte & 1));
    const step = fc.record({ insert: fc.boolean(), digest });
    fc.assert(
      fc.property(fc.uniqueArray(digest, { selector: toHex, maxLength: 20 }), fc.array(step), (start, steps) => {
        const flat = new Uint8Array(start.length * 16);
        start.forEach((each, n) => flat.set(each, n * 16));
        const set = ExactSet.build(flat, 16);
        const model = new Map(start.map((each, n) => [toHex(each), n]));
        for (const one of steps) {
          const key = toHex(one.digest);
          if (!one.insert) expect(set.remove(one.digest)).toBe(model.delete(key));
          else {
            const id = set.insert(one.digest);
            if (model.has(key)) expect(id).toBe(model.get(key));
            model.set(key, id);
          }
          expect(set.find(one.digest)).toBe(model.get(key) ?? null);
          expect(set.size).toBe(model.size);
        }
      }),
    );
  });
  it('names bad input', () => {
    expect(() => ExactSet.build(new Uint8Array(33), 32)).toThrow('whole');
    expect(() => ExactSet.build(new Uint8Array(32), 32).find(new Uint8Array(16))).toThrow('32 bytes');
  });
});
