import { refuse } from '../../refusals.ts';
import type { PartyRule } from '../decide/request.ts';
import { CAPACITY_DAYS, daysAfter } from '../terms.ts';

/** A desk that calls itself full or busy says until when, and soon says it again or is open (C0.5). */
export const capacityLength: PartyRule<'DeclareCapacity'> = (_, { command: { data }, at }) => {
  if (data.level === 'GREEN') return undefined;
  if (data.until === null) return refuse('capacity-needs-end', 'until');
  return data.until > daysAfter(at, CAPACITY_DAYS[data.level]) ? refuse('capacity-too-long', 'until') : undefined;
};
