import { checkProvenance as check } from '@remit/client';
import { parseVerifierKey } from '@remit/log';
import type { Provenance } from '../acting/use-provenance.ts';

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
  const key = parseVerifierKey(verifierKey);
  const trust = key.ok ? { origin: key.value.name, logKeys: [key.value] } : { origin: '', logKeys: [] };
  const { faults, proven, published, size } = await check(pack, trust);
  const same = !faults.some(({ code }) => ['document-hidden', 'document-differs', 'lock-differs'].includes(code));
  return { digest: same && pack.locks.length > 0, proven, published, size };
}
