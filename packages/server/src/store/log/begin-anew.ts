import { Frontier, type Incident, leafHash } from '@remit/log';
import type pg from 'pg';
import { inTransaction } from '../transaction.ts';
import { appendIncident, type Declaration } from './incident.ts';
import { unguarded } from './recover.ts';
import { sha256 } from './sha256.ts';
import { lockState, saveTree } from './state.ts';

const CHUNK = 4096;
const GUARDED = [
  ...['log_entries', 'log_fillers', 'log_incidents', 'log_tiles', 'checkpoints'],
  // Datasets name places in the old log; those of the new one are published from its beginning.
  ...['dataset_counts', 'dataset_files'],
];

/**
 * Begins a log under a new name where the old one cannot be extended any more: its first entry says which log it
 * follows, and where that one was signed last. All facts of this database are its next entries, in their old order.
 * What the old log published is kept as evidence.
 *
 * @param old the log that ends, as far as anything remembers it
 */
export async function beginAnew(
  pool: pg.Pool,
  epoch: number,
  old: Incident['last'],
  declared: Declaration,
): Promise<number> {
  return inTransaction(pool, {}, async (client) => {
    await lockState(client, epoch);
    return unguarded(client, GUARDED, async () => {
      await retire(client, old.origin);
      await client.query(
        `CREATE TEMPORARY TABLE kept_entries ON COMMIT DROP AS
         SELECT row_number() OVER (ORDER BY index) AS place, stream, version, leaf
         FROM log_entries WHERE stream IS NOT NULL`,
      );
      for (const table of [...GUARDED, 'log_unpublished']) await client.query(`DELETE FROM ${table}`);
      await client.query(`UPDATE log_state SET size = 0, peaks = '', signed_size = 0, signed_root = NULL`);
      const tree = new Frontier(sha256);
      const index = await appendIncident(client, tree, { ...declared, last: old, lost: null });
      await client.query(
        'INSERT INTO log_entries (index, stream, version, leaf) SELECT place, stream, version, leaf FROM kept_entries',
      );
      await appendAll(client, tree);
      await saveTree(client, tree);
      return index;
    });
  });
}

async function retire(client: pg.ClientBase, origin: string): Promise<void> {
  await client.query('INSERT INTO log_retired (origin, path, bytes) SELECT $1, path, bytes FROM log_tiles', [origin]);
  await client.query(
    `INSERT INTO log_retired (origin, path, bytes)
     SELECT $1, 'checkpoint/' || size, convert_to(note, 'UTF8') FROM checkpoints`,
    [origin],
  );
  await client.query(
    `INSERT INTO log_retired (origin, path, bytes)
     SELECT $1, 'dataset/' || month || '/' || part || '.jsonl.gz', bytes FROM dataset_files`,
    [origin],
  );
}

async function appendAll(client: pg.ClientBase, tree: Frontier): Promise<void> {
  for (;;) {
    const { rows } = await client.query<{ leaf: Buffer }>(
      'SELECT leaf FROM log_entries WHERE index >= $1 AND index < $2 ORDER BY index',
      [tree.size, tree.size + CHUNK],
    );
    if (rows.length === 0) return;
    tree.appendAll(rows.map(({ leaf }) => leafHash(leaf, sha256)));
  }
}
