import { refuse } from '../../refusals.ts';
import type { PartyRule } from '../decide/request.ts';
import { citation } from '../parameter-set.ts';

/** Only what was published, and stands, can be withdrawn. */
export const setPublished: PartyRule<'WithdrawParameterSet'> = (party, { command: { data } }) => {
  const stands = party.sets.some(({ set, withdrawnAt }) => citation(set) === data.set && withdrawnAt === null);
  return stands ? undefined : refuse('parameter-set-unknown', 'set');
};
