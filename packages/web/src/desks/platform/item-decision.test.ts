import type { CapabilityCard } from '@remit/protocol';
import { describe, expect, it } from 'vitest';
import { begunDecisions, lacking, UNDECIDED, wholeDecisions, withOutcome } from './item-decision.ts';

const card = { clauses: [{ code: 'T-4', title: 'Terror', contentTypes: [] }] } as unknown as CapabilityCard;

describe('a decision on one item', () => {
  it('offers the clause that the unit cited, where the card has it', () => {
    expect(withOutcome(UNDECIDED, 'ACT_REMOVED', 'T-4', card)).toMatchObject({ ground: 'TERMS', clause: 'T-4' });
    expect(withOutcome(UNDECIDED, 'ACT_REMOVED', 'T-9', card)).toMatchObject({ ground: null, clause: null });
  });

  it('keeps nothing that the new outcome does not ask for', () => {
    const removed = withOutcome(UNDECIDED, 'ACT_REMOVED', 'T-4', card);
    expect(withOutcome(removed, 'NO_ACTION_NOT_VIOLATING', 'T-4', card)).toMatchObject({ ground: null, clause: null });
  });

  it('says what is lacking, field by field', () => {
    expect(lacking(UNDECIDED)).toBe('outcome');
    expect(lacking({ ...UNDECIDED, outcome: 'ACT_REMOVED' })).toBe('outcome-needs-ground');
    expect(lacking({ ...UNDECIDED, outcome: 'ACT_REMOVED', ground: 'TERMS' })).toBe('outcome-needs-clause');
    expect(lacking({ ...UNDECIDED, outcome: 'NO_ACTION_EXEMPT' })).toBe('outcome-needs-exemption');
    expect(lacking({ ...UNDECIDED, outcome: 'REDIRECTED' })).toBe('outcome-needs-team');
    expect(lacking({ ...UNDECIDED, outcome: 'NO_ACTION_NOT_OURS', reason: ' a ' })).toBe('reason');
    expect(lacking({ ...UNDECIDED, outcome: 'NO_ACTION_NOT_OURS', reason: 'not on our hosts' })).toBeNull();
  });

  it('records only what is whole, each item with its own reason, and counts what was begun', () => {
    const drafts = {
      a: { ...UNDECIDED, outcome: 'NO_ACTION_NOT_OURS' as const, reason: 'another service' },
      b: { ...UNDECIDED, outcome: 'NO_ACTION_NOT_OURS' as const },
      c: UNDECIDED,
    };
    expect(wholeDecisions(drafts).map(({ itemId, reason }) => [itemId, reason])).toEqual([['a', 'another service']]);
    expect(begunDecisions(drafts)).toBe(1);
  });
});
