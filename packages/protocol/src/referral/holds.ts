import type { Hold, Referral } from './state.ts';

/** Every hold that this organisation has placed, the running one included. What a hold was, its end does not erase. */
export const holdsOf = ({ endedHolds, hold }: Referral, organisation: string): readonly Hold[] =>
  [...endedHolds, ...(hold ? [hold] : [])].filter((each) => each.organisation === organisation);

/** The hold that a renewal speaks of: the running one, else the last that ended and was not renewed yet (D10). */
export const renewableHold = ({ endedHolds, hold }: Referral): Hold | undefined =>
  hold ?? endedHolds.findLast((each) => each.renewals === 0);
