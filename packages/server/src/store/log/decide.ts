import { appendEntries, type Edge, fillersNeeded } from '@remit/log';
import type pg from 'pg';
import { inTransaction } from '../transaction.ts';
import { appendFillers } from './fillers.ts';
import { sha256 } from './sha256.ts';
import type { SizeKeeper } from './size-file.ts';
import { soundEdge, type Unpublished } from './sound.ts';
import { LOG_WRITING, lockState, saveTree } from './state.ts';
import { storeTiles } from './tiles.ts';
import { LogUnsound } from './unsound.ts';

export type DecideSettings = {
  readonly paddingMultiple: number;
  readonly randomBytes: (size: number) => Buffer;
  /** Places beside the database that remember the last signed size. */
  readonly keepers: readonly SizeKeeper[];
};

/** Entries whose tiles are computed at once: bounded memory however long the window was. */
const CHUNK = 8192;

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');

/**
 * Decides the next checkpoint: pads, stores tiles and commits to one root for its size, all in one transaction. Where
 * one was decided before and not published, it is that one. Whatever is not the log that was signed last stops it with
 * `LogUnsound` before anything is signed.
 *
 * @param at the checkpoint's instant
 */
export async function decide(
  pool: pg.Pool,
  epoch: number,
  at: string,
  { paddingMultiple, randomBytes, keepers }: DecideSettings,
): Promise<Unpublished> {
  return inTransaction(pool, LOG_WRITING, async (client) => {
    const state = await lockState(client, epoch);
    const { tree, signedSize } = state;
    const { edge, unpublished } = await soundEdge(client, state, keepers);
    if (unpublished !== null) return unpublished;
    const window = { publishedSize: signedSize, facts: tree.size - signedSize };
    const fillers = fillersNeeded(window, { multiple: paddingMultiple, padQuietWindows: true });
    await appendFillers(client, tree, fillers, at.slice(0, 7), randomBytes);
    const grown = await growTiles(client, edge, tree.size);
    const root = hex(grown.root);
    if (root !== hex(tree.root()))
      throw new LogUnsound('entries-changed', `entries ${signedSize} to ${tree.size} are not those sequenced`);
    await saveTree(client, tree);
    await advance(client, signedSize, grown);
    const { rows } = await client.query<Unpublished>(
      `INSERT INTO log_unpublished (size, root, at) VALUES ($1, $2, $3)
       RETURNING size, encode(root, 'hex') AS root, at, note`,
      [grown.size, Buffer.from(grown.root), at],
    );
    return rows[0]!;
  });
}

/** Hashes the new entries again from what is stored, and stores their tiles. */
export async function growTiles(client: pg.ClientBase, start: Edge, size: number): Promise<Edge> {
  let edge = start;
  while (edge.size < size) {
    const { rows } = await client.query<{ index: number; leaf: Buffer }>({
      name: 'log-entries',
      text: 'SELECT index, leaf FROM log_entries WHERE index >= $1 AND index < $2 ORDER BY index',
      values: [edge.size, Math.min(size, edge.size + CHUNK)],
    });
    const gap = rows.findIndex(({ index }, i) => index !== edge.size + i);
    if (gap >= 0 || rows.length === 0)
      throw new LogUnsound('entry-missing', `entry ${edge.size + Math.max(gap, 0)} is missing`);
    const { edge: grown, writes } = appendEntries(
      edge,
      rows.map(({ leaf }) => leaf),
      sha256,
    );
    await storeTiles(client, writes);
    edge = grown;
  }
  return edge;
}

/** Compare and swap: the signed size moves on from the one that was read, or not at all. */
async function advance(client: pg.ClientBase, from: number, { size, root }: Edge): Promise<void> {
  const { rowCount } = await client.query(
    'UPDATE log_state SET signed_size = $2, signed_root = $3 WHERE signed_size = $1 AND $2 > signed_size',
    [from, size, Buffer.from(root)],
  );
  if (rowCount !== 1) throw new LogUnsound('signed-meanwhile', `size ${from} is no longer the one signed last`);
}
