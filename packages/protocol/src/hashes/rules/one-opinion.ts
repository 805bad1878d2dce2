import { refuse } from '../../refusals.ts';
import { type EntryRule, organisationOf } from '../decide/request.ts';
import type { Entry, LiveOpinion, Proposal } from '../state.ts';

export const opinionOf = ({ opinions }: Entry, organisation: string): LiveOpinion | undefined =>
  opinions.find(({ document }) => document.organisation === organisation);
export const proposalOf = ({ proposals }: Entry, organisation: string): Proposal | undefined =>
  proposals.find(({ opinion }) => opinion.organisation === organisation);

/** One voice for each organisation: whoever changes its mind withdraws first, so that the withdrawal travels. */
export const oneOpinion: EntryRule<'ContributeOpinion' | 'DisputeEntry'> = (entry, { actor }) => {
  const own = organisationOf(actor);
  return opinionOf(entry, own) || proposalOf(entry, own) ? refuse('opinion-exists') : undefined;
};
