import { refuse } from '../../refusals.ts';
import type { PartyRule } from '../decide/request.ts';
import { rolesOf } from '../queries.ts';

/** A role is granted once; a second grant would say nothing and yet stand on the record. */
export const roleNew: PartyRule<'GrantRole' | 'ProposeRole' | 'ConfirmRole'> = (party, { command: { data } }) =>
  rolesOf(party, data.person).includes(data.role) ? refuse('role-held', 'role') : undefined;

export const roleHeld: PartyRule<'RevokeRole'> = (party, { command: { data } }) =>
  rolesOf(party, data.person).includes(data.role) ? undefined : refuse('role-not-held', 'role');
