import { refuse } from '../../refusals.ts';
import type { PartyRule } from '../decide/request.ts';
import { ROLE_HOLDERS } from '../roles.ts';

/** C1: each role belongs to one kind of organisation, so a unit's or a platform's person never holds lock 2. */
export const roleOfKind: PartyRule<'GrantRole' | 'ProposeRole' | 'ConfirmRole' | 'IssueCertificate' | 'AddKey'> = (
  party,
  { command: { data } },
) =>
  'role' in data && ROLE_HOLDERS[data.role] !== party.kind
    ? refuse('role-not-for-this-kind', 'role', party.kind)
    : undefined;
