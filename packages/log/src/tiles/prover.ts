import { cut } from '../bytes.ts';
import { accept, type Outcome } from '../outcome.ts';
import { type Hash, sha256 } from '../sha256.ts';
import { emptyRoot, HASH_LENGTH, isCount, nodeHash } from '../tree/hashing.ts';
import { completeSubtrees, consistencyRanges, inclusionRanges, type Range } from '../tree/ranges.ts';
import { tileWidth } from './layout.ts';
import { TILE_HEIGHT, TILE_WIDTH } from './path.ts';
import { hashAt, readTile, type TileReader } from './read.ts';

/** A tile with all nodes inside it: row h holds the hashes of the complete subtrees of 2^h hashes. */
type ExpandedTile = readonly Uint8Array[];

function expand(hashes: Uint8Array, width: number, hash: Hash): ExpandedTile {
  let row = cut(hashes, 0);
  const rows = [row];
  for (let count = Math.floor(width / 2); count > 0; count = Math.floor(count / 2)) {
    const above = new Uint8Array(count * HASH_LENGTH);
    for (let i = 0; i < count; i++)
      above.set(nodeHash(hashAt(row, 2 * i), hashAt(row, 2 * i + 1), hash), i * HASH_LENGTH);
    rows.push(above);
    row = above;
  }
  return rows;
}

// Levels stay below 8 and positions below 2^45 for any size a double can count, so one number is a key.
const tileKey = (level: number, index: number, width: number): number =>
  (index * 8 + level) * (2 * TILE_WIDTH) + (width === TILE_WIDTH ? 0 : width);

const MAX_PROVABLE_SIZE = 2 ** 40;

/**
 * Makes proofs from stored tiles and keeps the inner nodes of the tiles it has read, so that a proof costs a few
 * look-ups instead of a few hundred hashes. Full tiles never change, so one prover serves a growing log.
 *
 * @example
 * const prover = new Prover(readTileFile, { hash });
 * const proof = await prover.inclusion(4, 70_000);
 */
export class Prover {
  readonly #read: TileReader;
  readonly #hash: Hash;
  readonly #maxTiles: number;
  readonly #tiles = new Map<number, ExpandedTile>();
  #edge = { size: -1, ranges: new Map<number, Uint8Array>() };

  /** `maxTiles` bounds memory: an expanded tile takes 16 KB. */
  constructor(read: TileReader, options: { readonly hash?: Hash; readonly maxTiles?: number } = {}) {
    this.#read = read;
    this.#hash = options.hash ?? sha256;
    this.#maxTiles = options.maxTiles ?? 4096;
  }

  /** Proof that the leaf at `index` is in the tree of `size`, leaf upwards. @throws RangeError on impossible sizes. */
  async inclusion(index: number, size: number): Promise<Outcome<Uint8Array[]>> {
    if (!isCount(index) || index >= size) throw new RangeError('the index is not in the tree');
    return this.#prove(inclusionRanges(index, size), size);
  }

  /** Proof that the tree of `size` extends the tree of `oldSize`. @throws RangeError on impossible sizes. */
  async consistency(oldSize: number, size: number): Promise<Outcome<Uint8Array[]>> {
    if (!isCount(oldSize) || oldSize > size) throw new RangeError('the old size exceeds the new one');
    return this.#prove(consistencyRanges(oldSize, size), size);
  }

  /** The root of the tree of `size`. */
  async root(size: number): Promise<Outcome<Uint8Array>> {
    if (size === 0) return accept(emptyRoot(this.#hash));
    const roots = await this.#prove([[0, size]], size);
    return roots.ok ? accept(roots.value[0]!) : roots;
  }

  async #prove(ranges: readonly Range[], size: number): Promise<Outcome<Uint8Array[]>> {
    if (!isCount(size) || size > MAX_PROVABLE_SIZE) throw new RangeError('not a size this log can have');
    const proof: Uint8Array[] = [];
    for (const range of ranges) {
      // Awaited only where a tile has to be read: most proofs run without leaving the cache.
      const answer = this.#rangeHash(range, size);
      const found = answer instanceof Promise ? await answer : answer;
      if (!found.ok) return found;
      proof.push(found.value);
    }
    return accept(proof);
  }

  #rangeHash(range: Range, size: number): Outcome<Uint8Array> | Promise<Outcome<Uint8Array>> {
    const [from, to] = range;
    const nodes = completeSubtrees(range);
    if (nodes.length === 1) return this.#node(nodes[0]![0], nodes[0]![1], size);
    // Only the right edge is a range that is no complete subtree; it is the same for every proof at this size.
    if (this.#edge.size !== size) this.#edge = { size, ranges: new Map() };
    const known = to === size ? this.#edge.ranges.get(from) : undefined;
    return known === undefined ? this.#fold(from, nodes, size) : accept(known);
  }

  async #fold(from: number, nodes: ReturnType<typeof completeSubtrees>, size: number): Promise<Outcome<Uint8Array>> {
    const edge = this.#edge;
    const hashes: Uint8Array[] = [];
    for (const [height, position] of nodes) {
      const node = await this.#node(height, position, size);
      if (!node.ok) return node;
      hashes.push(node.value);
    }
    const folded = hashes.reduceRight((right, left) => nodeHash(left, right, this.#hash));
    edge.ranges.set(from, folded);
    return accept(folded);
  }

  /** The root of the complete subtree of this height at this position. */
  #node(height: number, position: number, size: number): Outcome<Uint8Array> | Promise<Outcome<Uint8Array>> {
    const level = Math.floor(height / TILE_HEIGHT);
    const inner = height % TILE_HEIGHT;
    const perTile = 2 ** (TILE_HEIGHT - inner);
    const index = Math.floor(position / perTile);
    const pick = (tile: ExpandedTile): Uint8Array => hashAt(tile[inner]!, position - index * perTile);
    const width = tileWidth(size, level, index);
    const cached = this.#tiles.get(tileKey(level, index, TILE_WIDTH)) ?? this.#tiles.get(tileKey(level, index, width));
    if (cached !== undefined) return accept(pick(cached));
    return this.#load(level, index, width).then((tile) => (tile.ok ? accept(pick(tile.value)) : tile));
  }

  async #load(level: number, index: number, width: number): Promise<Outcome<ExpandedTile>> {
    const hashes = await readTile(this.#read, { level, index, width });
    if (!hashes.ok) return hashes;
    const tile = expand(hashes.value, width, this.#hash);
    const oldest = this.#tiles.size >= this.#maxTiles ? this.#tiles.keys().next().value : undefined;
    if (oldest !== undefined) this.#tiles.delete(oldest);
    this.#tiles.set(tileKey(level, index, width), tile);
    return accept(tile);
  }
}
