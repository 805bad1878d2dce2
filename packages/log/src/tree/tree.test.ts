import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MemoryLog, nodeHash as hash, vectors } from '../../test/memory-log.ts';
import { fromHex, toHex, utf8 } from '../bytes.ts';
import { Prover } from '../tiles/prover.ts';
import { Frontier } from './frontier.ts';
import { leafHash, nodeHash } from './hashing.ts';
import { splitPoint } from './ranges.ts';
import { verifyConsistency, verifyInclusion } from './verify.ts';

interface TreeVectors {
  readonly entries: readonly string[];
  readonly leafHashes: readonly string[];
  readonly roots: readonly string[];
  readonly inclusion: ReadonlyArray<{ index: number; size: number; proof: string[] }>;
  readonly consistency: ReadonlyArray<{ oldSize: number; size: number; proof: string[] }>;
}
const tree = vectors<TreeVectors>('tree');
const bytes = (text: string): Uint8Array => fromHex(text)!;

// The eight entries and roots that implementations of Certificate Transparency have shared since RFC 6962.
const CT_ENTRIES = ['', '00', '10', '2021', '3031', '40414243', '5051525354555657', '606162636465666768696a6b6c6d6e6f'];
const CT_ROOTS = [
  '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
  'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
  'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
  'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
  '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
  '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
  'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
  '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
];

/** The tree as RFC 6962 section 2.1 writes it, slow and plain: what the quick code is held against. */
const naiveRoot = (leaves: readonly Uint8Array[]): Uint8Array => {
  if (leaves.length === 0) return hash(new Uint8Array(0));
  if (leaves.length === 1) return leaves[0]!;
  const k = splitPoint(leaves.length);
  return nodeHash(naiveRoot(leaves.slice(0, k)), naiveRoot(leaves.slice(k)), hash);
};
const leavesOf = (count: number): Uint8Array[] =>
  Array.from({ length: count }, (_, i) => leafHash(utf8(`leaf ${i}`), hash));
const rootOf = (leaves: readonly Uint8Array[]): Uint8Array => {
  const frontier = new Frontier(hash);
  frontier.appendAll(leaves);
  return frontier.root();
};

/** The proof with one hash a byte too short or too long. */
const misshapen = (proof: readonly Uint8Array[]): Uint8Array[][] =>
  proof.flatMap((node, at) => [proof.with(at, node.subarray(0, 31)), proof.with(at, Uint8Array.of(...node, 0))]);

describe('the tree', () => {
  it('has the roots of the Certificate Transparency test data', () => {
    CT_ROOTS.forEach((root, i) => {
      expect(toHex(rootOf(CT_ENTRIES.slice(0, i + 1).map((e) => leafHash(bytes(e)))))).toBe(root);
    });
  });

  it('has the leaf hashes and roots of the vectors', () => {
    expect(tree.entries.map((e) => toHex(leafHash(bytes(e))))).toEqual(tree.leafHashes);
    tree.roots.forEach((root, size) => expect(toHex(rootOf(tree.leafHashes.slice(0, size).map(bytes)))).toBe(root));
  });

  it('has the root of the recursive definition at any size', () => {
    for (const size of [63, 64, 65, 127, 128, 129, 255, 256, 257, 1000]) {
      expect(toHex(rootOf(leavesOf(size)))).toBe(toHex(naiveRoot(leavesOf(size))));
    }
  });

  it('goes on from stored peaks as if it had never stopped', () => {
    const leaves = leavesOf(90);
    for (let stop = 0; stop <= 90; stop++) {
      const first = new Frontier(hash);
      first.appendAll(leaves.slice(0, stop));
      const second = new Frontier(hash, first.size, first.peaks);
      second.appendAll(leaves.slice(stop));
      expect(toHex(second.root())).toBe(toHex(rootOf(leaves)));
    }
  });

  it('refuses peaks that do not belong to the size', () => {
    expect(() => new Frontier(hash, 3, leavesOf(1))).toThrow(RangeError);
    expect(() => new Frontier(hash, -1)).toThrow(RangeError);
  });

  it('leaves the original alone when a copy grows', () => {
    const frontier = new Frontier(hash);
    frontier.appendAll(leavesOf(5));
    const before = toHex(frontier.root());
    frontier.clone().appendAll(leavesOf(9));
    expect([frontier.size, toHex(frontier.root())]).toEqual([5, before]);
  });
});

describe('a proof', () => {
  it('of the vectors verifies, and is the one that the prover makes', async () => {
    const log = new MemoryLog();
    log.append(tree.entries.map(bytes));
    const prover = new Prover(log.read, { hash });
    for (const { index, size, proof } of tree.inclusion) {
      const partial = new MemoryLog();
      partial.append(tree.entries.slice(0, size).map(bytes));
      const made = await new Prover(partial.read, { hash }).inclusion(index, size);
      expect(made.ok && made.value.map(toHex)).toEqual(proof);
      const claim = { leaf: bytes(tree.leafHashes[index]!), index, size, root: bytes(tree.roots[size]!) };
      expect(verifyInclusion({ ...claim, proof: proof.map(bytes) })).toBe(true);
    }
    for (const { oldSize, size, proof } of tree.consistency.filter((c) => c.size === 20)) {
      const made = await prover.consistency(oldSize, size);
      expect(made.ok && made.value.map(toHex)).toEqual(proof);
    }
    for (const { oldSize, size, proof } of tree.consistency) {
      const claim = { oldSize, oldRoot: bytes(tree.roots[oldSize]!), size, root: bytes(tree.roots[size]!) };
      expect(verifyConsistency({ ...claim, proof: proof.map(bytes) })).toBe(true);
    }
  });

  it('with anything altered, added or left out is refused', () => {
    for (const { index, size, proof } of tree.inclusion) {
      const claim = {
        leaf: bytes(tree.leafHashes[index]!),
        index,
        size,
        root: bytes(tree.roots[size]!),
        proof: proof.map(bytes),
      };
      const node = claim.leaf;
      const wrong = [
        { ...claim, proof: [...claim.proof, node] },
        { ...claim, proof: [node, ...claim.proof] },
        { ...claim, leaf: node.subarray(1) },
        { ...claim, leaf: Uint8Array.of(...node, 0) },
        ...misshapen(claim.proof).map((bad) => ({ ...claim, proof: bad })),
        { ...claim, root: claim.root.subarray(1) },
        { ...claim, index: size },
        { ...claim, index: -1 },
        { ...claim, index: index + 0.5 },
        { ...claim, size: 0 },
        { ...claim, size: Number.NaN },
        ...(proof.length > 0
          ? [
              { ...claim, proof: claim.proof.slice(1) },
              { ...claim, proof: claim.proof.slice(0, -1) },
            ]
          : []),
        ...tree.leafHashes.slice(0, size).flatMap((_, other) => (other === index ? [] : [{ ...claim, index: other }])),
      ];
      for (const forged of wrong) expect(verifyInclusion(forged)).toBe(false);
    }
    for (const { oldSize, size, proof } of tree.consistency) {
      const oldRoot = bytes(tree.roots[oldSize]!);
      const claim = { oldSize, oldRoot, size, root: bytes(tree.roots[size]!), proof: proof.map(bytes) };
      const wrong = [
        { ...claim, proof: [...claim.proof, oldRoot] },
        { ...claim, proof: claim.proof.map((node) => node.subarray(1)), root: bytes(tree.roots[0]!) },
        { ...claim, oldRoot: bytes(tree.roots[0]!) },
        ...misshapen(claim.proof).map((bad) => ({ ...claim, proof: bad })),
        { ...claim, oldSize: size + 1 },
        { ...claim, oldSize: -1 },
        ...(proof.length > 0
          ? [
              { ...claim, proof: [] },
              { ...claim, proof: claim.proof.slice(1) },
            ]
          : []),
        ...(oldSize < size
          ? [
              { ...claim, oldSize: oldSize + 1 },
              { ...claim, root: oldRoot },
            ]
          : []),
      ];
      for (const forged of wrong) expect(verifyConsistency(forged)).toBe(false);
    }
  });

  it('from nothing is empty, and starts at the root of the empty tree', () => {
    const [empty, other] = [bytes(tree.roots[0]!), bytes(tree.roots[5]!)];
    expect(verifyConsistency({ oldSize: 0, oldRoot: empty, size: 5, root: other, proof: [] })).toBe(true);
    expect(verifyConsistency({ oldSize: 0, oldRoot: empty, size: 0, root: empty, proof: [] })).toBe(true);
    expect(verifyConsistency({ oldSize: 0, oldRoot: other, size: 5, root: other, proof: [] })).toBe(false);
    expect(verifyConsistency({ oldSize: 0, oldRoot: other, size: 0, root: other, proof: [] })).toBe(false);
    expect(verifyConsistency({ oldSize: 0, oldRoot: empty, size: 5, root: other, proof: [other] })).toBe(false);
  });

  it('made at any size verifies, and no flipped bit goes unseen', async () => {
    const all = Array.from({ length: 1200 }, (_, i) => utf8(`leaf ${i}`));
    const roots = new Map<number, Uint8Array>();
    const cases = fc.record({
      size: fc.integer({ min: 1, max: 1200 }),
      place: fc.nat(),
      old: fc.nat(),
      byte: fc.nat(31),
      bit: fc.nat(7),
      which: fc.nat(),
    });
    await fc.assert(
      fc.asyncProperty(cases, async ({ size, place, old, byte, bit, which }) => {
        const log = new MemoryLog();
        log.append(all.slice(0, size));
        const prover = new Prover(log.read, { hash });
        const root = log.edge.root;
        roots.set(size, root);
        const index = place % size;
        const inclusion = await prover.inclusion(index, size);
        const oldSize = 1 + (old % size);
        const oldRoot = rootOf(leavesOf(oldSize));
        const consistency = await prover.consistency(oldSize, size);
        if (!inclusion.ok || !consistency.ok) throw new Error('no proof');
        const flip = (nodes: Uint8Array[]): Uint8Array[] =>
          nodes.map((node, i) =>
            i === which % nodes.length ? node.map((b, j) => (j === byte ? b ^ (1 << bit) : b)) : node,
          );
        const claim = { leaf: leafHash(all[index]!), index, size, root, proof: inclusion.value };
        const grown = { oldSize, oldRoot, size, root, proof: consistency.value };
        expect(verifyInclusion(claim, hash)).toBe(true);
        expect(verifyConsistency(grown, hash)).toBe(true);
        if (claim.proof.length > 0) expect(verifyInclusion({ ...claim, proof: flip(claim.proof) }, hash)).toBe(false);
        if (grown.proof.length > 0) expect(verifyConsistency({ ...grown, proof: flip(grown.proof) }, hash)).toBe(false);
        expect(verifyInclusion({ ...claim, leaf: flip([claim.leaf])[0]! }, hash)).toBe(false);
        expect(verifyConsistency({ ...grown, oldRoot: flip([oldRoot])[0]! }, hash)).toBe(false);
      }),
      { numRuns: 60 },
    );
  });
});
