import { fromHex, leafHash, openCheckpoint, parseVerifierKey, verifyInclusion } from '@remit/log';
import { verifyEd25519 } from '@remit/client';
import type { Provenance } from '../acting/use-provenance.ts';
import { digestOfDocument, isDocument } from '../oversight/narrowing.ts';

/** What this browser found out about a provenance pack by itself. */
export type ProvenanceCheck = {
  /** The document's digest, computed here, is the one that every lock is held on. */
  readonly digest: boolean;
  /** Acts of the case whose place in the signed log was proven here, of those that are published. */
  readonly proven: number;
  readonly published: number;
  /** Entries in the checkpoint; null where none could be opened with the log's key. */
  readonly size: number | null;
};

/** Checks a pack as anybody offline could: the document against the locks, the acts against the signed checkpoint. */
export async function checkProvenance(pack: Provenance, verifierKey: string): Promise<ProvenanceCheck> {
  const held = pack.locks.map((lock) => lock['digest']);
  const digest =
    isDocument(pack.document) &&
    digestOfDocument(pack.document) === pack.digest &&
    held.length > 0 &&
    held.every((each) => each === pack.digest);
  const published = pack.proofs.length;
  const key = parseVerifierKey(verifierKey);
  if (!key.ok || pack.checkpoint === null) return { digest, proven: 0, published, size: null };
  const opened = await openCheckpoint(pack.checkpoint, { origin: key.value.name, logKeys: [key.value] }, verifyEd25519);
  if (!opened.ok) return { digest, proven: 0, published, size: null };
  const { root, size } = opened.value.checkpoint;
  const proven = pack.proofs.filter((claim) => {
    const leaf = fromHex(claim.leaf);
    const proof = claim.proof.map((each) => fromHex(each) ?? new Uint8Array(0));
    return leaf !== undefined && verifyInclusion({ leaf: leafHash(leaf), index: claim.leafIndex, size, root, proof });
  }).length;
  return { digest, proven, published, size };
}
