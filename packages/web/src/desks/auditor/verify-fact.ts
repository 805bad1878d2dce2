import { openingOf } from '@remit/client';
import type { AuditEntry } from '@remit/client/contract';
import {
  openAttribute,
  type Attribute,
  type TileReader,
  leafHash,
  Prover,
  readBundle,
  TILE_WIDTH,
  verifyInclusion,
} from '@remit/log';
import { canonical, type Fact, type Json } from '@remit/protocol';

/** What the check of one fact found; each is a sentence on the screen. */
export type FactFinding = 'proven' | 'partly' | 'differs' | 'unproven';
export type SignedTree = { readonly size: number; readonly root: Uint8Array };

/** The entry of the public log at an index. */
export async function logEntry(read: TileReader, index: number, size: number): Promise<Uint8Array | undefined> {
  const bundle = Math.floor(index / TILE_WIDTH);
  const width = Math.min(TILE_WIDTH, size - bundle * TILE_WIDTH);
  const entries = await readBundle(read, bundle, width);
  return entries.ok ? entries.value[index - bundle * TILE_WIDTH] : undefined;
}

/** Whether the fact that is shown is the one that the entry was recomputed from. */
export function isSameFact(fact: Fact, entry: AuditEntry): boolean {
  if (entry.fact === null) return false;
  const { version, kind, at, actor } = entry.fact;
  return (
    version === fact.version &&
    kind === fact.kind &&
    at === fact.at &&
    canonical(actor as Json) === canonical(fact.actor)
  );
}

/**
 * Holds a fact against the log: its entry is under the signed root, and every attribute that was committed to opens with
 * the values of the fact as the database gives it today.
 */
export async function verifyFact(
  fact: Fact,
  entry: AuditEntry,
  { read, prover, tree }: { readonly read: TileReader; readonly prover: Prover; readonly tree: SignedTree },
): Promise<FactFinding> {
  const leaf = await logEntry(read, entry.index, tree.size);
  const proof = await prover.inclusion(entry.index, tree.size);
  if (!leaf || !proof.ok) return 'unproven';
  const claim = { leaf: leafHash(leaf), index: entry.index, proof: proof.value, ...tree };
  if (!verifyInclusion(claim)) return 'unproven';
  const { values, salts } = openingOf(entry);
  const opened = Object.entries(salts).map(([name, salt]) =>
    openAttribute(leaf, name as Attribute, values[name as Attribute], salt!),
  );
  if (!isSameFact(fact, entry) || opened.some((each) => !each)) return 'differs';
  return salts.body ? 'proven' : 'partly';
}
