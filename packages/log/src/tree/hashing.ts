import { type Hash, sha256 } from '../sha256.ts';

// RFC 6962 section 2.1. The one-byte prefixes keep a leaf from ever passing as an inner node.

export const HASH_LENGTH = 32;

/** Hash of an entry as it stands in the tree: SHA-256(0x00 || entry). */
export function leafHash(entry: Uint8Array, hash: Hash = sha256): Uint8Array {
  const input = new Uint8Array(entry.length + 1);
  input.set(entry, 1);
  return hash(input);
}

// One buffer for all inner nodes: V8 allocates arrays beyond 64 bytes off its heap, which costs more than the hash. The
// hash port is synchronous and keeps nothing, so nobody sees it change.
const nodeInput = new Uint8Array(1 + 2 * HASH_LENGTH);
nodeInput[0] = 1;

/**
 * Hash of an inner node: SHA-256(0x01 || left || right).
 *
 * @throws RangeError when a side is not 32 bytes long.
 */
export function nodeHash(left: Uint8Array, right: Uint8Array, hash: Hash = sha256): Uint8Array {
  if (left.length !== HASH_LENGTH || right.length !== HASH_LENGTH) throw new RangeError('a node has two hashes');
  nodeInput.set(left, 1);
  nodeInput.set(right, 1 + HASH_LENGTH);
  return hash(nodeInput);
}

/** Root of the empty tree: SHA-256 of nothing. */
export const emptyRoot = (hash: Hash = sha256): Uint8Array => hash(new Uint8Array(0));

/** Whether n can be a tree size or an index: a whole number that a double holds exactly. */
export const isCount = (n: number): boolean => Number.isSafeInteger(n) && n >= 0;
