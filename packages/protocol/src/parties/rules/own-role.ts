import { refuse } from '../../refusals.ts';
import { personActing, type PartyRule } from '../decide/request.ts';

/** Nobody gives power to himself: not by grant, proposal, confirmation or recovery, nor by a ceremony that he starts. */
export const ownRole: PartyRule<
  | 'GrantRole'
  | 'ProposeRole'
  | 'ConfirmRole'
  | 'ProposeRecovery'
  | 'ConfirmRecovery'
  | 'ProposeClearance'
  | 'ConfirmClearance'
  | 'StartCeremony'
> = (_, { command: { data }, actor }) => {
  const named = 'people' in data ? data.people.map(({ person }) => person) : [data.person];
  return named.some((person) => person === personActing(actor)) ? refuse('own-role', 'person') : undefined;
};
