import { type ItemRecord, type Referral } from '@remit/protocol';
import { documentDigest } from './document-digest.ts';

/**
 * What of a state can decide about a lock. Two states with one key are one state of the search.
 *
 * Before sending: the status, the exact document, who wrote it, who read which item blind and with what result, which
 * locks are held by whom on which bytes, what was returned, refused or asked again, and a hold with its place. Left out:
 * words of reasons, instants and due times (the search gives every step before and after every due time), the counters
 * of reminders, and the gate report (it follows from document and world).
 *
 * After sending no step touches a lock, which the search asserts for each; there the key keeps what the platform's steps
 * read (`coarse`), and without people and words.
 */
export function keyOf(referral: Referral): string {
  return referral.sentAt === undefined ? beforeSending(referral) : afterSending(referral);
}

/** The same, but after sending with all that any step reads: questions, sample, notice. */
export const fineKeyOf = (referral: Referral): string =>
  referral.sentAt === undefined
    ? beforeSending(referral)
    : JSON.stringify([
        afterSending(referral),
        questions(referral),
        referral.sample?.itemIds,
        referral.items.map(verdictOf),
      ]);

function beforeSending(referral: Referral): string {
  const { status, authors, lock1, lock2, reread, lock2Returned, refusal, triggers } = referral;
  const document = documentDigest(referral);
  return JSON.stringify([
    status,
    document.slice(0, 12),
    referral.digest === undefined ? '-' : referral.digest === document,
    [...authors].sort(),
    lock1 && [lock1.by, lock1.digest === document],
    lock2 && [lock2.by, lock2.digest === document, lock2.narrowedFrom !== undefined],
    referral.items.map(itemKey),
    [...reread].sort(),
    triggers.length > 0,
    annexKey(referral),
    lock2Returned,
    refusal?.by,
    askedAgain(referral),
    hold(referral),
    referral.erased !== undefined,
  ]);
}

const itemKey = ({ id, state, override, blind }: ItemRecord): unknown => [
  id.slice(-2),
  state,
  override !== undefined,
  blind && [blind.by, blind.differs, blind.reading.sensitiveCategory !== 'NONE'],
];

function afterSending(referral: Referral): string {
  const { status, receivedAt, lock2, items, clarifications, triggers } = referral;
  return JSON.stringify([
    status,
    receivedAt !== undefined,
    lock2 !== undefined,
    triggers.length > 0,
    items.map(({ state, decision }) => [state, decision?.outcome.startsWith('ACT')]),
    (clarifications.at(-1)?.freeText ?? null) !== null,
    askedAgain(referral),
    hold(referral),
    referral.useRenewedAt !== undefined,
    annexKey(referral),
    referral.erased !== undefined,
  ]);
}

/** Whether there is one to open and whose it is, or was and is gone. */
const annexKey = ({ annex }: Referral): string | undefined => (annex?.destroyedAt === undefined ? annex?.by : 'gone');
const verdictOf = ({ sample }: ItemRecord): string => (sample ? (sample.verdict ?? 'drawn') : '-');
const questions = ({ clarifications }: Referral): unknown =>
  clarifications.map((round) => [round.freeText !== null, round.lapsed === true, round.answer !== undefined]);
const askedAgain = ({ reconsideration }: Referral): unknown =>
  reconsideration && [reconsideration.by, reconsideration.outcome];
const hold = ({ hold: held, endedHolds }: Referral): unknown => [
  held && [held.resume, held.organisation, held.renewals],
  endedHolds.map(({ organisation, renewals }) => [organisation, renewals]).sort(),
];
