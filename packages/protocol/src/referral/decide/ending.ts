import { monthsAfter, RETENTION_MONTHS } from '../../parties/terms.ts';
import { refuse } from '../../refusals.ts';
import { usefulUntil } from '../deadlines.ts';
import type { Attribution } from '../facts.ts';
import type { Referral } from '../state.ts';
import type { World } from '../world.ts';
import type { Decider } from './request.ts';

/** D17: until something took effect the unit may withdraw; the platform reads one neutral sentence (D8). */
export const withdraw: Decider<'Withdraw'> = (referral, { command: { data } }) =>
  referral.items.some((item) => item.state === 'EFFECTED')
    ? refuse('item-not-open')
    : [{ kind: 'ReferralWithdrawn', data }];

/**
 * C3: the useful time is renewed once, for the hours that the locks approved and from this instant. The unit chooses no
 * length, so that no renewal reaches further than 30 days or undoes what lock 2 narrowed.
 */
export const renewUse: Decider<'RenewUse'> = (referral, { command: { data }, at }) => {
  if (referral.usefulUntil === undefined) return refuse('not-in-this-state', undefined, referral.status);
  if (referral.useRenewedAt !== undefined) return refuse('use-renewed');
  if (at >= referral.usefulUntil) return refuse('use-over');
  return [{ kind: 'UseRenewed', data: { usefulUntil: usefulUntil(referral, at), reason: data.reason } }];
};

export const expire: Decider<'Expire'> = (referral, { world, at }) => {
  if (referral.usefulUntil === undefined || at < referral.usefulUntil) return refuse('not-yet-due');
  return [{ kind: 'ReferralExpired', data: { attribution: attributionOf(referral, world, at) } }];
};

/** D19: a case that has ended is erased when its time is over, or before where an authority or a court ordered it. */
export const eraseCase: Decider<'EraseCase'> = ({ unit, platform, lastAt }, { command: { data }, at }) => {
  const until = monthsAfter(lastAt ?? at, RETENTION_MONTHS);
  if (data.basis === 'RETENTION' && at < until) return refuse('retention-not-over', 'basis', until);
  return [{ kind: 'CaseErased', data: { unit, platform, ...data } }];
};

/**
 * D14: a voluntary referral without an answer is nobody's fault. Only times that a party declared for itself count:
 * the unit's when its answer lapsed or is overdue, the platform's when its card says it holds itself to the targets.
 */
export function attributionOf(referral: Referral, world: World, at: string): Attribution {
  const last = referral.clarifications.at(-1);
  const answerOverdue = referral.status === 'CLARIFY' && last !== undefined && at >= last.answerDue.operationalDue;
  if (last?.lapsed || answerOverdue) return 'UNIT';
  const due = referral.due.decide?.legalLatest;
  const late = referral.status !== 'HELD' && referral.status !== 'CLARIFY' && due !== undefined && at > due;
  return late && world.platform.card?.declaredTimes ? 'PLATFORM' : 'NONE';
}
