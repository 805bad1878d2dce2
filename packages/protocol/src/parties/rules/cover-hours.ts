import { refuse } from '../../refusals.ts';
import { coverProblem } from '../../time/index.ts';
import type { PartyRule } from '../decide/request.ts';

/** Hours that can be counted: a named time zone, and some hour in the week at which somebody is there (C7). */
export const coverHours: PartyRule<'SetContacts' | 'PublishCard'> = (_, { command: { data } }) => {
  const problem = coverProblem(data.cover);
  if (problem === undefined) return undefined;
  return problem === 'unknown-time-zone'
    ? refuse('time-zone-unknown', 'cover.timeZone')
    : refuse('cover-never-open', 'cover.weekly');
};
