import { type ListContent, type ListLine, linesOf, type Opinion, toHex } from '@remit/match';
import { entryIdOf, type FingerprintKind, LIST_CANARIES } from '@remit/protocol';
import type { HeldCheckpoint } from './log-head.ts';
import { MOST_PROOFS, type OpinionProofs } from './proof-schema.ts';
import { checkProofs, faultOf, type ProofOfOpinion, type ProofPolicy, type ProvableLine } from './prove-opinions.ts';

export type Proving = {
  /** As the row `proveOpinions` answers. */
  readonly ask: (entries: string[]) => Promise<OpinionProofs>;
  readonly policy: ProofPolicy;
  /** Under which the list is held. */
  readonly held: HeldCheckpoint | null;
};

/** A line as its proof is asked for. */
export const provable = ({ kind, hash, words }: ListLine): ProvableLine => ({
  kind,
  entry: entryIdOf({ kind: kind.toUpperCase() as FingerprintKind, hash: toHex(hash) }),
  opinions: JSON.parse(words) as readonly Opinion[],
});
export const provableLines = (content: ListContent): ProvableLine[] => Array.from(linesOf(content), provable);

/** Proofs of all opinions of these lines, as many as one question takes at a time. */
export async function* proveLines(
  lines: readonly ProvableLine[],
  { ask, policy, held }: Proving,
): AsyncGenerator<readonly ProofOfOpinion[]> {
  for (let from = 0; from < lines.length; from += MOST_PROOFS) {
    const some = lines.slice(from, from + MOST_PROOFS);
    yield checkProofs(some, await ask(some.map(({ entry }) => entry)), policy, held);
  }
}

/** Whether an entry without proof may be one of the list's canaries, of which the service knows nothing either. */
const mayBeCanary = ({ kind, known }: ProofOfOpinion): boolean => kind === 'pdq' && !known;

/** What is not proven, without those that may be canaries where there are no more than these. */
export function unprovenAmong(proofs: readonly ProofOfOpinion[]): {
  readonly unproven: readonly ProofOfOpinion[];
  readonly canaries: number;
} {
  const unproven = proofs.filter((proof) => faultOf(proof) !== null);
  const unknown = new Set(unproven.filter(mayBeCanary).map(({ entry }) => entry));
  if (unknown.size > LIST_CANARIES) return { unproven, canaries: 0 };
  return { unproven: unproven.filter(({ entry }) => !unknown.has(entry)), canaries: unknown.size };
}
