import { fromHex, leafHash, type LogFault, openCheckpoint, type Trust, type Verify, verifyInclusion } from '@remit/log';
import { canonical, type Json, sha256Hex } from '@remit/protocol';
import type { Answer } from '../sdk/index.ts';
import { verifyEd25519 } from './ed25519.ts';

/** The provenance pack of a case, as `client.rows.provenance` answers it (R025). */
export type ProvenancePack = Answer<'provenance'>;

/** What is wrong with a pack, as a code and a sentence. The faults of a checkpoint are those of the log itself. */
export type ProvenanceFault = {
  readonly code:
    | 'document-hidden'
    | 'document-differs'
    | 'lock-differs'
    | 'checkpoint-missing'
    | 'inclusion-wrong'
    | LogFault;
  readonly detail: string;
};

export type ProvenanceCheck = {
  readonly ok: boolean;
  readonly faults: readonly ProvenanceFault[];
  /** Facts of the case whose entry was found under the signed root here, of those with a proof in the pack. */
  readonly proven: number;
  readonly published: number;
  /** Entries under the checkpoint; null where none opened. */
  readonly size: number | null;
};

/**
 * Checks a pack with nothing but the log's key: the document against its digest, the digest against every lock, the
 * checkpoint's signature, each entry against the signed root. Which fact an entry stands for is committed in the entry
 * and opened to auditors alone; towards everybody else that is the server's word.
 *
 * ```ts
 * const check = await checkProvenance(pack, { origin: 'remit.example/log', logKeys: [key] });
 * if (!check.ok) console.log(check.faults);
 * ```
 */
export async function checkProvenance(
  pack: ProvenancePack,
  trust: Trust,
  verify: Verify = verifyEd25519,
): Promise<ProvenanceCheck> {
  const faults = [...documentFaults(pack)];
  const published = pack.proofs.length;
  const opened = await openPack(pack, trust, verify);
  if ('code' in opened) faults.push(opened);
  const claims = 'code' in opened || opened.size === null ? [] : pack.proofs.map((each) => inclusion(each, opened));
  faults.push(...claims.flatMap((claim) => claim ?? []));
  const proven = claims.filter((claim) => claim === null).length;
  return { ok: faults.length === 0, faults, proven, published, size: 'code' in opened ? null : opened.size };
}

function* documentFaults({ document, answersHidden, digest, locks }: ProvenancePack): Generator<ProvenanceFault> {
  const computed = sha256Hex(canonical(document as Json));
  // A server could hide behind the word, so what is not whole counts as not checked.
  if (answersHidden)
    yield { code: 'document-hidden', detail: 'answers that you have to give blind are left out until you gave them' };
  else if (computed !== digest)
    yield { code: 'document-differs', detail: `the document has the digest ${computed}, the pack says ${digest}` };
  for (const { lock, digest: held } of locks)
    if (held !== digest)
      yield { code: 'lock-differs', detail: `lock ${String(lock)} is held on ${String(held)}, not on this document` };
}

type Opened = { readonly size: number; readonly root: Uint8Array } | { readonly size: null };

/** Before the first checkpoint there is nothing to prove; a proof without one proves nothing. */
async function openPack(
  { checkpoint, proofs }: ProvenancePack,
  trust: Trust,
  verify: Verify,
): Promise<Opened | ProvenanceFault> {
  if (checkpoint === null)
    return proofs.length === 0
      ? { size: null }
      : { code: 'checkpoint-missing', detail: 'the pack has proofs and no checkpoint to hold them against' };
  const opened = await openCheckpoint(checkpoint, trust, verify);
  return opened.ok ? opened.value.checkpoint : { code: opened.fault, detail: opened.detail };
}

/** Null where the entry stands in its place. */
function inclusion(
  { version, leafIndex: index, leaf, proof }: ProvenancePack['proofs'][number],
  { size, root }: Exclude<Opened, { size: null }>,
): ProvenanceFault | null {
  const bytes = fromHex(leaf);
  const path = proof.map((each) => fromHex(each) ?? new Uint8Array(0));
  if (bytes && verifyInclusion({ leaf: leafHash(bytes), index, size, root, proof: path })) return null;
  return { code: 'inclusion-wrong', detail: `fact ${version} is not shown to be entry ${index} of ${size}` };
}
