import { TILE_WIDTH, type Tile } from './path.ts';

// Which tiles a tree of a size consists of. Sizes stay below 2^53, so plain division is exact.

/** How many hashes a level holds: leaf hashes at 0, roots of full tiles of the level below above it. */
export const levelWidth = (size: number, level: number): number => Math.floor(size / TILE_WIDTH ** level);

/** The width of a tile in a tree of this size, 0 when the tree does not reach it. */
export function tileWidth(size: number, level: number, index: number): number {
  return Math.max(0, Math.min(TILE_WIDTH, levelWidth(size, level) - index * TILE_WIDTH));
}

function tilesAt(level: number | 'entries', before: number, after: number): Tile[] {
  const tiles: Tile[] = [];
  if (after === before) return tiles;
  for (let index = Math.floor(before / TILE_WIDTH); index * TILE_WIDTH < after; index++) {
    tiles.push({ level, index, width: Math.min(TILE_WIDTH, after - index * TILE_WIDTH) });
  }
  return tiles;
}

/**
 * Exactly the tiles and bundles that come to be when the tree grows from `oldSize` to `size`: those never written
 * before at this width. From 0 it is every tile of the tree.
 *
 * @example
 * tilesBetween(255, 256).map(tilePath); // ['tile/entries/000', 'tile/0/000', 'tile/1/000.p/1']
 */
export function tilesBetween(oldSize: number, size: number): Tile[] {
  const tiles = tilesAt('entries', oldSize, size);
  for (let level = 0; levelWidth(size, level) > 0; level++) {
    tiles.push(...tilesAt(level, levelWidth(oldSize, level), levelWidth(size, level)));
  }
  return tiles;
}

/**
 * Whether a tile belongs to the tree of the published size. A server answers for these alone: a tile beyond the
 * last checkpoint would tell how fast entries come (spec/evidence-log.md, Cadence).
 */
export function isPublished({ level, index, width }: Tile, size: number): boolean {
  const held = tileWidth(size, level === 'entries' ? 0 : level, index);
  return width >= 1 && width <= held;
}
