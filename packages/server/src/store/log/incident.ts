import { buildIncident, formatIncident, type Frontier, type Incident, leafHash } from '@remit/log';
import type pg from 'pg';
import { inTransaction } from '../transaction.ts';
import { sha256 } from './sha256.ts';
import type { SizeKeeper } from './size-file.ts';
import { compare, soundEdge } from './sound.ts';
import { lockState, saveTree } from './state.ts';

export type Declaration = Pick<Incident, 'origin' | 'at' | 'reason'>;

/** Appends the entry of an incident and keeps its text; the next checkpoint publishes both. */
export async function appendIncident(client: pg.ClientBase, tree: Frontier, incident: Incident): Promise<number> {
  const text = formatIncident(incident);
  const leaf = buildIncident(text, sha256);
  const index = tree.size;
  await client.query('INSERT INTO log_entries (index, leaf) VALUES ($1, $2)', [index, Buffer.from(leaf)]);
  await client.query('INSERT INTO log_incidents (index, text) VALUES ($1, $2)', [index, text]);
  tree.append(leafHash(leaf, sha256));
  await saveTree(client, tree);
  return index;
}

/**
 * Goes on where nothing was lost but the memory beside the database: a new machine, a lost file, a copy that takes the
 * place of its original. The tree must be the one that was signed last, as far as anything left remembers; what a file
 * knows beyond it is never overruled.
 *
 * @returns the entry in which the incident stands
 */
export async function goOn(
  pool: pg.Pool,
  epoch: number,
  keepers: readonly SizeKeeper[],
  declared: Declaration,
): Promise<number> {
  const { index, signed } = await inTransaction(pool, {}, async (client) => {
    const state = await lockState(client, epoch);
    const { edge } = await soundEdge(client, state, []);
    const signed = { size: state.signedSize, root: Buffer.from(edge.root).toString('hex') };
    for (const keeper of keepers) {
      const kept = keeper.read();
      if (kept !== null) await compare(client, kept, signed);
    }
    const last = { origin: declared.origin, size: signed.size, root: edge.root };
    return { index: await appendIncident(client, state.tree, { ...declared, last, lost: null }), signed };
  });
  for (const keeper of keepers) keeper.remember(signed);
  return index;
}
