import { refuse } from '../../refusals.ts';
import type { PartyRule } from '../decide/request.ts';
import { personOf } from '../queries.ts';

/** One passkey a person: whoever could add a second could come as a holder of a lock. Another follows a recovery. */
export const passkeyFree: PartyRule<'EnrolPasskey'> = (party, { command: { data }, world }) => {
  if ((personOf(party, data.person)?.passkeys ?? []).length > 0) return refuse('passkey-held', 'person');
  const known = party.people.some(({ passkeys = [] }) =>
    passkeys.some((each) => each.credential === data.credential || each.publicKey === data.publicKey),
  );
  return known || world.taken.includes(data.publicKey) ? refuse('key-exists', 'credential') : undefined;
};
