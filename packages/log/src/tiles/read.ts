import { accept, type Outcome, refuse } from '../outcome.ts';
import { HASH_LENGTH } from '../tree/hashing.ts';
import { cut } from '../bytes.ts';
import { parseBundle } from './bundle.ts';
import { TILE_WIDTH, type Tile, tilePath } from './path.ts';

/**
 * The port that fetches a resource by its path below the log's prefix ('tile/0/000'), or undefined when there is
 * none. A rejection is an outage and passes through to the caller.
 */
export type TileReader = (path: string) => Promise<Uint8Array | undefined>;

type Found = { readonly bytes: Uint8Array; readonly width: number };

// A partial tile may be gone once the full one exists (tlog-tiles, "Partial Tiles"): its start says the same.
async function fetchTile(read: TileReader, tile: Tile): Promise<Found | undefined> {
  const exact = await read(tilePath(tile));
  if (exact !== undefined) return { bytes: exact, width: tile.width };
  if (tile.width === TILE_WIDTH) return undefined;
  const full = await read(tilePath({ ...tile, width: TILE_WIDTH }));
  return full === undefined ? undefined : { bytes: full, width: TILE_WIDTH };
}

/** The hashes of a tile, one after the other; exactly `width` of them. */
export async function readTile(read: TileReader, tile: Tile): Promise<Outcome<Uint8Array>> {
  const found = await fetchTile(read, tile);
  if (found === undefined) return refuse('resource-missing', tilePath(tile));
  if (found.bytes.length !== found.width * HASH_LENGTH) return refuse('resource-malformed', tilePath(tile));
  return accept(found.bytes.subarray(0, tile.width * HASH_LENGTH));
}

/** The entries of a bundle; exactly `width` of them. */
export async function readBundle(read: TileReader, index: number, width: number): Promise<Outcome<Uint8Array[]>> {
  const tile: Tile = { level: 'entries', index, width };
  const found = await fetchTile(read, tile);
  if (found === undefined) return refuse('resource-missing', tilePath(tile));
  const entries = parseBundle(found.bytes, found.width);
  return entries.ok
    ? accept(entries.value.slice(0, width))
    : refuse(entries.fault, `${tilePath(tile)}: ${entries.detail}`);
}

/** Hash number `position` of a tile, as a copy. */
export const hashAt = (hashes: Uint8Array, position: number): Uint8Array =>
  cut(hashes, position * HASH_LENGTH, (position + 1) * HASH_LENGTH);
