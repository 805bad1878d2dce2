import { refuse } from '../../refusals.ts';
import { personActing, type PartyRule } from '../decide/request.ts';
import { holdersOf, isCleared } from '../queries.ts';
import { CLEARING_ROLES } from '../separations.ts';
import type { ClearanceProposal, Party } from '../state.ts';
import { CLEARANCE_MONTHS, monthsAfter } from '../terms.ts';

const proposed = (party: Party, person: string): ClearanceProposal | undefined =>
  party.clearances?.find((each) => each.person === person);

/** C0.5: everything expires, and nobody stays cleared because nobody looked again. */
export const clearanceTerm: PartyRule<'ProposeClearance'> = (_, { command: { data }, at }) => {
  if (data.clearedUntil <= at) return refuse('term-ended', 'clearedUntil');
  return data.clearedUntil > monthsAfter(at, CLEARANCE_MONTHS)
    ? refuse('clearance-too-long', 'clearedUntil')
    : undefined;
};

/** An open proposal, confirmed by another person in another role; where an organisation has one role, by another person. */
export const clearanceOpen: PartyRule<'ConfirmClearance'> = (party, { command: { data }, actor, at }) => {
  const proposal = proposed(party, data.person);
  if (!proposal || proposal.until <= at || proposal.clearedUntil <= at) return refuse('clearance-not-open', 'person');
  const sameRole = actor.type !== 'system' && proposal.byRole === actor.role && party.kind !== 'AUDIT';
  return proposal.by === personActing(actor) || sameRole ? refuse('second-person-needed') : undefined;
};

/** The hub confirms only where nobody inside can. */
export const clearanceInside: PartyRule<'ConfirmClearance'> = (party, { command: { data }, actor }) => {
  if (actor.type === 'system' || actor.organisation === party.id) return undefined;
  const role = CLEARING_ROLES[party.kind];
  const proposer = proposed(party, data.person)?.by;
  const inside = role ? holdersOf(party, role).filter((each) => each !== data.person && each !== proposer) : [];
  return inside.length > 0 ? refuse('second-person-inside') : undefined;
};

/** What is not held, and not proposed either, has no end. */
export const clearanceHeld: PartyRule<'EndClearance'> = (party, { command: { data }, at }) =>
  isCleared(party, data.person, at) || proposed(party, data.person)
    ? undefined
    : refuse('clearance-not-held', 'person');
