import type { NewPartyFact } from '../facts.ts';
import { rolesOf } from '../queries.ts';
import type { Role } from '../roles.ts';
import { SIGNING_ROLES } from '../separations.ts';
import type { KeyRecord, Party } from '../state.ts';

/**
 * The keys that a member takes along: the own ones, and the desk's, which the member has had in clear. The desk's goes
 * with whoever signed with it; a remaining member makes a new one (spec/signatures.md, Desk keys).
 */
export const leavesWith = (party: Party, key: KeyRecord, person: string): boolean =>
  key.purpose === 'desk' ? signs(rolesOf(party, person)) : 'person' in key && key.person === person;

/** Whether this role was the last in which its holder used the desk's key. */
export function losesLastDesk(
  party: Party,
  { person, role }: { readonly person: string; readonly role: Role },
): boolean {
  const held = rolesOf(party, person);
  return signs(held) && !signs(held.filter((each) => each !== role));
}

export const keysLeaving = (
  party: Party,
  leaves: (key: KeyRecord) => boolean,
  reason: string,
): readonly NewPartyFact[] =>
  party.keys
    .filter((key) => key.revokedAt === null && leaves(key))
    .map(({ keyId }): NewPartyFact => ({ kind: 'KeyRevoked', data: { keyId, reason } }));

const signs = (roles: readonly Role[]): boolean => roles.some((role) => SIGNING_ROLES.includes(role));
