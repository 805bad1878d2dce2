import { refuse } from '../../refusals.ts';
import type { PartyRule } from '../decide/request.ts';

/** R052: the people named are enrolled here, under their pseudonyms, and the deputy is somebody else. */
export const contactsNamed: PartyRule<'SetContacts'> = (party, { command: { data } }) => {
  const enrolled = party.people.filter(({ status }) => status === 'ENROLLED').map(({ pseudonym }) => pseudonym);
  for (const [i, named] of data.people.entries())
    if (!enrolled.includes(named)) return refuse('person-unknown', `people.${i}`);
  if (!enrolled.includes(data.deputy)) return refuse('person-unknown', 'deputy');
  return data.people.includes(data.deputy) ? refuse('deputy-among-people', 'deputy') : undefined;
};
