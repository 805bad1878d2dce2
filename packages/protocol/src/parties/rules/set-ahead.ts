import { refuse } from '../../refusals.ts';
import type { PartyRule } from '../decide/request.ts';
import { setProposal } from '../queries.ts';

/** Powers are published before they are used: no set comes into force in the past. */
export const setAhead: PartyRule<'ProposeParameterSet' | 'PublishParameterSet'> = (
  party,
  { command: { data }, at },
) => {
  const from = 'set' in data ? setProposal(party, data.set)?.set.inForceFrom : data.inForceFrom;
  return from !== undefined && from < at ? refuse('set-in-the-past', 'inForceFrom') : undefined;
};
