import {
  type Checkpoint,
  type Edge,
  Frontier,
  type Incident,
  isPublished,
  leafHash,
  parseTilePath,
  readBundle,
  readEdge,
  TILE_WIDTH,
  type TileReader,
} from '@remit/log';
import type pg from 'pg';
import { inTransaction } from '../transaction.ts';
import { growTiles } from './decide.ts';
import { appendIncident, type Declaration } from './incident.ts';
import { sha256 } from './sha256.ts';
import { behind, type SizeKeeper } from './size-file.ts';
import { lastPublished } from './sound.ts';
import { lockState, saveTree } from './state.ts';
import { tileReader } from './tiles.ts';
import { LogUnsound } from './unsound.ts';

/** What the world still has of the log: its files, and the checkpoint that was signed last. */
export type Copy = { readonly read: TileReader; readonly checkpoint: Checkpoint; readonly note: string };

const GUARDED = ['log_entries', 'log_fillers', 'log_incidents', 'log_tiles'];

/** Takes the log's guards away for one transaction; only the owner of the tables can. */
export async function unguarded<T>(
  client: pg.ClientBase,
  tables: readonly string[],
  work: () => Promise<T>,
): Promise<T> {
  for (const table of tables) await client.query(`ALTER TABLE ${table} DISABLE TRIGGER USER`);
  const done = await work();
  for (const table of tables) await client.query(`ALTER TABLE ${table} ENABLE TRIGGER USER`);
  return done;
}

/**
 * Brings a database that is behind what was signed back to it: entries that it no longer has are taken from a copy of
 * the published log, exactly as they were published, so that the tree still extends what everybody saw. Their facts
 * are lost, unless this database has them and had not sequenced them yet. The incident says which entries those are.
 */
export async function recover(
  pool: pg.Pool,
  epoch: number,
  keepers: readonly SizeKeeper[],
  copy: Copy,
  declared: Declaration,
): Promise<{ readonly index: number; readonly lost: Incident['lost'] }> {
  const { size, root } = copy.checkpoint;
  for (const keeper of keepers) {
    const kept = keeper.read();
    if (kept !== null && kept.size > size) throw behind(kept.size, size);
  }
  const recovered = await inTransaction(pool, {}, async (client) => {
    await lockState(client, epoch);
    return unguarded(client, GUARDED, async () => {
      const edge = await backToPublished(client, size);
      const { tree, lost } = await takeOver(client, edge, copy);
      const grown = await growTiles(client, edge, size);
      if (!Buffer.from(grown.root).equals(Buffer.from(root)))
        throw new LogUnsound('entries-changed', `the copy does not lead from size ${edge.size} to the root at ${size}`);
      await client.query('UPDATE log_state SET size = $1, signed_size = $1, signed_root = $2', [
        size,
        Buffer.from(root),
      ]);
      await client.query('INSERT INTO checkpoints (size, root, note, at) VALUES ($1, $2, $3, $4)', [
        size,
        Buffer.from(root),
        copy.note,
        declared.at,
      ]);
      await saveTree(client, tree);
      const last = { origin: declared.origin, size, root };
      return { index: await appendIncident(client, tree, { ...declared, last, lost }), lost };
    });
  });
  for (const keeper of keepers) keeper.remember({ size, root: Buffer.from(root).toString('hex') });
  return recovered;
}

/** Undoes what was never published: facts wait again for their place, everything else of it goes. */
async function backToPublished(client: pg.ClientBase, target: number): Promise<Edge> {
  const published = await lastPublished(client);
  const size = published?.size ?? 0;
  if (size >= target)
    throw new LogUnsound('database-behind', `the copy ends at size ${target}, and size ${size} is published here`);
  const edge = await readEdge(tileReader(client), size, sha256);
  if (!edge.ok) throw new LogUnsound('edge-broken', `the edge at size ${size}: ${edge.detail}`);
  if (published && Buffer.from(edge.value.root).toString('hex') !== published.root)
    throw new LogUnsound('tiles-changed', `the tiles at size ${size} are not those published`);
  await client.query(
    `WITH gone AS (DELETE FROM log_entries WHERE index >= $1 RETURNING stream, version, leaf)
     INSERT INTO log_pending (stream, version, leaf) SELECT stream, version, leaf FROM gone WHERE stream IS NOT NULL`,
    [size],
  );
  await client.query('DELETE FROM log_fillers WHERE index >= $1', [size]);
  await client.query('DELETE FROM log_incidents WHERE index >= $1', [size]);
  await client.query('DELETE FROM log_unpublished');
  await removeTilesBeyond(client, size);
  return edge.value;
}

async function removeTilesBeyond(client: pg.ClientBase, size: number): Promise<void> {
  const { rows } = await client.query<{ path: string }>('SELECT path FROM log_tiles');
  const beyond = rows.flatMap(({ path }) => {
    const tile = parseTilePath(path);
    return tile.ok && isPublished(tile.value, size) ? [] : [path];
  });
  await client.query('DELETE FROM log_tiles WHERE path = ANY ($1)', [beyond]);
}

async function takeOver(
  client: pg.ClientBase,
  from: Edge,
  { read, checkpoint }: Copy,
): Promise<{ tree: Frontier; lost: Incident['lost'] }> {
  const tree = new Frontier(sha256, from.size, from.peaks);
  const lost: number[] = [];
  while (tree.size < checkpoint.size) {
    const index = Math.floor(tree.size / TILE_WIDTH);
    const width = Math.min(TILE_WIDTH, checkpoint.size - index * TILE_WIDTH);
    const bundle = await readBundle(read, index, width);
    if (!bundle.ok) throw new LogUnsound('entry-missing', `the copy has no entries at ${tree.size}: ${bundle.detail}`);
    for (const leaf of bundle.value.slice(tree.size - index * TILE_WIDTH)) {
      if (!(await place(client, tree.size, Buffer.from(leaf)))) lost.push(tree.size);
      tree.append(leafHash(leaf, sha256));
    }
  }
  return { tree, lost: lost.length === 0 ? null : { from: lost[0]!, to: lost.at(-1)! + 1 } };
}

/** Whether the entry stands for a fact that this database has. */
async function place(client: pg.ClientBase, index: number, leaf: Buffer): Promise<boolean> {
  const { rows } = await client.query<{ stream: string | null }>(
    `WITH known AS (DELETE FROM log_pending WHERE leaf = $2 RETURNING stream, version)
     INSERT INTO log_entries (index, stream, version, leaf)
     SELECT $1, k.stream, k.version, $2 FROM (SELECT) AS one LEFT JOIN known k ON true RETURNING stream`,
    [index, leaf],
  );
  return rows[0]!.stream !== null;
}
