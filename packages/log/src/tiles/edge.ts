import { concat, equalBytes } from '../bytes.ts';
import { accept, type Outcome, refuse } from '../outcome.ts';
import { type Hash, sha256 } from '../sha256.ts';
import { Frontier } from '../tree/frontier.ts';
import { isCount, leafHash } from '../tree/hashing.ts';
import { levelWidth } from './layout.ts';
import { TILE_WIDTH, tilePath } from './path.ts';
import { hashAt, readBundle, readTile, type TileReader } from './read.ts';

/**
 * All that a writer needs to grow the log: the tiles and the bundle that are still partial, and the frontier.
 * A value: appending gives a new edge and leaves the old one as it was, so a failed transaction costs nothing.
 */
export interface Edge {
  readonly size: number;
  /** RFC 6962 root at this size. */
  readonly root: Uint8Array;
  /** Peaks of the tree, largest first. */
  readonly peaks: readonly Uint8Array[];
  /** For each level, the hashes of its partial tile (none when the last tile is full). */
  readonly tiles: ReadonlyArray<readonly Uint8Array[]>;
  /** Entries of the partial bundle. */
  readonly entries: readonly Uint8Array[];
}

/** The edge of a log without entries. */
export function emptyEdge(hash: Hash = sha256): Edge {
  return { size: 0, root: new Frontier(hash).root(), peaks: [], tiles: [], entries: [] };
}

async function readPartials(read: TileReader, size: number): Promise<Outcome<Uint8Array[][]>> {
  const tiles: Uint8Array[][] = [];
  for (let level = 0; levelWidth(size, level) > 0; level++) {
    const count = levelWidth(size, level);
    const width = count % TILE_WIDTH;
    const index = Math.floor(count / TILE_WIDTH);
    const tile = width === 0 ? accept(new Uint8Array(0)) : await readTile(read, { level, index, width });
    if (!tile.ok) return tile;
    tiles.push(Array.from({ length: width }, (_, i) => hashAt(tile.value, i)));
  }
  return accept(tiles);
}

// Inside one tile the peaks are those of a small tree, so a frontier over its hashes finds them.
function peaksOf(tiles: readonly Uint8Array[][], hash: Hash): Uint8Array[] {
  return tiles.toReversed().flatMap((hashes) => {
    const small = new Frontier(hash);
    small.appendAll(hashes);
    return [...small.peaks];
  });
}

/**
 * Reads the edge of a stored log back, re-hashing its last entries. Compare `root` with the last signed checkpoint
 * before anything is appended or signed: a restored old backup or an edited tile shows here.
 */
export async function readEdge(read: TileReader, size: number, hash: Hash = sha256): Promise<Outcome<Edge>> {
  if (!isCount(size)) throw new RangeError('not a tree size');
  const tiles = await readPartials(read, size);
  if (!tiles.ok) return tiles;
  const width = size % TILE_WIDTH;
  const index = Math.floor(size / TILE_WIDTH);
  const entries = width === 0 ? accept([]) : await readBundle(read, index, width);
  if (!entries.ok) return entries;
  const wrong = entries.value.findIndex((entry, i) => !equalBytes(leafHash(entry, hash), tiles.value[0]![i]!));
  if (wrong >= 0) {
    const path = tilePath({ level: 'entries', index, width });
    return refuse('resource-differs', `${path}: entry ${index * TILE_WIDTH + wrong} is not the one in its tile`);
  }
  const peaks = peaksOf(tiles.value, hash);
  const root = new Frontier(hash, size, peaks).root();
  return accept({ size, root, peaks, tiles: tiles.value, entries: entries.value });
}

/** The bytes of a tile of hashes. */
export const formatTile = (hashes: readonly Uint8Array[]): Uint8Array => concat(...hashes);
