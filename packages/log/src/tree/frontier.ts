import { type Hash, sha256 } from '../sha256.ts';
import { emptyRoot, isCount, nodeHash } from './hashing.ts';

/** Told of every inner node as it is completed: its height (1 = two leaves) and hash. */
export type NodeListener = (height: number, hash: Uint8Array) => void;

/** How many peaks a tree of this size has: the ones in its binary form. */
export function peakCount(size: number): number {
  let count = 0;
  for (let n = size; n > 0; n = Math.floor(n / 2)) count += n % 2;
  return count;
}

/**
 * The right edge of a growing tree: the roots of its complete subtrees, largest first. Enough to append and to
 * compute the root; at most 53 hashes whatever the size.
 *
 * @example
 * const frontier = new Frontier();
 * frontier.append(leafHash(entry));
 * frontier.root();
 */
export class Frontier {
  #size: number;
  readonly #peaks: Uint8Array[];
  readonly #hash: Hash;

  /** @throws RangeError when the peaks do not belong to the size. */
  constructor(hash: Hash = sha256, size = 0, peaks: readonly Uint8Array[] = []) {
    if (!isCount(size) || peaks.length !== peakCount(size)) throw new RangeError('peaks do not fit the tree size');
    this.#hash = hash;
    this.#size = size;
    this.#peaks = [...peaks];
  }

  get size(): number {
    return this.#size;
  }

  /** The peaks, largest subtree first; store them beside the size to go on later. */
  get peaks(): readonly Uint8Array[] {
    return [...this.#peaks];
  }

  /** Appends one leaf hash; `completed` hears of each inner node that this completes, lowest first. */
  append(leaf: Uint8Array, completed?: NodeListener): void {
    let node = leaf;
    let height = 0;
    for (let n = this.#size; n % 2 === 1; n = (n - 1) / 2) {
      node = nodeHash(this.#peaks.pop()!, node, this.#hash);
      height += 1;
      completed?.(height, node);
    }
    this.#peaks.push(node);
    this.#size += 1;
  }

  /** Appends many leaf hashes in order. */
  appendAll(leaves: Iterable<Uint8Array>, completed?: NodeListener): void {
    for (const leaf of leaves) this.append(leaf, completed);
  }

  /** The RFC 6962 root at the present size. */
  root(): Uint8Array {
    const last = this.#peaks.at(-1);
    if (last === undefined) return emptyRoot(this.#hash);
    return this.#peaks.slice(0, -1).reduceRight((right, left) => nodeHash(left, right, this.#hash), last);
  }

  /** An independent copy. */
  clone(): Frontier {
    return new Frontier(this.#hash, this.#size, this.#peaks);
  }
}
