import { describe, expect, it } from 'vitest';
import { sha256 } from '../sha256.ts';
import { leafHash, nodeHash } from './hashing.ts';
import { verifyConsistency, verifyInclusion } from './verify.ts';

const [a, b, c] = ['a', 'b', 'c'].map((text) => leafHash(new TextEncoder().encode(text), sha256)) as [
  Uint8Array,
  Uint8Array,
  Uint8Array,
];
const join = (left: Uint8Array, right: Uint8Array): Uint8Array => nodeHash(left, right, sha256);

/** Roots chosen by whoever makes the proof: only the shape of the claim is wrong. */
describe('a claim made to fit its own proof is refused', () => {
  it('where an inclusion proof goes on above the root', () => {
    expect(verifyInclusion({ leaf: a, index: 0, size: 1, root: join(b, a), proof: [b] })).toBe(false);
    expect(verifyInclusion({ leaf: a, index: 0, size: 2, root: join(c, join(a, b)), proof: [b, c] })).toBe(false);
  });

  it('where a consistency proof goes on above the roots', () => {
    const claim = { oldSize: 3, size: 4, oldRoot: join(c, join(b, a)), root: join(c, join(b, join(a, a))) };
    expect(verifyConsistency({ ...claim, proof: [a, a, b, c] })).toBe(false);
  });

  it('where a size is no whole number', () => {
    expect(verifyInclusion({ leaf: a, index: 0, size: 2.5, root: join(a, b), proof: [b] })).toBe(false);
    expect(verifyInclusion({ leaf: a, index: 0.5, size: 2, root: join(a, b), proof: [b] })).toBe(false);
    expect(verifyConsistency({ oldSize: 1, size: 2.5, oldRoot: a, root: join(a, b), proof: [b] })).toBe(false);
    const odd = { oldSize: 2.5, size: 4, oldRoot: a, root: join(join(a, b), c), proof: [a, b, c] };
    expect(verifyConsistency(odd)).toBe(false);
  });

  it('where the old tree is neither whole nor in the proof', () => {
    expect(verifyConsistency({ oldSize: 3, size: 4, oldRoot: a, root: b, proof: [] })).toBe(false);
  });
});
