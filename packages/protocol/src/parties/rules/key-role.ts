import { refuse } from '../../refusals.ts';
import { personActing, type PartyRule } from '../decide/request.ts';
import { rolesOf } from '../queries.ts';
import { ADMIN_ROLES, DESK_KEY_ROLES, MACHINE_ROLES, PERSONAL_KEY_ROLES, SIGNING_ROLES } from '../separations.ts';

/**
 * Who adds which key. Locks, decisions and administration are acts of a named human, so no machine holds their roles
 * (C0.8); the desk's key is made by a member who signs with it, so that no administrator ever holds it.
 */
export const keyRole: PartyRule<'AddKey'> = (party, { command: { data }, actor }) => {
  const role = actor.type === 'person' ? actor.role : null;
  if (data.purpose === 'desk') return role && DESK_KEY_ROLES.includes(role) ? undefined : refuse('not-your-role');
  if (data.purpose === 'machine') {
    if (role !== ADMIN_ROLES[party.kind]) return refuse('not-your-role');
    return MACHINE_ROLES.includes(data.role) ? undefined : refuse('role-needs-a-person', 'role');
  }
  if (data.purpose === 'wrapping')
    return !role || !SIGNING_ROLES.includes(role)
      ? refuse('not-your-role')
      : data.person === personActing(actor)
        ? undefined
        : refuse('key-of-another-person', 'person');
  if (!PERSONAL_KEY_ROLES.includes(data.role)) return refuse('role-needs-a-person', 'role');
  if (data.person !== personActing(actor)) return refuse('key-of-another-person', 'person');
  return rolesOf(party, data.person).includes(data.role) ? undefined : refuse('role-not-held', 'role');
};
