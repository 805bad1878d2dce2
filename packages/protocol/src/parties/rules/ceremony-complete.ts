import { refuse } from '../../refusals.ts';
import type { PartyRule } from '../decide/request.ts';

/** Both named people came, each with the own code and a credential of the own, while the ceremony was open. */
export const ceremonyComplete: PartyRule<'CompleteCeremony'> = (party, { command: { data }, at }) => {
  const { ceremony } = party;
  if (ceremony === null || ceremony.until <= at) return refuse('ceremony-not-open');
  const came = ceremony.people.every(({ person, codeDigest }) =>
    data.credentials.some((each) => each.person === person && each.codeDigest === codeDigest),
  );
  if (!came) return refuse('ceremony-code-differs', 'credentials');
  const [one, two] = data.credentials;
  const shared = one?.credential === two?.credential || one?.publicKey === two?.publicKey;
  return shared ? refuse('one-credential-for-two', 'credentials') : undefined;
};
