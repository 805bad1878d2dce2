import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { noise, nodeHash, vectors } from '../../test/memory-log.ts';
import { equalBytes, fromHex, toHex, utf8 } from '../bytes.ts';
import { leafHash } from '../tree/hashing.ts';
import { ATTRIBUTES, type AttributeValues, SALTS_LENGTH, splitSalts } from './attributes.ts';
import { commit } from './commit.ts';
import { buildFiller, buildLeaf, commitmentOf, isLeaf, LEAF_LENGTH, openAttribute } from './leaf.ts';

interface LeafVectors {
  readonly attributes: readonly string[];
  readonly leaves: ReadonlyArray<{
    about: string;
    values: AttributeValues;
    salts: string;
    leaf: string;
    leafHash: string;
  }>;
}
const { attributes, leaves } = vectors<LeafVectors>('leaf');
const salts = splitSalts(noise('salts', SALTS_LENGTH));
const salt = salts.kind;

describe('a leaf', () => {
  it('is that of the vectors, and each of its values opens', () => {
    expect([...ATTRIBUTES]).toEqual(attributes);
    for (const { about, values, salts: hex, leaf, leafHash: hashed } of leaves) {
      const own = splitSalts(fromHex(hex)!);
      const built = buildLeaf(values, own);
      expect(toHex(built), about).toBe(leaf);
      expect(toHex(buildLeaf(values, own, nodeHash)), about).toBe(leaf);
      expect(toHex(leafHash(built)), about).toBe(hashed);
      for (const name of ATTRIBUTES) expect(openAttribute(built, name, values[name], own[name]), about).toBe(true);
    }
  });

  it('commits to the attributes in the order of the specification', () => {
    const spec = readFileSync(new URL('../../../../spec/evidence-log.md', import.meta.url), 'utf8');
    const rows = [...spec.matchAll(/^\| (\d+) \| `(\w+)` \|/gm)].map(([, place, name]) => [Number(place), name]);
    expect(rows).toEqual(ATTRIBUTES.map((name, i) => [i + 1, name]));
  });

  it('has one length and shape, filler or not', () => {
    const filler = buildFiller('2026-11', salts);
    const fact = buildLeaf(Object.fromEntries(ATTRIBUTES.map((name) => [name, 'x'.repeat(5000)])), salts);
    expect([filler.length, fact.length]).toEqual([LEAF_LENGTH, LEAF_LENGTH]);
    expect(isLeaf(filler) && isLeaf(fact)).toBe(true);
    expect(openAttribute(filler, 'kind', 'filler', salts.kind)).toBe(true);
    expect(openAttribute(filler, 'stream', undefined, salts.stream)).toBe(true);
  });

  it('opens to no other value, name or salt', () => {
    const leaf = buildLeaf({ kind: 'sent', result: '' }, salts);
    expect(openAttribute(leaf, 'kind', 'sent', salts.kind)).toBe(true);
    expect(openAttribute(leaf, 'kind', 'sent ', salts.kind)).toBe(false);
    expect(openAttribute(leaf, 'month', 'sent', salts.kind)).toBe(false);
    expect(openAttribute(leaf, 'kind', 'sent', salts.month)).toBe(false);
    expect(openAttribute(leaf, 'kind', 'sent', salts.kind.subarray(1))).toBe(false);
    expect(openAttribute(leaf, 'result', undefined, salts.result)).toBe(false);
    expect(openAttribute(leaf, 'body', '', salts.body)).toBe(false);
    expect(openAttribute(leaf, 'kind', '\ud800', salts.kind)).toBe(false);
    expect(openAttribute(leaf.subarray(1), 'kind', 'sent', salts.kind)).toBe(false);
    expect(openAttribute(leaf.subarray(0, -1), 'kind', 'sent', salts.kind)).toBe(false);
    expect(openAttribute(Uint8Array.of(...leaf, 0), 'kind', 'sent', salts.kind)).toBe(false);
    expect(
      openAttribute(
        leaf.map((b, i) => (i === 0 ? 2 : b)),
        'kind',
        'sent',
        salts.kind,
      ),
    ).toBe(false);
    expect(openAttribute(leaf, 'colour' as 'kind', 'sent', salts.kind)).toBe(false);
  });

  it('hides the same value behind different salts', () => {
    const other = splitSalts(noise('other', SALTS_LENGTH));
    expect(equalBytes(buildFiller('2026-11', salts), buildFiller('2026-11', other))).toBe(false);
    expect(
      equalBytes(
        commitmentOf(buildFiller('2026-11', salts), 'actor'),
        commitmentOf(buildFiller('2026-11', other), 'actor'),
      ),
    ).toBe(false);
  });

  it('is not built from wrong salts or broken text', () => {
    expect(() => splitSalts(new Uint8Array(SALTS_LENGTH - 1))).toThrow(RangeError);
    expect(() => commit('kind', 'x', new Uint8Array(15))).toThrow(RangeError);
    expect(() => commit('kind', '\udc00', salt)).toThrow(RangeError);
    expect(() => commitmentOf(new Uint8Array(3), 'kind')).toThrow(RangeError);
  });
});

describe('a commitment', () => {
  it('differs wherever name, value or presence differ', () => {
    const value = fc.option(fc.uint8Array({ maxLength: 40 }), { nil: undefined });
    const name = fc.constantFrom(...ATTRIBUTES);
    fc.assert(
      fc.property(name, value, name, value, (nameA, a, nameB, b) => {
        const same = nameA === nameB && (a === undefined || b === undefined ? a === b : equalBytes(a, b));
        expect(equalBytes(commit(nameA, a, salt, nodeHash), commit(nameB, b, salt, nodeHash))).toBe(same);
      }),
    );
  });

  it('does not change when a text is given as its bytes', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(toHex(commit('body', text, salt))).toBe(toHex(commit('body', utf8(text), salt)));
      }),
    );
  });

  it('takes every bit of a long value into account', () => {
    const long = noise('long', 70_000);
    const changed = long.map((byte, i) => (i === 69_999 ? byte ^ 1 : byte));
    expect(toHex(commit('body', long, salt))).not.toBe(toHex(commit('body', changed, salt)));
  });
});
