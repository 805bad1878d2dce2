import { refuse } from '../../refusals.ts';
import { personActing, type PartyRule } from '../decide/request.ts';
import { LOCK_ROLES } from '../separations.ts';

/** The holder of a lock is never chosen by one person alone (C0.4). */
export const grantedByOne: PartyRule<'GrantRole'> = (_, { command: { data } }) =>
  LOCK_ROLES.includes(data.role) ? refuse('second-person-needed', 'role') : undefined;

/** What one administrator may grant is not proposed; the table of lock roles is the only list. */
export const proposedForLock: PartyRule<'ProposeRole'> = (_, { command: { data } }) =>
  LOCK_ROLES.includes(data.role) ? undefined : refuse('role-granted-directly', 'role');

/** An open proposal, confirmed by another person in another role than the one who proposed. */
export const confirmedByAnother: PartyRule<'ConfirmRole'> = (party, { command: { data }, actor, at }) => {
  const proposal = party.roleProposals.find(({ person, role }) => person === data.person && role === data.role);
  if (!proposal || proposal.until <= at) return refuse('proposal-not-open', 'role');
  const same = proposal.by === personActing(actor) || (actor.type !== 'system' && proposal.byRole === actor.role);
  return same ? refuse('second-person-needed') : undefined;
};
