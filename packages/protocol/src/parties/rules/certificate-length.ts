import { refuse } from '../../refusals.ts';
import type { PartyRule } from '../decide/request.ts';
import { CERTIFICATE_MONTHS, monthsAfter } from '../terms.ts';

/** C2: a training certificate runs for twelve months at most. */
export const certificateLength: PartyRule<'IssueCertificate'> = (_, { command: { data }, at }) =>
  data.until > monthsAfter(at, CERTIFICATE_MONTHS) ? refuse('certificate-too-long', 'until') : undefined;
