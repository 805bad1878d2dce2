import { refuse } from '../../refusals.ts';
import type { PartyRule } from '../decide/request.ts';
import { holdersOf } from '../queries.ts';
import { ADMIN_ROLES } from '../separations.ts';

/** An organisation never loses its last administrator: nobody could take its keys and roles away any more. */
export const lastAdministrator: PartyRule<'RemovePerson' | 'RevokeRole'> = (party, { command: { data } }) => {
  const role = ADMIN_ROLES[party.kind];
  if ('role' in data && data.role !== role) return undefined;
  const holders = holdersOf(party, role);
  return holders.length === 1 && holders[0] === data.person ? refuse('last-administrator', 'person') : undefined;
};
