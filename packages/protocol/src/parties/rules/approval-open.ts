import { refuse } from '../../refusals.ts';
import type { PartyRule } from '../decide/request.ts';
import { setProposal } from '../queries.ts';
import { ROLE_HOLDERS } from '../roles.ts';

/** Each approver approves once; an oversight body only for a unit for which it is appointed now (D5). */
export const approvalOpen: PartyRule<'ApproveParameterSet'> = (party, { command: { data }, actor, world }) => {
  if (actor.type === 'system') return refuse('not-your-role');
  if (ROLE_HOLDERS[actor.role] === 'OVERSIGHT' && !world.oversight.includes(actor.organisation))
    return refuse('not-appointed-for-unit');
  const approved = setProposal(party, data.set)?.approvals.some(
    ({ organisation }) => organisation === actor.organisation,
  );
  return approved ? refuse('approved-already', 'set') : undefined;
};
