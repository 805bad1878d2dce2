import { refuse } from '../../refusals.ts';
import type { PartyRule } from '../decide/request.ts';
import { holdersOf } from '../queries.ts';
import { CONFIRMING_ROLES } from '../separations.ts';

/** The hub confirms a first supervisor or reviewer; where somebody inside can, the hub has no say in who holds a lock. */
export const confirmedInside: PartyRule<'ConfirmRole'> = (party, { command: { data }, actor }) => {
  if (actor.type === 'system' || actor.organisation === party.id) return undefined;
  const confirming = CONFIRMING_ROLES[party.kind];
  const proposer = party.roleProposals.find(({ person, role }) => person === data.person && role === data.role)?.by;
  const inside = confirming
    ? holdersOf(party, confirming).filter((person) => person !== data.person && person !== proposer)
    : [];
  return inside.length > 0 ? refuse('second-person-inside') : undefined;
};
