import { refuse } from '../../refusals.ts';
import type { PartyRule } from '../decide/request.ts';

/** Everything expires (C0.5), and nothing begins that is already over. */
export const endAhead: PartyRule<'AppointOversight' | 'IssueCertificate' | 'AddKey' | 'DeclareCapacity'> = (
  _,
  { command: { data }, at },
) => (data.until !== null && data.until <= at ? refuse('term-ended', 'until') : undefined);
