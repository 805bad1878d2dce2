import { refuse } from '../../refusals.ts';
import type { PartyRule } from '../decide/request.ts';
import { setProposal } from '../queries.ts';

/** R060: the unit, a platform and, where one is appointed, the oversight body: three organisations, one digest. */
export const approvalsGiven: PartyRule<'PublishParameterSet'> = (party, { command: { data }, world }) => {
  const approvals = setProposal(party, data.set)?.approvals ?? [];
  const unit = approvals.some(({ organisation }) => organisation === party.id);
  const platform = approvals.some(({ kind }) => kind === 'PLATFORM');
  const oversight =
    world.oversight.length === 0 || approvals.some(({ organisation }) => world.oversight.includes(organisation));
  const missing = [!unit && 'UNIT', !platform && 'PLATFORM', !oversight && 'OVERSIGHT'].filter(
    (side) => side !== false,
  );
  return missing.length > 0 ? refuse('approvals-missing', 'set', missing.join(' ')) : undefined;
};
