import { refuse } from '../../refusals.ts';
import { personActing, type PartyRule } from '../decide/request.ts';

/** A certificate says that somebody else has seen the training passed. */
export const ownCertificate: PartyRule<'IssueCertificate'> = (_, { command: { data }, actor }) =>
  data.person === personActing(actor) ? refuse('own-certificate', 'person') : undefined;
