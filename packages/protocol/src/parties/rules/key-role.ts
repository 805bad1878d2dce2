import { refuse } from '../../refusals.ts';
import { personActing, type PartyRule } from '../decide/request.ts';
import { rolesOf } from '../queries.ts';
import { ADMIN_ROLES, MACHINE_ROLES, PERSONAL_KEY_ROLES } from '../separations.ts';

/** C0.8: locks, decisions and administration are acts of a named human, so no machine holds their roles. */
export const keyRole: PartyRule<'AddKey'> = (party, { command: { data }, actor }) => {
  if (data.purpose !== 'personal') {
    const administers = actor.type === 'person' && actor.role === ADMIN_ROLES[party.kind];
    if (!administers) return refuse('not-your-role');
    return data.purpose === 'machine' && !MACHINE_ROLES.includes(data.role)
      ? refuse('role-needs-a-person', 'role')
      : undefined;
  }
  if (!PERSONAL_KEY_ROLES.includes(data.role)) return refuse('role-needs-a-person', 'role');
  if (data.person !== personActing(actor)) return refuse('key-of-another-person', 'person');
  return rolesOf(party, data.person).includes(data.role) ? undefined : refuse('role-not-held', 'role');
};
