import type pg from 'pg';
import { inTransaction } from '../transaction.ts';
import { LOG_WRITING, lockState, saveTree } from './state.ts';

const BATCH = 8192;

// Order is that of the streams' names and versions among what is committed and visible now. A stream's facts become
// visible in their order, so they are numbered in it; a slow transaction is late, never left behind.
const TAKE = `
  WITH taken AS (
    DELETE FROM log_pending
    WHERE ctid = ANY (ARRAY(SELECT ctid FROM log_pending ORDER BY stream, version LIMIT $2))
    RETURNING stream, version, leaf
  )
  INSERT INTO log_entries (index, stream, version, leaf)
  SELECT $1::bigint + row_number() OVER (ORDER BY stream, version) - 1, stream, version, leaf FROM taken
  RETURNING index, sha256('\\x00'::bytea || leaf) AS hash`;

/**
 * Gives committed facts their places in the log: entries and the tree's frontier in one transaction.
 *
 * @returns how many; `BATCH` of them mean that more are waiting
 */
export async function sequenceBatch(pool: pg.Pool, epoch: number, limit = BATCH): Promise<number> {
  return inTransaction(pool, LOG_WRITING, async (client) => {
    const { tree } = await lockState(client, epoch);
    const { rows } = await client.query<{ index: number; hash: Buffer }>({
      name: 'sequence',
      text: TAKE,
      values: [tree.size, limit],
    });
    if (rows.length === 0) return 0;
    rows.sort((a, b) => a.index - b.index);
    tree.appendAll(rows.map(({ hash }) => hash));
    await saveTree(client, tree);
    return rows.length;
  });
}

/** Sequences until nothing waits. */
export async function sequenceAll(pool: pg.Pool, epoch: number): Promise<number> {
  let total = 0;
  for (;;) {
    const count = await sequenceBatch(pool, epoch);
    total += count;
    if (count < BATCH) return total;
  }
}
