import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { randomList } from '../../test/hash-lists.ts';
import { concat } from '../bytes.ts';
import { applyDelta, decodeDelta, deltaBetween, encodeDelta } from './delta.ts';
import { decodeSegment, encodeSegment } from './segment.ts';
import { sortEntries } from './sort.ts';

/** Narrow and wide, many with the same beginning. */
const entry = fc.oneof(
  fc.uint8Array({ minLength: 8, maxLength: 8 }),
  fc.uint8Array({ minLength: 8, maxLength: 8 }).map((bytes) => bytes.fill(0, 0, 6)),
);
const list = fc.array(entry, { maxLength: 60 }).map((entries) => sortEntries(concat(entries), 8).entries);

describe('a segment', () => {
  it('gives its entries back, and equal sets give equal bytes', () => {
    fc.assert(
      fc.property(list, (entries) => {
        const segment = encodeSegment(entries, 8);
        expect(decodeSegment(segment)).toEqual({ ok: true, value: { entries, width: 8 } });
        expect(encodeSegment(sortEntries(entries.slice(), 8).entries, 8)).toEqual(segment);
      }),
    );
  });
  it('of 100,000 random hashes stays within a thousandth of what any coding can reach', () => {
    const count = 100_000;
    const { entries } = sortEntries(randomList(count, 9), 32);
    // log2(2^256 over n!) / 8 per entry, by Stirling.
    const limit = (256 - (Math.log2(count) - 1 / Math.LN2)) / 8;
    expect(encodeSegment(entries, 32).length / count).toBeLessThan(limit * 1.001);
  });
  it('answers any bytes at all, and never with entries that do not rise', () => {
    fc.assert(
      fc.property(
        list,
        fc.array(fc.tuple(fc.nat(200), fc.nat(255)), { minLength: 1, maxLength: 4 }),
        (entries, changes) => {
          const segment = encodeSegment(entries, 8);
          for (const [at, byte] of changes) segment[at % segment.length] = byte;
          const decoded = decodeSegment(segment);
          if (decoded.ok) expect(encodeSegment(decoded.value.entries, decoded.value.width)).toEqual(segment);
        },
      ),
      { numRuns: 500 },
    );
  });
  it('is refused when cut off, too long or of another version', () => {
    const segment = encodeSegment(sortEntries(randomList(10, 1), 32).entries, 32);
    expect(decodeSegment(segment.subarray(0, -1))).toEqual({ ok: false, refusal: 'damaged' });
    expect(decodeSegment(concat([segment, Uint8Array.of(0)]))).toEqual({ ok: false, refusal: 'damaged' });
    expect(decodeSegment(Uint8Array.from(segment, (byte, n) => (n === 0 ? 9 : byte)))).toEqual({
      ok: false,
      refusal: 'other-version',
    });
  });
  it('is not made of entries out of order or given twice', () => {
    expect(() => encodeSegment(new Uint8Array(64), 32)).toThrow('rise');
    expect(() => encodeSegment(new Uint8Array(33), 32)).toThrow('whole');
  });
});

describe('a delta', () => {
  it('leads from any list to any other, through its coded form', () => {
    fc.assert(
      fc.property(list, list, (old, fresh) => {
        const decoded = decodeDelta(encodeDelta(deltaBetween(old, fresh, 8)));
        expect(decoded.ok && applyDelta(old, decoded.value)).toEqual(fresh);
      }),
    );
  });
  it('is not applied to another list', () => {
    const { entries } = sortEntries(randomList(20, 3), 32);
    const delta = deltaBetween(entries, entries.subarray(32), 32);
    expect(applyDelta(entries.subarray(32), delta)).toBeNull();
    expect(applyDelta(entries, { ...delta, removed: new Uint32Array(), added: entries.slice(0, 32) })).toBeNull();
  });
  it('answers any bytes at all', () => {
    fc.assert(
      fc.property(list, list, fc.nat(300), fc.nat(255), (old, fresh, at, byte) => {
        const bytes = encodeDelta(deltaBetween(old, fresh, 8));
        bytes[at % bytes.length] = byte;
        const decoded = decodeDelta(bytes);
        if (decoded.ok) applyDelta(old, decoded.value);
      }),
      { numRuns: 300 },
    );
  });
});
