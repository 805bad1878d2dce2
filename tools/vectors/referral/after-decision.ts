import { AUTHOR, itemId, PLATFORM, UNIT } from '../../../packages/protocol/src/referral/fixtures/sample-case.ts';
import { example, type Example } from './example.ts';
import { OVERSIGHT, person } from './people.ts';
import type { Referral } from '@remit/protocol';
import { answers, type Data, later, PLAIN } from './plain.ts';

const former = { formerOrganisations: [UNIT] };
const SUPERVISOR_1_AS_REVIEWER = person('LOCK_REVIEWER', 'supervisor-0001', OVERSIGHT);

/** A review whose reader sees an exemption, or a sensitive person, where the officer saw none. */
function readOtherwise(referral: Referral, at: string, where: 'ARTISTIC' | 'JOURNALIST'): Data<'ReviewSample'> {
  const plain = PLAIN.ReviewSample(referral, at);
  const { exemptions } = plain.reading;
  return where === 'ARTISTIC'
    ? { ...plain, reading: { ...plain.reading, exemptions: { ...exemptions, ARTISTIC: 'ARGUABLE' } } }
    : { ...plain, reading: { ...plain.reading, sensitiveCategory: 'JOURNALIST' } };
}

const effects: Example[] = [
  example('an effect is of the past', 'decided', 'PLAT_REVIEWER', 'RecordEffect', 'effect-in-future', {
    data: (_, at) => ({
      itemIds: [itemId(1)],
      effectiveAt: later(at, 1),
      territory: { kind: 'states', states: ['DE'] },
    }),
  }),
  example('an effect is of an item of the referral', 'decided', 'PLAT_REVIEWER', 'RecordEffect', 'unknown-item', {
    data: { itemIds: [itemId(9)] },
  }),
  example(
    'where nothing was acted on there is no effect',
    'decided-without-action',
    'PLAT_REVIEWER',
    'RecordEffect',
    'no-effect-to-record',
  ),
  example('an effect is recorded once', 'two-partly-effected', 'PLAT_REVIEWER', 'RecordEffect', 'no-effect-to-record', {
    data: { itemIds: [itemId(1)] },
  }),
  example(
    'one effect of two leaves the case decided',
    'two-decided',
    'PLAT_REVIEWER',
    'RecordEffect',
    ['EffectRecorded'],
    { data: { itemIds: [itemId(1)] } },
  ),
  example('the last effect completes it', 'two-partly-effected', 'PLAT_REVIEWER', 'RecordEffect', [
    'EffectRecorded',
    'ReferralEffected',
  ]),
  example('a notice is of the past', 'effected', 'PLAT_LEGAL', 'RecordNotice', 'effect-in-future', {
    data: (_, at) => ({ status: 'SENT', noticedAt: later(at, 1) }),
  }),
  example(
    'a notice does not come before the effect',
    'effected',
    'PLAT_LEGAL',
    'RecordNotice',
    'notice-before-effect',
    {
      data: (_, at) => ({ status: 'SENT', noticedAt: later(at, -2) }),
    },
  ),
  example(
    'unless the card says that users are told before',
    'effected',
    'PLAT_LEGAL',
    'RecordNotice',
    ['NoticeRecorded'],
    {
      data: (_, at) => ({ status: 'SENT', noticedAt: later(at, -2) }),
      world: { 'platform/card/notificationPolicy': 'NOTIFY_BEFORE' },
    },
  ),
  example('a re-check is of the past', 'decided', 'LE_OFFICER', 'AttestRecheck', 'effect-in-future', {
    data: (_, at) => ({ itemId: itemId(1), finding: 'LIVE', seenAt: later(at, 1) }),
  }),
  example('a re-check is of a decided item', 'decided', 'LE_OFFICER', 'AttestRecheck', 'unknown-item', {
    data: { itemId: itemId(9) },
  }),
  example(
    'monitoring ends when its time is over, not before',
    'monitored',
    'system:monitoring-ends',
    'Close',
    'not-yet-due',
    { hours: -1 },
  ),
  example(
    'what was acted on is not closed before its effect',
    'decided',
    'system:monitoring-ends',
    'Close',
    'not-yet-due',
  ),
];

const corrections: Example[] = [
  example('a correction is of an item that was sent', 'delivered', 'LE_OFFICER', 'CorrectItem', 'unknown-item', {
    data: { itemId: itemId(9) },
  }),
  example('a stopped item needs no correction', 'one-left-review', 'LE_OFFICER', 'CorrectItem', 'unknown-item', {
    data: { itemId: itemId(2) },
  }),
  example(
    'an item that lock 2 took out needs no correction',
    'narrowed-delivered',
    'LE_OFFICER',
    'CorrectItem',
    'unknown-item',
    { data: { itemId: itemId(2) } },
  ),
  example(
    'what never left the unit is revised, not corrected',
    'held-before-lock1',
    'LE_OFFICER',
    'CorrectItem',
    'correction-needs-sent',
  ),
  example('an item is corrected once', 'corrected', 'LE_OFFICER', 'CorrectItem', 'decided-twice', {
    data: { itemId: itemId(1) },
  }),
  example('what is put back is an item of the referral', 'effected', 'PLAT_DECIDER', 'ReinstateItem', 'unknown-item', {
    data: { itemId: itemId(9) },
  }),
  example(
    'what was put back is not put back again',
    'reinstated',
    'PLAT_DECIDER',
    'ReinstateItem',
    'reinstate-needs-removal',
  ),
];

const sample: Example[] = [
  example('a sample is drawn once', 'sent-drawn', 'system:sample-after-checkpoint', 'DrawSample', 'already-drawn'),
  example(
    'nothing is drawn before sending',
    'held-before-lock1',
    'system:sample-after-checkpoint',
    'DrawSample',
    'sample-too-early',
  ),
  example(
    'what lock 2 saw is not drawn',
    'account-delivered',
    'system:sample-after-checkpoint',
    'DrawSample',
    'sample-not-drawn',
  ),
  example(
    'the share is the one of the parameter set',
    'sent',
    'system:sample-after-checkpoint',
    'DrawSample',
    'parameter-set-unknown',
    { world: { parameterSet: null } },
  ),
  example(
    'what rests on terms alone is always drawn',
    'terms-sent',
    'system:sample-after-checkpoint',
    'DrawSample',
    ['SampleDrawn'],
    { world: { 'parameterSet/sampleShare': 0.01 } },
  ),
  example('only drawn items are reviewed', 'delivered', 'LOCK_REVIEWER', 'ReviewSample', 'not-in-sample'),
  example('a drawn item is reviewed once', 'sample-reviewed', 'LOCK_REVIEWER', 'ReviewSample', 'already-sampled'),
  example(
    'an author does not review the sample',
    'sent-drawn',
    person('LOCK_REVIEWER', AUTHOR, OVERSIGHT),
    'ReviewSample',
    'reviewer-conflict',
  ),
  example(
    'who held lock 1 does not review the sample',
    'sent-drawn',
    SUPERVISOR_1_AS_REVIEWER,
    'ReviewSample',
    'reviewer-conflict',
  ),
  example(
    'who lately left the unit does not review the sample',
    'sent-drawn',
    'LOCK_REVIEWER',
    'ReviewSample',
    'reviewer-conflict',
    { world: former },
  ),
  example(
    'who lately left the platform does not review the sample',
    'sent-drawn',
    'LOCK_REVIEWER',
    'ReviewSample',
    'reviewer-conflict',
    { world: { formerOrganisations: [PLATFORM] } },
  ),
  example('sound means that every question is met', 'sent-drawn', 'LOCK_REVIEWER', 'ReviewSample', 'answers-not-met', {
    data: { answers: answers('PRECISION') },
  }),
  example('unsound means that one is not', 'sent-drawn', 'LOCK_REVIEWER', 'ReviewSample', 'answers-not-met', {
    data: { verdict: 'UNSOUND' },
  }),
  example(
    'an unsound item, and a NO that was none',
    'sent-drawn',
    'LOCK_REVIEWER',
    'ReviewSample',
    ['SampleReviewed'],
    {
      data: (referral, at) => ({
        ...readOtherwise(referral, at, 'ARTISTIC'),
        answers: answers('EXEMPTION'),
        verdict: 'UNSOUND',
      }),
      gives: { falseNo: true },
    },
  ),
  example(
    'a sensitivity that nobody named is a false NO as well',
    'sent-drawn',
    'LOCK_REVIEWER',
    'ReviewSample',
    ['SampleReviewed'],
    { data: (referral, at) => readOtherwise(referral, at, 'JOURNALIST'), gives: { falseNo: true } },
  ),
  example(
    'whether a NO was false is not for the reader to say',
    'sent-drawn',
    'LOCK_REVIEWER',
    'ReviewSample',
    'invalid-command',
    {
      data: (referral, at) => ({ ...PLAIN.ReviewSample(referral, at), falseNo: false }),
    },
  ),
];

export const afterDecision = (): Record<string, readonly Example[]> => ({ effects, corrections, sample });
