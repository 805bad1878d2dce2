import { refuse } from '../../refusals.ts';
import type { PartyRule } from '../decide/request.ts';

/** C14: people were heard before anything was settled, so the consultation is over and the set not yet in force. */
export const consultationClosed: PartyRule<'ProposeParameterSet'> = (_, { command: { data }, at }) => {
  const { openedAt, closedAt } = data.consultation;
  const heard = openedAt < closedAt && closedAt <= at && closedAt < data.inForceFrom;
  return heard ? undefined : refuse('consultation-not-closed', 'consultation.closedAt');
};
