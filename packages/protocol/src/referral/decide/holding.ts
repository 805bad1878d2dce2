import { refuse } from '../../refusals.ts';
import { instantOf, millisecondsOf } from '../../time/index.ts';
import { duesAfterHold } from '../deadlines.ts';
import { holdsOf, renewableHold } from '../holds.ts';
import { nameOf, partyOf, type Decider } from './request.ts';

const MAX_HOLD_MS = 14 * 24 * 3_600_000;
const limit = (at: string): string => instantOf(millisecondsOf(at) + MAX_HOLD_MS);

/**
 * D10: a hold needs a supervisor (or the platform's legal desk), ends by itself, and pauses everybody's clock. A side
 * holds a case once, however long ago; holds in a row would be a hold without end that nobody oversees.
 */
export const placeHold: Decider<'PlaceHold'> = (referral, { command: { data }, actor, at }) => {
  if (data.until <= at) return refuse('hold-in-past', 'until');
  if (data.until > limit(at)) return refuse('hold-too-long', 'until');
  if (data.reason === 'DECONFLICTION' && partyOf(actor) === 'PLATFORM') return refuse('not-your-role', 'reason');
  if (actor.type !== 'system' && holdsOf(referral, actor.organisation).length > 0) return refuse('hold-used');
  return [{ kind: 'HoldPlaced', data }];
};

/** The renewal of a hold is overseen, once; whether the hold still runs or has ended makes no difference. */
export const renewHold: Decider<'RenewHold'> = (referral, { command: { data }, actor, at }) => {
  if (referral.authors.includes(nameOf(actor))) return refuse('own-draft');
  const hold = renewableHold(referral);
  if (!hold) return refuse(referral.endedHolds.length > 0 ? 'hold-too-long' : 'no-hold-to-renew');
  if (hold.renewals >= 1) return refuse('hold-too-long');
  if (data.until <= at) return refuse('hold-in-past', 'until');
  return data.until > limit(at) ? refuse('hold-too-long', 'until') : [{ kind: 'HoldRenewed', data }];
};

export const releaseHold: Decider<'ReleaseHold'> = (referral, { actor, world, at }) => {
  const holder = referral.hold?.organisation;
  if (actor.type === 'system' || actor.organisation !== holder) return refuse('hold-not-yours');
  return [{ kind: 'HoldReleased', data: { ended: 'BY_HOLDER', ...duesAfterHold(referral, world, at) } }];
};

export const endHold: Decider<'EndHold'> = (referral, { world, at }) => {
  if (!referral.hold || at < referral.hold.until) return refuse('not-yet-due');
  return [{ kind: 'HoldReleased', data: { ended: 'BY_TIME', ...duesAfterHold(referral, world, at) } }];
};
