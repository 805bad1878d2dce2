import { refuse } from '../../refusals.ts';
import type { PartyRule } from '../decide/request.ts';

/** One identifier, one person, one organisation: nobody is enrolled twice, here or elsewhere (C1). */
export const personFree: PartyRule<'EnrolPerson' | 'StartCeremony' | 'CompleteCeremony'> = (
  party,
  { command, world },
) => {
  const people = peopleOf(command.data);
  const known = people.some((person) => party.people.some((each) => each.person === person));
  return known || people.some((person) => world.enrolledElsewhere.includes(person))
    ? refuse('person-exists', 'person')
    : undefined;
};

type Data = Parameters<typeof personFree>[1]['command']['data'];
function peopleOf(data: Data): readonly string[] {
  if ('person' in data) return [data.person];
  return 'people' in data ? data.people.map(({ person }) => person) : data.credentials.map(({ person }) => person);
}
