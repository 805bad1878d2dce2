import type { PastOutcome } from '../world.ts';
import type { ItemDraft } from '../item.ts';
import { complain, NOTHING, type ItemRule } from './rule.ts';

/**
 * G7: what was refused comes back only with a new fact, and then lock 2 reads it (C4, D1). A fact that any refused
 * referral had put forward is not new, however it is spaced or capitalised now.
 */
export const refusedBefore: ItemRule = ({ content, key }, { world: { history } }) => {
  const refusals = (Object.hasOwn(history, key) ? (history[key] ?? []) : []).filter(({ outcome }) =>
    wasRefused(outcome),
  );
  const [latest] = refusals;
  if (latest === undefined) return NOTHING;
  const detail = `${latest.outcome} on ${latest.at}`;
  return hasNewFact(content, refusals)
    ? complain('NEEDS_LOCK2', 'G7_REFUSED_BEFORE', 'locator', detail)
    : complain('FIXABLE', 'G7_RESUBMIT', 'claims', detail);
};

/** After these the platform, or oversight, has said no to the item itself. */
export const wasRefused = (outcome: string): boolean => outcome.startsWith('NO_ACTION') || outcome === 'REFUSED_L2';

function hasNewFact({ claims }: ItemDraft, refusals: readonly PastOutcome[]): boolean {
  const told = new Set(refusals.flatMap(({ facts }) => facts ?? []).map(bare));
  return claims?.some(({ label, text }) => label === 'FACT' && !told.has(bare(text))) ?? false;
}

const bare = (text: string): string => text.normalize('NFKC').replace(/\s+/g, ' ').trim().toLowerCase();
