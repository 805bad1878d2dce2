import { Prover, type TileReader, toHex } from '@remit/log';
import { sha256 } from '../store/log/sha256.ts';
import type { Store } from '../store/store.ts';
import { inTransaction } from '../store/transaction.ts';
import { latestCheckpoint, readLogFile } from './log-tile.ts';

export type FactName = { readonly stream: string; readonly version: number };

/** A fact's place in the published log; leaf and proof in hexadecimal, the proof from the leaf upwards. */
export type InclusionProof = FactName & {
  readonly index: number;
  readonly leaf: string;
  readonly proof: readonly string[];
  /** The signed note under whose root the proof verifies. */
  readonly checkpoint: string;
};

type Entry = FactName & { readonly index: number; readonly leaf: Buffer };

// One for each store: it keeps the inner nodes of full tiles, which never change.
const provers = new WeakMap<Store, Prover>();

/** Proofs by index at a size: a few look-ups once a tile has been read. */
export function proverOf(store: Store): Prover {
  const known = provers.get(store);
  if (known) return known;
  const read: TileReader = async (path) => (await readLogFile(store, path))?.bytes;
  const prover = new Prover(read, { hash: sha256 });
  provers.set(store, prover);
  return prover;
}

/**
 * Proofs at the latest checkpoint for those of the facts that it includes; the others have their promise only. Who may
 * ask about which fact is the caller's question.
 */
export async function inclusionProofs(store: Store, facts: readonly FactName[]): Promise<InclusionProof[]> {
  const latest = await latestCheckpoint(store);
  if (latest === null || facts.length === 0) return [];
  const entries = await entriesOf(store, facts, latest.size);
  const proofs: InclusionProof[] = [];
  for (const { stream, version, index, leaf } of entries) {
    const proof = await proverOf(store).inclusion(index, latest.size);
    if (!proof.ok) throw new Error(`the log's tiles do not prove entry ${index}: ${proof.detail}`);
    proofs.push({ stream, version, index, leaf: toHex(leaf), proof: proof.value.map(toHex), checkpoint: latest.note });
  }
  return proofs;
}

async function entriesOf({ pool }: Store, facts: readonly FactName[], size: number): Promise<readonly Entry[]> {
  const { rows } = await inTransaction(pool, { role: 'remit_log', readOnly: true }, (client) =>
    client.query<Entry>(
      `SELECT e.stream, e.version, e.index, e.leaf FROM log_entries e
       JOIN unnest($1::text[], $2::int[]) AS f (stream, version) USING (stream, version)
       WHERE e.index < $3 ORDER BY e.index`,
      [facts.map(({ stream }) => stream), facts.map(({ version }) => version), size],
    ),
  );
  return rows;
}
