import { refuse } from '../../refusals.ts';
import type { PartyRule } from '../decide/request.ts';

/** R086: the organisation that somebody left exists, and the day of leaving has come. */
export const formerOrganisation: PartyRule<'RecordFormerOrganisation'> = (_, { command: { data }, world, at }) => {
  if (!Object.hasOwn(world.organisations, data.organisation)) return refuse('organisation-unknown', 'organisation');
  return data.until > at ? refuse('not-yet-former', 'until') : undefined;
};
