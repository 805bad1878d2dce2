import type { PastOutcome } from '../world.ts';
import { complain, NOTHING, type ItemRule } from './rule.ts';

/** G7: what was refused comes back only with a new fact, and then lock 2 reads it (C4, D1). */
export const refusedBefore: ItemRule = ({ content, key }, { world: { history } }) => {
  const refusal = (Object.hasOwn(history, key) ? (history[key] ?? []) : []).find(isRefusal);
  if (refusal === undefined) return NOTHING;
  const detail = `${refusal.outcome} on ${refusal.at}`;
  return content.claims?.some(({ label }) => label === 'FACT')
    ? complain('NEEDS_LOCK2', 'G7_REFUSED_BEFORE', 'locator', detail)
    : complain('FIXABLE', 'G7_RESUBMIT', 'claims', detail);
};

const isRefusal = ({ outcome }: PastOutcome): boolean => outcome.startsWith('NO_ACTION') || outcome === 'REFUSED_L2';
