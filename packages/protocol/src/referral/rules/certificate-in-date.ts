import { complain, NOTHING, type HeaderRule } from './rule.ts';

/** G1: who submits holds a training certificate in date (R065). The sending itself is no person's act. */
export const certificateInDate: HeaderRule = ({ world: { certifiedUntil }, at, sending }) => {
  if (sending) return NOTHING;
  if (certifiedUntil === null) return complain('STOP', 'G1_CERT_EXPIRED', null, 'no certificate is on record');
  return at < certifiedUntil
    ? NOTHING
    : complain('STOP', 'G1_CERT_EXPIRED', null, `the certificate ended ${certifiedUntil}`);
};
