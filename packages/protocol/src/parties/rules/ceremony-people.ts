import { refuse } from '../../refusals.ts';
import type { PartyRule } from '../decide/request.ts';
import { holdersOf } from '../queries.ts';
import { ADMIN_ROLES } from '../separations.ts';

/** A ceremony founds: it never adds to, or replaces, administrators who are there. */
export const ceremonyNeeded: PartyRule<'StartCeremony'> = (party) =>
  holdersOf(party, ADMIN_ROLES[party.kind]).length > 0 ? refuse('ceremony-not-needed') : undefined;

/** Two people, two codes: one pair of hands must not be able to come as both. */
export const ceremonyOfTwo: PartyRule<'StartCeremony'> = (_, { command: { data } }) => {
  const [one, other] = data.people;
  if (one.person === other.person) return refuse('second-person-needed', 'people.1.person');
  return one.codeDigest === other.codeDigest ? refuse('codes-not-apart', 'people.1.codeDigest') : undefined;
};
