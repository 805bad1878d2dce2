import { refuse } from '../../refusals.ts';
import { type EntryRule, organisationOf } from '../decide/request.ts';
import { opinionOf } from './one-opinion.ts';

/** Taking back is never harder than giving: one person is enough, but of the organisation that gave it. */
export const ownOpinion: EntryRule<'WithdrawOpinion'> = (entry, { actor, command: { data } }) => {
  const own = actor.type === 'system' || actor.organisation === data.organisation;
  return own && opinionOf(entry, data.organisation) ? undefined : refuse('opinion-unknown', 'organisation');
};

/** Whoever holds it answers for it. */
export const holdsIt: EntryRule<'AnswerQuarantine'> = (entry, { actor }) =>
  opinionOf(entry, organisationOf(actor))?.document.says === 'POSITIVE' ? undefined : refuse('opinion-unknown');
