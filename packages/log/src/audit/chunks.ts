import type { Outcome } from '../outcome.ts';
import { tileWidth } from '../tiles/layout.ts';
import { TILE_WIDTH } from '../tiles/path.ts';
import { readBundle, readTile, type TileReader } from '../tiles/read.ts';

/** What the log serves for up to 256 entries: their hashes and the entries themselves. */
export interface Chunk {
  readonly index: number;
  readonly from: number;
  readonly width: number;
  readonly tile: Outcome<Uint8Array>;
  readonly bundle: Outcome<Uint8Array[]>;
}

/** Chunks asked for before they are needed: hides the network's delay, and bounds memory to a megabyte. */
const READ_AHEAD = 6;

async function readChunk(read: TileReader, size: number, index: number): Promise<Chunk> {
  const width = tileWidth(size, 0, index);
  const [tile, bundle] = await Promise.all([
    readTile(read, { level: 0, index, width }),
    readBundle(read, index, width),
  ]);
  return { index, from: index * TILE_WIDTH, width, tile, bundle };
}

/** The chunks of the tree of `size`, in order. */
export async function* readChunks(read: TileReader, size: number): AsyncGenerator<Chunk> {
  const count = Math.ceil(size / TILE_WIDTH);
  const ahead: Array<Promise<Chunk>> = [];
  for (let next = 0; next < count || ahead.length > 0; ) {
    while (next < count && ahead.length < READ_AHEAD) {
      const chunk = readChunk(read, size, next++);
      // Whoever awaits it sees the failure; without this an outage noticed later would be "unhandled" now.
      chunk.catch(() => undefined);
      ahead.push(chunk);
    }
    yield await ahead.shift()!;
  }
}
