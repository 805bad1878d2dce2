import { buildFiller, type Frontier, leafHash, SALTS_LENGTH, splitSalts } from '@remit/log';
import type pg from 'pg';
import { sha256 } from './sha256.ts';

/** Appends entries that stand for no fact, and keeps their salts for the day on which they are disclosed (D12). */
export async function appendFillers(
  client: pg.ClientBase,
  tree: Frontier,
  count: number,
  month: string,
  randomBytes: (size: number) => Buffer,
): Promise<void> {
  if (count === 0) return;
  const salts = Array.from({ length: count }, () => randomBytes(SALTS_LENGTH));
  const leaves = salts.map((random) => buildFiller(month, splitSalts(random), sha256));
  const first = tree.size;
  await client.query(
    `INSERT INTO log_entries (index, leaf)
     SELECT $1::bigint + n - 1, leaf FROM unnest($2::bytea[]) WITH ORDINALITY AS f (leaf, n)`,
    [first, leaves.map((leaf) => Buffer.from(leaf))],
  );
  await client.query(
    `INSERT INTO log_fillers (index, month, salts)
     SELECT $1::bigint + n - 1, $2, salts FROM unnest($3::bytea[]) WITH ORDINALITY AS f (salts, n)`,
    [first, month, salts],
  );
  for (const leaf of leaves) tree.append(leafHash(leaf, sha256));
}
