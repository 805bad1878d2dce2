import { type Hash, sha256 } from '../sha256.ts';
import { Frontier } from '../tree/frontier.ts';
import { leafHash } from '../tree/hashing.ts';
import { formatBundle } from './bundle.ts';
import { type Edge, formatTile } from './edge.ts';
import { levelWidth, tilesBetween } from './layout.ts';
import { TILE_HEIGHT, TILE_WIDTH, type Tile, tilePath } from './path.ts';

/** A file to store before the checkpoint that needs it is published. Neither kind is ever overwritten. */
export interface TileWrite {
  readonly path: string;
  readonly bytes: Uint8Array;
  /** Full tiles and bundles stay for good; partial ones may go once the full one is stored. */
  readonly full: boolean;
}

export interface Appended {
  readonly edge: Edge;
  readonly writes: readonly TileWrite[];
  /** Leaf hashes of the new entries, in order. */
  readonly leaves: readonly Uint8Array[];
}

/** The hashes of each level from the start of the old partial tile on, once the new leaves are in. */
function growLevels(edge: Edge, leaves: readonly Uint8Array[], hash: Hash): { levels: Uint8Array[][]; tree: Frontier } {
  const levels = edge.tiles.map((hashes) => [...hashes]);
  const tree = new Frontier(hash, edge.size, edge.peaks);
  const push = (level: number, node: Uint8Array): void => {
    (levels[level] ??= []).push(node);
  };
  for (const leaf of leaves) {
    push(0, leaf);
    // The root of a full tile is the inner node at a multiple of the tile's height: no hash is computed twice.
    tree.append(leaf, (height, node) => {
      if (height % TILE_HEIGHT === 0) push(height / TILE_HEIGHT, node);
    });
  }
  return { levels, tree };
}

function writeOf(
  tile: Tile,
  oldSize: number,
  levels: readonly Uint8Array[][],
  entries: readonly Uint8Array[],
): TileWrite {
  const level = tile.level === 'entries' ? 0 : tile.level;
  const held = tile.level === 'entries' ? entries : levels[level]!;
  const first = Math.floor(levelWidth(oldSize, level) / TILE_WIDTH);
  const from = (tile.index - first) * TILE_WIDTH;
  const part = held.slice(from, from + tile.width);
  const bytes = tile.level === 'entries' ? formatBundle(part) : formatTile(part);
  return { path: tilePath(tile), bytes, full: tile.width === TILE_WIDTH };
}

const partialOf = <T>(items: readonly T[]): T[] => items.slice(items.length - (items.length % TILE_WIDTH));

/**
 * Appends entries: the new edge, and exactly the tiles and bundles to store for it.
 *
 * @example
 * const { edge, writes } = appendEntries(emptyEdge(), entries);
 * for (const { path, bytes } of writes) await store(path, bytes); // then sign { size: edge.size, root: edge.root }
 *
 * @throws RangeError when an entry is longer than 65,535 bytes.
 */
export function appendEntries(edge: Edge, entries: readonly Uint8Array[], hash: Hash = sha256): Appended {
  const leaves = entries.map((entry) => leafHash(entry, hash));
  const { levels, tree } = growLevels(edge, leaves, hash);
  const held = [...edge.entries, ...entries];
  const writes = tilesBetween(edge.size, tree.size).map((tile) => writeOf(tile, edge.size, levels, held));
  const grown: Edge = {
    size: tree.size,
    root: tree.root(),
    peaks: tree.peaks,
    tiles: levels.map(partialOf),
    entries: partialOf(held),
  };
  return { edge: grown, writes, leaves };
}
