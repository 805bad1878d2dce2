import { refuse } from '../../refusals.ts';
import { type EntryRule, organisationOf } from '../decide/request.ts';
import { proposalOf } from './one-opinion.ts';

/** The own organisation's proposal, which has not lapsed. */
export const proposalOpen: EntryRule<'ConfirmOpinion' | 'DropProposal'> = (entry, { actor, at }) => {
  const proposal = proposalOf(entry, organisationOf(actor));
  return proposal && proposal.lapses > at ? undefined : refuse('opinion-not-proposed');
};

/** No person alone speaks for an organisation. */
export const secondColleague: EntryRule<'ConfirmOpinion'> = (entry, { actor }) => {
  const by = proposalOf(entry, organisationOf(actor))?.by;
  return actor.type === 'person' && actor.person === by ? refuse('second-colleague-needed') : undefined;
};

/** What is confirmed is what was read. */
export const digestRead: EntryRule<'ConfirmOpinion'> = (entry, { actor, command: { data } }) =>
  proposalOf(entry, organisationOf(actor))?.digest === data.digest ? undefined : refuse('digest-differs', 'digest');
