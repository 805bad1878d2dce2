import { refuse } from '../../refusals.ts';
import type { PartyRule } from '../decide/request.ts';

/** D13: proof of domain first, then a trust tier above the lowest. A proof cannot lie in the future. */
export const domainProven: PartyRule<'SetTrustTier'> = (party, { command: { data }, at }) => {
  if (data.domainProof !== null && data.domainProof.seenAt > at) return refuse('domain-unproven', 'domainProof.seenAt');
  if (data.tier === 'LOW' || party.domainProven || data.domainProof !== null) return undefined;
  return refuse('domain-unproven', 'domainProof');
};
