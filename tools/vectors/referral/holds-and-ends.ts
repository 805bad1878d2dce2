import { AUTHOR } from '../../../packages/protocol/src/referral/fixtures/sample-case.ts';
import { example, type Example } from './example.ts';
import { HELD_FROM } from './histories.ts';
import { OVERSIGHT, person } from './people.ts';
import { later } from './plain.ts';

const holdUntil = (hours: number) => ({
  data: (_: unknown, at: string) => ({ reason: 'SAFETY', until: later(at, hours), note: 'A person may be in danger.' }),
});
const renewUntil = (hours: number) => ({
  data: (_: unknown, at: string) => ({ until: later(at, hours), note: 'The danger has not passed.' }),
});
const FORTNIGHT = 14 * 24;

const holds: Example[] = [
  example('a hold lies ahead', 'review', 'LE_SUPERVISOR', 'PlaceHold', 'hold-in-past', holdUntil(0)),
  example(
    'a hold of fourteen days is the longest',
    'review',
    'LE_SUPERVISOR',
    'PlaceHold',
    ['HoldPlaced'],
    holdUntil(FORTNIGHT),
  ),
  example(
    'a longer hold is not placed',
    'review',
    'LE_SUPERVISOR',
    'PlaceHold',
    'hold-too-long',
    holdUntil(FORTNIGHT + 1),
  ),
  example('deconfliction is no reason of a platform', 'review', 'PLAT_LEGAL', 'PlaceHold', 'not-your-role', {
    data: { reason: 'DECONFLICTION' },
  }),
  example('deconfliction is a reason of a unit', 'review', 'LE_SUPERVISOR', 'PlaceHold', ['HoldPlaced'], {
    data: { reason: 'DECONFLICTION' },
  }),
  example(
    'a platform does not hold what has not reached it',
    'lock1',
    'PLAT_LEGAL',
    'PlaceHold',
    'not-your-organisation',
  ),
  example(
    'a renewal is overseen by another than the author',
    'held',
    person('LOCK_REVIEWER', AUTHOR, OVERSIGHT),
    'RenewHold',
    'own-draft',
  ),
  example('a hold is renewed once', 'held-renewed', 'LOCK_REVIEWER', 'RenewHold', 'hold-too-long'),
  example(
    'a hold that was renewed has ended for good',
    'held-renewed-ended',
    'LOCK_REVIEWER',
    'RenewHold',
    'hold-too-long',
  ),
  example(
    'where nothing was held there is nothing to renew',
    'review',
    'LOCK_REVIEWER',
    'RenewHold',
    'no-hold-to-renew',
  ),
  example('a side holds a case once', 'held-ended', 'LE_SUPERVISOR', 'PlaceHold', 'hold-used'),
  example('a month later it is the same case', 'held-delivered-ended', 'LE_SUPERVISOR', 'PlaceHold', 'hold-used', {
    hours: 30 * 24,
  }),
  example('a hold before sending counts after it', 'held-ready-sent', 'LE_SUPERVISOR', 'PlaceHold', 'hold-used'),
  example('a platform’s desk holds a case once', 'held-by-platform-ended', 'PLAT_DECIDER', 'PlaceHold', 'hold-used'),
  example('the other side’s hold is not one’s own', 'held-ended', 'PLAT_LEGAL', 'PlaceHold', ['HoldPlaced']),
  example('a hold that ended is renewed by oversight', 'held-ended', 'LOCK_REVIEWER', 'RenewHold', ['HoldRenewed']),
  example('and not once more', 'held-again-ended', 'LOCK_REVIEWER', 'RenewHold', 'hold-too-long'),
  example('a renewal lies ahead', 'held', 'LOCK_REVIEWER', 'RenewHold', 'hold-in-past', renewUntil(0)),
  example(
    'a renewal of fourteen days is the longest',
    'held',
    'LOCK_REVIEWER',
    'RenewHold',
    ['HoldRenewed'],
    renewUntil(FORTNIGHT),
  ),
  example(
    'a longer renewal is not given',
    'held',
    'LOCK_REVIEWER',
    'RenewHold',
    'hold-too-long',
    renewUntil(FORTNIGHT + 1),
  ),
  example(
    'the unit does not end the platform’s hold',
    'held-by-platform',
    'LE_SUPERVISOR',
    'ReleaseHold',
    'hold-not-yours',
  ),
  example('the platform does not end the unit’s hold', 'held', 'PLAT_LEGAL', 'ReleaseHold', 'hold-not-yours'),
  example('a hold ends when its time is over, not before', 'held', 'system:hold-ends', 'EndHold', 'not-yet-due', {
    hours: -1,
  }),
  example(
    'a hold before sending resumes where it began',
    'held-before-lock1',
    'LE_SUPERVISOR',
    'ReleaseHold',
    ['HoldReleased'],
    { gives: { decideDue: null } },
  ),
];

/** A hold of two days, of which what counts is added: two working days, or all cover hours in it. */
const moved: Example[] = [
  example(
    'the unit’s answer is due later by the held time',
    'held-clarify',
    'system:hold-ends',
    'EndHold',
    ['HoldReleased'],
    {
      gives: { answerDue: { operationalDue: '2026-03-10T23:00:00.000Z', legalLatest: '2026-03-10T23:00:00.000Z' } },
    },
  ),
  example(
    'no answer lapses by the time that held',
    'held-clarify-ended',
    'system:clarification-lapses',
    'LapseClarification',
    'not-yet-due',
    {
      hours: -1,
    },
  ),
  example('lock 2 is due later by the held time', 'held-lock2', 'system:hold-ends', 'EndHold', ['HoldReleased'], {
    gives: { lock2Due: { operationalDue: '2026-03-09T23:00:00.000Z', legalLatest: '2026-03-09T23:00:00.000Z' } },
  }),
  example('so is the acknowledgement', 'held-delivered', 'system:hold-ends', 'EndHold', ['HoldReleased'], {
    gives: { ackDue: { operationalDue: '2026-03-06T23:00:00.000Z', legalLatest: '2026-03-06T23:00:00.000Z' } },
  }),
];

const resumed: Example[] = Object.values({ lock1: 'held-before-lock1', ...HELD_FROM }).flatMap((given) => [
  example(`released, the case goes on where it was: ${given}`, given, 'LE_SUPERVISOR', 'ReleaseHold', ['HoldReleased']),
  example(`ended by time, the case goes on where it was: ${given}`, given, 'system:hold-ends', 'EndHold', [
    'HoldReleased',
  ]),
]);

/** The hours of the plain case from SENT; it is delivered an hour after that, and the next step is an hour later. */
const USEFUL = 336;
const ends: Example[] = [
  example('what took effect is not withdrawn', 'two-partly-effected', 'LE_OFFICER', 'Withdraw', 'item-not-open'),
  example('what was decided and has no effect yet may be withdrawn', 'decided', 'LE_OFFICER', 'Withdraw', [
    'ReferralWithdrawn',
  ]),
  example(
    'a referral expires when it is no longer useful, not before',
    'delivered',
    'system:useful-until',
    'Expire',
    'not-yet-due',
    { hours: -1 },
  ),
  example('the unit renews the useful time for the hours that were approved', 'delivered', 'LE_OFFICER', 'RenewUse', [
    'UseRenewed',
  ]),
  example('also while its colleague has the case held', 'held', 'LE_SUPERVISOR', 'RenewUse', ['UseRenewed']),
  example('the useful time is renewed once', 'use-renewed', 'LE_SUPERVISOR', 'RenewUse', 'use-renewed'),
  example('in its last hour the useful time is renewed', 'delivered', 'LE_OFFICER', 'RenewUse', ['UseRenewed'], {
    hours: USEFUL - 3,
  }),
  example('once it is over it is not', 'delivered', 'LE_OFFICER', 'RenewUse', 'use-over', { hours: USEFUL - 2 }),
  example('what was not sent has no useful time', 'held-before-lock1', 'LE_OFFICER', 'RenewUse', 'not-in-this-state'),
  example('the platform does not renew what the unit asked', 'delivered', 'PLAT_DECIDER', 'RenewUse', 'not-your-role'),
  example('what was decided needs no more time', 'decided', 'LE_OFFICER', 'RenewUse', 'not-in-this-state'),
  example(
    'a renewed referral expires at its new end, not before',
    'use-renewed',
    'system:useful-until',
    'Expire',
    'not-yet-due',
    { hours: -1 },
  ),
  example('and then it does', 'use-renewed', 'system:useful-until', 'Expire', ['ReferralExpired']),
  example('what was not sent does not expire', 'held-before-lock1', 'system:useful-until', 'Expire', 'not-yet-due'),
  example(
    'no answer of a platform that promised no times is nobody’s fault',
    'delivered',
    'system:useful-until',
    'Expire',
    ['ReferralExpired'],
    { gives: { attribution: 'NONE' }, world: { 'platform/card/declaredTimes': false } },
  ),
  example(
    'no answer within its own times is the platform’s',
    'delivered',
    'system:useful-until',
    'Expire',
    ['ReferralExpired'],
    { gives: { attribution: 'PLATFORM' } },
  ),
  example('a lapsed answer is the unit’s', 'lapsed', 'system:useful-until', 'Expire', ['ReferralExpired'], {
    gives: { attribution: 'UNIT' },
  }),
  example(
    'an answer overdue at the end is the unit’s',
    'clarify',
    'system:useful-until',
    'Expire',
    ['ReferralExpired'],
    { gives: { attribution: 'UNIT' } },
  ),
  example('while a case is held nobody is late', 'held-long', 'system:useful-until', 'Expire', ['ReferralExpired'], {
    gives: { attribution: 'NONE' },
  }),
];

const ORDERED = { basis: 'ORDER', reason: 'The court ordered it on 2 March.' } as const;
const erasing = (
  name: string,
  given: string,
  then: Example['then'],
  rest: Parameters<typeof example>[5] = {},
): Example => example(name, given, 'system:erasure', 'EraseCase', then, rest);

const erased: Example[] = [
  erasing('a case is kept for 24 months after its last fact', 'closed', 'retention-not-over', { hours: -1 }),
  erasing('what a court ordered to be erased is erased before', 'closed', ['CaseErased'], {
    data: ORDERED,
    hours: -17_000,
  }),
  erasing('what has not ended is erased on no word', 'review', 'not-in-this-state', { data: ORDERED }),
  erasing('a case is erased once', 'closed-erased', 'case-erased', { data: ORDERED }),
  example('what is erased is not corrected', 'closed-erased', 'LE_OFFICER', 'CorrectItem', 'case-erased'),
  example(
    'a refusal that is erased is not asked about again',
    'refused-erased',
    'LE_OFFICER',
    'AskReconsideration',
    'case-erased',
  ),
];

export const holdsAndEnds = (): readonly Example[] => [...holds, ...moved, ...resumed, ...ends, ...erased];
