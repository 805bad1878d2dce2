import { refuse } from '../../refusals.ts';
import type { PartyRule } from '../decide/request.ts';
import { latestVersion, setProposal } from '../queries.ts';

/** Versions follow each other without a gap, so that nobody has to ask what stood in between. */
export const cardVersionNext: PartyRule<'PublishCard'> = (party, { command: { data } }) =>
  data.version === (party.card?.version ?? 0) + 1 ? undefined : refuse('version-not-next', 'version');

export const setVersionNext: PartyRule<'ProposeParameterSet'> = (party, { command: { data } }) =>
  data.version === latestVersion(party, data.id) + 1 ? undefined : refuse('version-not-next', 'version');

/** What is approved and published is what was proposed, to the byte. */
export const setProposed: PartyRule<'ApproveParameterSet' | 'PublishParameterSet'> = (party, { command: { data } }) => {
  const proposal = setProposal(party, data.set);
  if (!proposal) return refuse('set-not-proposed', 'set');
  return proposal.digest === data.digest ? undefined : refuse('digest-differs', 'digest');
};
