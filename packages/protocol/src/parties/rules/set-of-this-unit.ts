import { refuse } from '../../refusals.ts';
import type { PartyRule } from '../decide/request.ts';

/** A unit publishes its own powers and nobody else's (R068). */
export const setOfThisUnit: PartyRule<'ProposeParameterSet'> = (party, { command: { data } }) =>
  data.unit === party.id ? undefined : refuse('set-of-another-unit', 'unit');
