import { refuse } from '../../refusals.ts';
import { annexBarred, annexDigest, annexEnds } from '../annex.ts';
import { mayKnow, sideOf } from '../visibility.ts';
import type { Decider } from './request.ts';

/** One annex for a case, written and replaced while the draft may be: what is sent stays as it was read. */
export const attachAnnex: Decider<'AttachAnnex'> = (_, { command: { data }, chance }) => [
  {
    kind: 'AnnexAttached',
    data: { digest: annexDigest(chance, data.text), sizeBytes: new TextEncoder().encode(data.text).length },
  },
];

/** C16: the reading is an event. Whoever may not know of the case learns no more than that. */
export const openAnnex: Decider<'OpenAnnex'> = (referral, { command: { data }, actor, world }) => {
  if (actor.type === 'system' || !mayKnow(sideOf(actor.role), referral)) return refuse('not-your-organisation');
  const barred = annexBarred(referral, {
    person: actor.type === 'person' ? actor.person : null,
    cleared: world.cleared === true,
  });
  if (barred !== undefined) return refuse(barred, undefined, referral.annex?.destroyedAt);
  return [{ kind: 'AnnexOpened', data: { digest: referral.annex!.digest, reason: data.reason } }];
};

/** Taken off a draft by its authors; of a case that has ended, by time. */
export const destroyAnnex: Decider<'DestroyAnnex'> = (referral, { actor, at }) => {
  const { annex } = referral;
  if (!annex) return refuse('annex-missing');
  if (annex.destroyedAt !== undefined) return refuse('annex-destroyed', undefined, annex.destroyedAt);
  const ends = annexEnds(referral);
  if (actor.type === 'system' && (ends === undefined || at < ends)) return refuse('not-yet-due', undefined, ends);
  return [{ kind: 'AnnexDestroyed', data: { digest: annex.digest } }];
};
