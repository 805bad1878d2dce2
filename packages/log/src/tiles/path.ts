import { accept, type Outcome, refuse } from '../outcome.ts';
import { isCount } from '../tree/hashing.ts';

// C2SP tlog-tiles, "Merkle Tree" and "Log entries": where a tile or bundle is served, below the log's prefix.

/** Hashes in a full tile, entries in a full bundle. */
export const TILE_WIDTH = 256;
/** A tile spans this many levels of the tree. */
export const TILE_HEIGHT = 8;

/** A tile of hashes at a level (0 = leaf hashes), or a bundle of entries; width 256 is full, less is partial. */
export interface Tile {
  readonly level: number | 'entries';
  readonly index: number;
  readonly width: number;
}

/** An index as path elements of three digits, all but the last marked by x: 1234067 is x001/x234/067. */
export function indexPath(index: number): string {
  const digits = String(index);
  const padded = digits.padStart(Math.ceil(digits.length / 3) * 3, '0');
  return padded.replace(/\d{3}(?=\d)/g, 'x$&/');
}

/**
 * The path of a tile or bundle.
 *
 * @example
 * tilePath({ level: 0, index: 273, width: 112 }); // 'tile/0/273.p/112'
 * tilePath({ level: 'entries', index: 1234067, width: 256 }); // 'tile/entries/x001/x234/067'
 */
export function tilePath({ level, index, width }: Tile): string {
  const partial = width === TILE_WIDTH ? '' : `.p/${width}`;
  return `tile/${level}/${indexPath(index)}${partial}`;
}

const PATH = /^tile\/(0|[1-9]\d?|entries)\/((?:x\d{3}\/){0,5}\d{3})(?:\.p\/([1-9]\d{0,2}))?$/;

/** The tile that a path names; anything but its one canonical spelling is refused. */
export function parseTilePath(path: string): Outcome<Tile> {
  const parts = PATH.exec(path);
  if (parts === null) return refuse('path-malformed', path.slice(0, 100));
  const [, levelText = '', indexText = '', widthText] = parts;
  const level = levelText === 'entries' ? levelText : Number(levelText);
  const index = Number(indexText.replaceAll(/[x/]/g, ''));
  const width = widthText === undefined ? TILE_WIDTH : Number(widthText);
  const tile: Tile = { level, index, width };
  const known =
    (level === 'entries' || level < 64) && isCount(index) && (widthText === undefined || width < TILE_WIDTH);
  return known && tilePath(tile) === path ? accept(tile) : refuse('path-malformed', path.slice(0, 100));
}
