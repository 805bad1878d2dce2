import { refuse } from '../../refusals.ts';
import type { PartyRule } from '../decide/request.ts';

/** A pseudonym means one person to the other side, also after that person has left (D11). */
export const pseudonymFree: PartyRule<'EnrolPerson' | 'StartCeremony'> = (party, { command: { data } }) => {
  const wanted = 'people' in data ? data.people.map(({ pseudonym }) => pseudonym) : [data.pseudonym];
  const free =
    new Set(wanted).size === wanted.length && !party.people.some(({ pseudonym }) => wanted.includes(pseudonym));
  return free ? undefined : refuse('pseudonym-taken', 'pseudonym');
};
