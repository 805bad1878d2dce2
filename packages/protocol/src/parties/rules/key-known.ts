import { refuse } from '../../refusals.ts';
import { personActing, type PartyRule } from '../decide/request.ts';
import { ADMIN_ROLES } from '../separations.ts';

/** A key that stands is revoked by an administrator, or by the person whose own it is. */
export const keyKnown: PartyRule<'RevokeKey'> = (party, { command: { data }, actor }) => {
  const key = party.keys.find(({ keyId, revokedAt }) => keyId === data.keyId && revokedAt === null);
  if (!key) return refuse('key-unknown', 'keyId');
  if (actor.type === 'person' && actor.role === ADMIN_ROLES[party.kind]) return undefined;
  return 'person' in key && key.person === personActing(actor) ? undefined : refuse('key-of-another-person', 'keyId');
};
