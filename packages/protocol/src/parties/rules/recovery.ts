import { refuse } from '../../refusals.ts';
import { personActing, type PartyRule } from '../decide/request.ts';
import { holdersOf } from '../queries.ts';
import { RECOVERY_ROLES } from '../separations.ts';

/** An open proposal, confirmed by another person in another role: a lost passkey is a way in for whoever says so. */
export const recoveryOpen: PartyRule<'ConfirmRecovery'> = (party, { command: { data }, actor, at }) => {
  const proposal = party.recoveries?.find(({ person }) => person === data.person);
  if (!proposal || proposal.until <= at) return refuse('recovery-not-open', 'person');
  const same = proposal.by === personActing(actor) || (actor.type !== 'system' && proposal.byRole === actor.role);
  return same ? refuse('second-person-needed') : undefined;
};
/** The hub confirms only where nobody inside can. */
export const recoveryInside: PartyRule<'ConfirmRecovery'> = (party, { command: { data }, actor }) => {
  if (actor.type === 'system' || actor.organisation === party.id) return undefined;
  const confirming = RECOVERY_ROLES[party.kind];
  const proposer = party.recoveries?.find(({ person }) => person === data.person)?.by;
  const inside = confirming
    ? holdersOf(party, confirming).filter((person) => person !== data.person && person !== proposer)
    : [];
  return inside.length > 0 ? refuse('second-person-inside') : undefined;
};
