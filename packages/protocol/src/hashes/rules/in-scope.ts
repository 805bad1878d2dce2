import { NOT_COUNTER_TERRORISM } from '../../referral/codes.ts';
import { refuse } from '../../refusals.ts';
import type { EntryRule } from '../decide/request.ts';

/** C0.2: what is no matter of counter-terrorism has no place in the list, however bad it is. */
export const inScope: EntryRule<'ContributeOpinion'> = (_, { command: { data } }) =>
  NOT_COUNTER_TERRORISM.includes(data.ground) ? refuse('opinion-out-of-scope', 'ground') : undefined;
