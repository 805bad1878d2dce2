import { refuse } from '../../refusals.ts';
import type { PartyRule } from '../decide/request.ts';
import { rolesOf } from '../queries.ts';
import { EXCLUSIVE_ROLES } from '../roles.ts';

/** C0.4 and C1: who administers a desk does not act at it. Asked at the proposal and again when it takes effect. */
export const rolesApart: PartyRule<'GrantRole' | 'ProposeRole' | 'ConfirmRole'> = (party, { command: { data } }) => {
  const held = rolesOf(party, data.person);
  const clash = EXCLUSIVE_ROLES.some(
    ([one, other]) => (data.role === one && held.includes(other)) || (data.role === other && held.includes(one)),
  );
  return clash ? refuse('roles-exclude-each-other', 'role') : undefined;
};
