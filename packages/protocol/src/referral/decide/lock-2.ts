import { isNarrowing } from '../../oversight/narrowing.ts';
import type { Lock2Answers } from '../../oversight/questions.ts';
import { refuse, type Refusal } from '../../refusals.ts';
import { digestOf } from '../document.ts';
import { narrowed } from '../evolve.ts';
import type { Referral } from '../state.ts';
import { liveItems } from '../state.ts';
import { nameOf, partyOf, type Decider, type Request } from './request.ts';

/** C1 and C5: neither author nor first lock, nor in the last 24 months of either side. */
function conflict(referral: Referral, { actor, world }: Pick<Request, 'actor' | 'world'>): Refusal | undefined {
  const person = nameOf(actor);
  if (referral.authors.includes(person)) return refuse('own-draft');
  if (referral.lock1?.by === person) return refuse('same-person-as-lock1');
  const parties = [referral.unit, referral.platform];
  return world.formerOrganisations.some((id) => parties.includes(id)) ? refuse('reviewer-conflict') : undefined;
}

const allMet = (answers: Lock2Answers): boolean => Object.values(answers).every((answer) => answer.met);

export const approveLock2: Decider<'ApproveLock2'> = (referral, request) => {
  const { data } = request.command;
  if (data.digest !== referral.digest) return refuse('digest-differs', 'digest');
  if (!allMet(data.answers)) return refuse('answers-not-met', 'answers');
  return conflict(referral, request) ?? [{ kind: 'Lock2Approved', data }];
};

/** D2: lock 2 signs both digests and the difference; lock 1 carries over only because the result is narrower. */
export const narrowLock2: Decider<'NarrowLock2'> = (referral, request) => {
  const { digest, answers, narrowing } = request.command.data;
  if (digest !== referral.digest) return refuse('digest-differs', 'digest');
  if (!allMet(answers)) return refuse('answers-not-met', 'answers');
  const live = new Set(liveItems(referral).map((item) => item.id));
  if (narrowing.removeItems.some((itemId) => !live.has(itemId))) return refuse('unknown-item', 'narrowing.removeItems');
  const result: Referral = { ...referral, ...narrowed(referral, narrowing) };
  if (liveItems(result).length === 0 && liveItems(referral).length > 0)
    return refuse('nothing-left-to-send', 'narrowing.removeItems');
  if (!isNarrowing(referral, result)) return refuse('not-narrower', 'narrowing');
  return (
    conflict(referral, request) ?? [
      { kind: 'Lock2Narrowed', data: { originalDigest: digest, digest: digestOf(result), answers, ...narrowing } },
    ]
  );
};

export const refuseLock2: Decider<'RefuseLock2'> = (referral, request) => {
  const { data } = request.command;
  if (allMet(data.answers)) return refuse('no-question-unmet', 'answers');
  return conflict(referral, request) ?? [{ kind: 'Lock2Refused', data }];
};

export const returnLock2: Decider<'ReturnLock2'> = (referral, request) => {
  if (referral.lock2Returned) return refuse('returned-once-already');
  return conflict(referral, request) ?? [{ kind: 'Lock2Returned', data: request.command.data }];
};

/** C5 and D5: the unit may ask once about a refusal, the platform once about an approval. */
export const askReconsideration: Decider<'AskReconsideration'> = (referral, { command: { data }, actor }) => {
  const by = partyOf(actor) === 'PLATFORM' ? 'PLATFORM' : 'UNIT';
  if (referral.reconsideration) return refuse('reconsideration-used');
  if (by === 'PLATFORM' && !referral.lock2) return refuse('lock2-required');
  return [{ kind: 'ReconsiderationAsked', data: { by, grounds: data.grounds } }];
};

export const decideReconsideration: Decider<'DecideReconsideration'> = (referral, request) => {
  const {
    command: { data },
    actor,
  } = request;
  if (!referral.reconsideration) return refuse('reconsideration-not-asked');
  if (referral.reconsideration.outcome) return refuse('decided-twice');
  const first = referral.refusal?.by ?? referral.lock2?.by;
  if (first === nameOf(actor)) return refuse('reviewer-conflict');
  return conflict(referral, request) ?? [{ kind: 'ReconsiderationDecided', data }];
};
