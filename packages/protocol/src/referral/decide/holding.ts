import { refuse } from '../../refusals.ts';
import { instantOf, millisecondsOf } from '../../time/index.ts';
import { decideDueAfterPause } from '../deadlines.ts';
import type { Due } from '../facts.ts';
import type { Referral } from '../state.ts';
import type { World } from '../world.ts';
import { nameOf, partyOf, type Decider } from './request.ts';

const MAX_HOLD_MS = 14 * 24 * 3_600_000;
const limit = (at: string): string => instantOf(millisecondsOf(at) + MAX_HOLD_MS);

/** D10: a hold needs a supervisor (or the platform's legal desk), ends by itself, and pauses everybody's clock. */
export const placeHold: Decider<'PlaceHold'> = (_, { command: { data }, actor, at }) => {
  if (data.until <= at) return refuse('hold-in-past', 'until');
  if (data.until > limit(at)) return refuse('hold-too-long', 'until');
  if (data.reason === 'DECONFLICTION' && partyOf(actor) === 'PLATFORM') return refuse('not-your-role', 'reason');
  return [{ kind: 'HoldPlaced', data }];
};

/** The renewal of a hold is overseen, once. */
export const renewHold: Decider<'RenewHold'> = (referral, { command: { data }, actor, at }) => {
  if (referral.authors.includes(nameOf(actor))) return refuse('own-draft');
  if ((referral.hold?.renewals ?? 0) >= 1) return refuse('hold-too-long');
  if (data.until <= at) return refuse('hold-in-past', 'until');
  return data.until > limit(at) ? refuse('hold-too-long', 'until') : [{ kind: 'HoldRenewed', data }];
};

export const releaseHold: Decider<'ReleaseHold'> = (referral, { actor, world, at }) => {
  const holder = referral.hold?.organisation;
  if (actor.type === 'system' || actor.organisation !== holder) return refuse('hold-not-yours');
  return [{ kind: 'HoldReleased', data: { ended: 'BY_HOLDER', decideDue: dueAfter(referral, world, at) } }];
};

export const endHold: Decider<'EndHold'> = (referral, { world, at }) => {
  if (!referral.hold || at < referral.hold.until) return refuse('not-yet-due');
  return [{ kind: 'HoldReleased', data: { ended: 'BY_TIME', decideDue: dueAfter(referral, world, at) } }];
};

const dueAfter = (referral: Referral, world: World, at: string): Due | null =>
  referral.receivedAt ? decideDueAfterPause(referral, world, at) : null;
