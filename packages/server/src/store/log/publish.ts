import { appendEntries, type Edge, fillersNeeded, readEdge } from '@remit/log';
import type pg from 'pg';
import { inTransaction } from '../transaction.ts';
import { appendFillers } from './fillers.ts';
import { sha256 } from './sha256.ts';
import type { LogSigner } from './signer.ts';
import type { SizeKeeper } from './size-file.ts';
import { LOG_WRITING, lockState, type LogState, saveTree } from './state.ts';
import { storeTiles, tileReader } from './tiles.ts';
import { LogUnsound } from './unsound.ts';

export type PublishSettings = {
  readonly signer: LogSigner;
  readonly paddingMultiple: number;
  readonly randomBytes: (size: number) => Buffer;
  /** Places beside the database that remember the last signed size. */
  readonly keepers: readonly SizeKeeper[];
};

/** Entries whose tiles are computed at once: bounded memory however long the window was. */
const CHUNK = 8192;

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');

/**
 * Pads, stores tiles and signs a checkpoint, all in one transaction: either the whole new size is published, or
 * nothing is. Whatever is not the log that was signed last stops it with `LogUnsound` before anything is signed.
 *
 * @param at the checkpoint's instant
 */
export async function publish(pool: pg.Pool, epoch: number, at: string, settings: PublishSettings): Promise<number> {
  const { signer, paddingMultiple, randomBytes, keepers } = settings;
  const signed = await inTransaction(pool, LOG_WRITING, async (client) => {
    const state = await lockState(client, epoch);
    const { tree, signedSize } = state;
    const edge = await soundEdge(client, state, keepers);
    const window = { publishedSize: signedSize, facts: tree.size - signedSize };
    const fillers = fillersNeeded(window, { multiple: paddingMultiple, padQuietWindows: true });
    await appendFillers(client, tree, fillers, at.slice(0, 7), randomBytes);
    const grown = await growTiles(client, edge, tree.size);
    const root = hex(grown.root);
    if (root !== hex(tree.root()))
      throw new LogUnsound('entries-changed', `entries ${signedSize} to ${tree.size} are not those sequenced`);
    await saveTree(client, tree);
    await advance(client, signedSize, grown);
    await client.query('INSERT INTO checkpoints (size, root, note, at) VALUES ($1, $2, $3, $4)', [
      grown.size,
      Buffer.from(grown.root),
      signer.checkpoint(grown.size, grown.root),
      at,
    ]);
    return { size: grown.size, root };
  });
  for (const keeper of keepers) keeper.write(signed);
  return signed.size;
}

/** Reads back the stored edge of the tree and finds there, and in every keeper, what was signed last. */
async function soundEdge(client: pg.ClientBase, state: LogState, keepers: readonly SizeKeeper[]): Promise<Edge> {
  const { signedSize, signedRoot } = state;
  const edge = await readEdge(tileReader(client), signedSize, sha256);
  if (!edge.ok) throw new LogUnsound('edge-broken', `the edge at size ${signedSize}: ${edge.detail}`);
  const root = hex(edge.value.root);
  if (signedRoot !== null && hex(signedRoot) !== root)
    throw new LogUnsound('tiles-changed', `the tiles at size ${signedSize} are not those signed`);
  const { rows } = await client.query<{ size: number; root: Buffer }>(
    'SELECT size, root FROM checkpoints ORDER BY size DESC LIMIT 1',
  );
  const last = rows[0];
  if ((last?.size ?? 0) !== signedSize)
    throw new LogUnsound('checkpoint-missing', `size ${signedSize} is recorded, ${last?.size ?? 0} was published`);
  if (last && hex(last.root) !== root)
    throw new LogUnsound('checkpoint-changed', `the checkpoint at size ${signedSize} has another root`);
  for (const keeper of keepers) {
    const kept = keeper.read();
    // A keeper that is behind was not reached after the last signature; one that is ahead saw what this database forgot.
    if (kept && kept.size > signedSize)
      throw new LogUnsound('database-behind', `size ${kept.size} was signed, the database knows of ${signedSize}`);
    if (kept?.size === signedSize && kept.root !== root)
      throw new LogUnsound('signed-otherwise', `another root was signed at size ${signedSize}`);
  }
  return edge.value;
}

/** Hashes the new entries again from what is stored, and stores their tiles. */
async function growTiles(client: pg.ClientBase, start: Edge, size: number): Promise<Edge> {
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
