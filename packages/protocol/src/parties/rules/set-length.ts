import { refuse } from '../../refusals.ts';
import type { PartyRule } from '../decide/request.ts';
import { monthsAfter, PARAMETER_SET_MONTHS } from '../terms.ts';

/** C2: in force for twelve months at most, and for some time at all. */
export const setLength: PartyRule<'ProposeParameterSet'> = (_, { command: { data } }) => {
  if (data.inForceTo <= data.inForceFrom) return refuse('term-ended', 'inForceTo');
  return data.inForceTo > monthsAfter(data.inForceFrom, PARAMETER_SET_MONTHS)
    ? refuse('set-too-long', 'inForceTo')
    : undefined;
};
