import { equalBytes } from '../bytes.ts';
import { type Hash, sha256 } from '../sha256.ts';
import { emptyRoot, HASH_LENGTH, isCount, nodeHash } from './hashing.ts';

// RFC 9162 sections 2.1.3.2 and 2.1.4.2 (the same trees as RFC 6962). Proofs come from strangers: every size and
// length is checked, and a proof with one hash too many is refused like one with one too few.

const half = (n: number): number => Math.floor(n / 2);
const allHashes = (hashes: readonly Uint8Array[]): boolean => hashes.every((h) => h.length === HASH_LENGTH);

export interface InclusionClaim {
  readonly leaf: Uint8Array;
  readonly index: number;
  readonly size: number;
  readonly root: Uint8Array;
  readonly proof: readonly Uint8Array[];
}

export interface ConsistencyClaim {
  readonly oldSize: number;
  readonly oldRoot: Uint8Array;
  readonly size: number;
  readonly root: Uint8Array;
  readonly proof: readonly Uint8Array[];
}

/** The root that a proof leads to, or undefined when its length does not fit. */
function climb(claim: InclusionClaim, hash: Hash): Uint8Array | undefined {
  let position = claim.index;
  let last = claim.size - 1;
  let node = claim.leaf;
  for (const sibling of claim.proof) {
    if (last === 0) return undefined;
    if (position % 2 === 1 || position === last) {
      node = nodeHash(sibling, node, hash);
      while (position % 2 === 0 && position !== 0) {
        position = half(position);
        last = half(last);
      }
    } else {
      node = nodeHash(node, sibling, hash);
    }
    position = half(position);
    last = half(last);
  }
  return last === 0 ? node : undefined;
}

/**
 * Whether `leaf` (a leaf hash) stands at `index` in the tree of `size` leaves with this root.
 *
 * @example
 * verifyInclusion({ leaf: leafHash(entry), index: 4, size: 7, root, proof }); // true or false, never throws
 */
export function verifyInclusion(claim: InclusionClaim, hash: Hash = sha256): boolean {
  const { leaf, index, size, root, proof } = claim;
  if (!isCount(index) || !isCount(size) || index >= size) return false;
  if (!allHashes([leaf, root, ...proof])) return false;
  const computed = climb(claim, hash);
  return computed !== undefined && equalBytes(computed, root);
}

function trivialConsistency({ oldSize, oldRoot, size, root, proof }: ConsistencyClaim, hash: Hash): boolean {
  if (proof.length > 0) return false;
  if (oldSize === size) return equalBytes(oldRoot, root) && (size > 0 || equalBytes(root, emptyRoot(hash)));
  return equalBytes(oldRoot, emptyRoot(hash));
}

/** Old and new root that a proof leads to, or undefined when its length does not fit. */
function climbBoth(claim: ConsistencyClaim, hash: Hash): readonly [Uint8Array, Uint8Array] | undefined {
  let position = claim.oldSize - 1;
  let last = claim.size - 1;
  while (position % 2 === 1) {
    position = half(position);
    last = half(last);
  }
  // Position 0 now means that the old tree is a complete subtree: its root starts the walk and is not in the proof.
  const path = position === 0 ? [claim.oldRoot, ...claim.proof] : claim.proof;
  const first = path[0];
  if (first === undefined) return undefined;
  let older = first;
  let newer = first;
  for (const sibling of path.slice(1)) {
    if (last === 0) return undefined;
    if (position % 2 === 1 || position === last) {
      older = nodeHash(sibling, older, hash);
      newer = nodeHash(sibling, newer, hash);
      while (position % 2 === 0 && position !== 0) {
        position = half(position);
        last = half(last);
      }
    } else {
      newer = nodeHash(newer, sibling, hash);
    }
    position = half(position);
    last = half(last);
  }
  return last === 0 ? [older, newer] : undefined;
}

/**
 * Whether the tree of `size` leaves is the tree of `oldSize` leaves with others appended: nothing was changed,
 * removed or reordered in between. Everything is consistent with the empty tree.
 */
export function verifyConsistency(claim: ConsistencyClaim, hash: Hash = sha256): boolean {
  const { oldSize, oldRoot, size, root, proof } = claim;
  if (!isCount(oldSize) || !isCount(size) || oldSize > size) return false;
  if (!allHashes([oldRoot, root, ...proof])) return false;
  if (oldSize === 0 || oldSize === size) return trivialConsistency(claim, hash);
  const roots = climbBoth(claim, hash);
  return roots !== undefined && equalBytes(roots[0], oldRoot) && equalBytes(roots[1], root);
}
