// Which subtree hashes a proof consists of, as half-open ranges of leaf indexes [from, to). Pure arithmetic of
// RFC 6962 section 2.1; reading the hashes is the prover's concern.

export type Range = readonly [from: number, to: number];

/** The largest power of two smaller than n (n > 1): where RFC 6962 splits a tree of n leaves. */
export function splitPoint(n: number): number {
  let k = 1;
  while (k * 2 < n) k *= 2;
  return k;
}

/** PATH(index, D[size]) of section 2.1.1, leaf upwards. */
export function inclusionRanges(index: number, size: number): Range[] {
  const ranges: Range[] = [];
  let from = 0;
  let to = size;
  while (to - from > 1) {
    const middle = from + splitPoint(to - from);
    if (index < middle) {
      ranges.push([middle, to]);
      to = middle;
    } else {
      ranges.push([from, middle]);
      from = middle;
    }
  }
  return ranges.reverse();
}

/** PROOF(oldSize, D[size]) of section 2.1.2; empty when the sizes are equal or the old tree is empty. */
export function consistencyRanges(oldSize: number, size: number): Range[] {
  if (oldSize === 0 || oldSize === size) return [];
  const ranges: Range[] = [];
  let from = 0;
  let to = size;
  while (to !== oldSize) {
    const middle = from + splitPoint(to - from);
    if (oldSize <= middle) {
      ranges.push([middle, to]);
      to = middle;
    } else {
      ranges.push([from, middle]);
      from = middle;
    }
  }
  // The old tree's own root is left out when it is a subtree of the new one: the verifier holds it already.
  if (from !== 0) ranges.push([from, to]);
  return ranges.reverse();
}

/** A range as complete subtrees, largest first: [height, position at that height]. */
export function completeSubtrees([from, to]: Range): Array<readonly [height: number, position: number]> {
  const nodes: Array<readonly [number, number]> = [];
  let at = from;
  while (at < to) {
    let height = 0;
    let width = 1;
    while (width * 2 <= to - at) {
      width *= 2;
      height += 1;
    }
    nodes.push([height, at / width]);
    at += width;
  }
  return nodes;
}
