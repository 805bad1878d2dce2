import type { NewPartyFact } from '../facts.ts';
import { CEREMONY_ROLES } from '../separations.ts';
import type { Party } from '../state.ts';
import type { PartyRequest } from './request.ts';

/** The first two people are enrolled and hold their roles; from here on the organisation administers itself. */
export function ceremonyFacts(
  { command: { data } }: PartyRequest<'CompleteCeremony'>,
  party: Party,
): readonly NewPartyFact[] {
  const { ceremony } = party;
  if (!ceremony) throw new Error('a ceremony that the rules saw is gone');
  const credentials = data.credentials.map(({ person, credential }) => ({ person, credential }));
  return [
    { kind: 'CeremonyCompleted', data: { credentials } },
    ...([0, 1] as const).flatMap((i): NewPartyFact[] => {
      const { person, pseudonym } = ceremony.people[i];
      const { credential, publicKey, algorithm } = data.credentials.find((each) => each.person === person)!;
      return [
        { kind: 'PersonEnrolled', data: { person, pseudonym, name: ceremony.names[i] } },
        { kind: 'PasskeyEnrolled', data: { person, credential, publicKey, algorithm } },
        { kind: 'RoleGranted', data: { person, role: CEREMONY_ROLES[party.kind][i], proposedBy: null } },
      ];
    }),
  ];
}
