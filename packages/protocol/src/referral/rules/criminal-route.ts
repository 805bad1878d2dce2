import { complain, isBlank, NOTHING, type HeaderRule } from './rule.ts';

/** G5: "why are you not prosecuting?" is answered before it is asked, for lock 2 alone (R067, D8). */
export const criminalRoute: HeaderRule = ({ header: { personIdentified, whyNotCriminal } }) =>
  personIdentified === true && (isBlank(whyNotCriminal?.code) || isBlank(whyNotCriminal?.text))
    ? complain('FIXABLE', 'G5_CRIMINAL_ROUTE', 'whyNotCriminal', 'a person is identified')
    : NOTHING;
