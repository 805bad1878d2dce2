import type { CommandOf } from '@remit/protocol';
import { AUTHOR, itemId, UNIT } from '../../../packages/protocol/src/referral/fixtures/sample-case.ts';
import { example, type Example } from './example.ts';
import { person } from './people.ts';
import { removed } from './plain.ts';

const former = { formerOrganisations: [UNIT] };

const sending: Example[] = [
  example(
    'a card that no longer offers the action sends the referral back',
    'ready',
    'system:send-when-locked',
    'Send',
    ['ReturnedAtSending'],
    { world: { 'platform/card/actions/REMOVE': 'IMPOSSIBLE' } },
  ),
  example(
    'a parameter set that ran out sends the referral back',
    'ready',
    'system:send-when-locked',
    'Send',
    ['ReturnedAtSending'],
    { world: { 'parameterSet/inForceTo': '2026-03-03T10:00:00.000Z' } },
  ),
  example('a total that rose meanwhile calls lock 2', 'ready', 'system:send-when-locked', 'Send', ['Lock2Required'], {
    world: { 'counts/unitToPlatform30Days': 500 },
  }),
  example('what both locks are held on is sent', 'account-ready', 'system:send-when-locked', 'Send', ['ReferralSent']),
  example('what lock 2 narrowed is sent as narrowed', 'narrowed-ready', 'system:send-when-locked', 'Send', [
    'ReferralSent',
  ]),
  example('what the head of oversight let through is sent', 'reversed-ready', 'system:send-when-locked', 'Send', [
    'ReferralSent',
  ]),
  example(
    'no person’s certificate is asked for when the system sends',
    'ready',
    'system:send-when-locked',
    'Send',
    ['ReferralSent'],
    { world: { certifiedUntil: null } },
  ),
  example(
    'without lock 1 on these words nothing is sent',
    'tampered',
    'system:send-when-locked',
    'Send',
    'locks-missing',
  ),
  example('a reminder is given once', 'reminded', 'system:reminder', 'Remind', 'reminder-not-due', {
    data: { percent: 50 },
  }),
  example('a reminder is given when it is due, not before', 'review', 'system:reminder', 'Remind', 'reminder-not-due', {
    hours: -1,
  }),
  example('the second reminder is not due with the first', 'review', 'system:reminder', 'Remind', 'reminder-not-due', {
    data: { percent: 80 },
  }),
  example('a second reminder comes at four fifths', 'reminded', 'system:reminder', 'Remind', ['ReminderDue'], {
    gives: { percent: 80, of: 'DECIDE' },
  }),
  example('there is no third', 'reminded-twice', 'system:reminder', 'Remind', 'reminder-not-due', {
    data: { percent: 80 },
  }),
  example(
    'what was decided has reminders of its own',
    'reminded-decided',
    'system:reminder',
    'Remind',
    ['ReminderDue'],
    {
      gives: { percent: 50, of: 'EFFECT' },
    },
  ),
  example('the effect is reminded of twice', 'effect-reminded', 'system:reminder', 'Remind', ['ReminderDue'], {
    gives: { percent: 80, of: 'EFFECT' },
  }),
  example(
    'where nothing was acted on nobody is reminded',
    'decided-without-action',
    'system:reminder',
    'Remind',
    'reminder-not-due',
  ),
];

const receiving: Example[] = [
  example('the owner is one of the desk', 'delivered', 'PLAT_REVIEWER', 'Acknowledge', 'owner-not-of-desk', {
    data: { owner: 'nobody-0001' },
  }),
  example('the deputy is one of the desk', 'delivered', 'PLAT_REVIEWER', 'Acknowledge', 'owner-not-of-desk', {
    data: { deputy: 'nobody-0001' },
  }),
  example('the deputy is not the owner', 'delivered', 'PLAT_REVIEWER', 'Acknowledge', 'owner-not-of-desk', {
    data: { deputy: 'analyst-0001' },
  }),
  example(
    'owner and deputy are two of the desk',
    'delivered',
    'PLAT_REVIEWER',
    'Acknowledge',
    ['ReferralAcknowledged'],
    { data: { deputy: 'decider-0001' } },
  ),
  example('a review needs an owner', 'acknowledged-nobody', 'PLAT_REVIEWER', 'StartReview', 'owner-not-named'),
];

type Question = CommandOf<'AskClarification'>['data']['questions'][number];
const coded = (...questions: Question[]) => ({ data: { questions, freeText: null } });
const asking: Example[] = [
  example('a question is asked', 'review', 'PLAT_REVIEWER', 'AskClarification', 'no-questions', coded()),
  example(
    'a question is about an item of the referral',
    'review',
    'PLAT_REVIEWER',
    'AskClarification',
    'unknown-item',
    coded({ code: 'C_CONTEXT', itemId: itemId(9) }),
  ),
  example(
    'a stopped item is not asked about',
    'one-left-review',
    'PLAT_REVIEWER',
    'AskClarification',
    'unknown-item',
    coded({ code: 'C_OFFENCE_ELEMENT', itemId: itemId(2) }),
  ),
  example('one question in own words', 'review', 'PLAT_REVIEWER', 'AskClarification', ['ClarificationAsked'], {
    data: { questions: [], freeText: 'Does the voice belong to the account?' },
  }),
  example('and not a second', 'free-answered', 'PLAT_REVIEWER', 'AskClarification', 'free-question-used', {
    data: { questions: [], freeText: 'And the second voice?' },
  }),
  example(
    'coded questions stay open after the one in own words',
    'free-answered',
    'PLAT_REVIEWER',
    'AskClarification',
    ['ClarificationAsked'],
  ),
  example('two rounds and no more', 'rounds-used', 'PLAT_REVIEWER', 'AskClarification', 'question-round-limit'),
  example(
    'what the record says is answered by the record and costs nobody time',
    'review',
    'PLAT_REVIEWER',
    'AskClarification',
    ['QuestionsAnsweredFromRecord'],
    coded({ code: 'C_TERRITORY', itemId: null }, { code: 'C_AUTHORITY', itemId: null }),
  ),
  example(
    'only what is left goes to the unit',
    'review',
    'PLAT_REVIEWER',
    'AskClarification',
    ['QuestionsAnsweredFromRecord', 'ClarificationAsked'],
    coded({ code: 'C_TIME_RANGE', itemId: itemId(1) }, { code: 'C_CONTEXT', itemId: itemId(1) }),
  ),
  example(
    'the reviewer answers the question in own words alone',
    'clarify',
    'LOCK_REVIEWER',
    'AnswerClarification',
    'not-your-role',
  ),
  example(
    'a question lapses when its time is over, not before',
    'clarify',
    'system:clarification-lapses',
    'LapseClarification',
    'not-yet-due',
    { hours: -1 },
  ),
];

type Decision = CommandOf<'DecideItems'>['data']['decisions'][number];
const NONE_SAID = { ground: null, clause: null, exemption: null, redirectTo: null };
const deciding = (name: string, then: Example['then'], ...patches: Partial<Decision>[]): Example =>
  example(name, 'review', 'PLAT_DECIDER', 'DecideItems', then, {
    data: { decisions: patches.map((patch) => ({ ...removed(itemId(1)), ...patch })) },
  });
const decisions: Example[] = [
  example('who lately left the unit does not decide', 'review', 'PLAT_DECIDER', 'DecideItems', 'former-employer', {
    world: former,
  }),
  example('who wrote the draft does not decide', 'review', person('PLAT_DECIDER', AUTHOR), 'DecideItems', 'own-draft'),
  deciding('an item is decided once in a list', 'duplicate-item-id', {}, {}),
  deciding('only items of the referral are decided', 'unknown-item', { itemId: itemId(9) }),
  example('an item that was decided stays so', 'two-partly-decided', 'PLAT_DECIDER', 'DecideItems', 'item-not-open', {
    data: { decisions: [removed(itemId(1))] },
  }),
  example('a stopped item is not decided', 'one-left-review', 'PLAT_DECIDER', 'DecideItems', 'item-not-open', {
    data: { decisions: [removed(itemId(2))] },
  }),
  deciding('an action has a ground', 'outcome-needs-ground', { ground: null }),
  deciding('a ground in terms names the clause', 'outcome-needs-clause', { clause: null }),
  deciding('a clause stands on the card', 'clause-not-on-card', { clause: 'TVE-9' }),
  deciding('another clause of the card may be the ground', ['ItemsDecided', 'ReferralDecided'], { clause: 'TVE-2' }),
  deciding('a ground in law needs no clause of the terms', ['ItemsDecided', 'ReferralDecided'], {
    ground: 'LAW',
    clause: null,
  }),
  deciding('an exempt item names the exemption', 'outcome-needs-exemption', {
    ...NONE_SAID,
    outcome: 'NO_ACTION_EXEMPT',
  }),
  deciding('an exempt item with its exemption', ['ItemsDecided', 'ReferralDecided'], {
    ...NONE_SAID,
    outcome: 'NO_ACTION_EXEMPT',
    exemption: 'JOURNALISTIC',
  }),
  deciding('a redirected item names the team', 'outcome-needs-team', { ...NONE_SAID, outcome: 'REDIRECTED' }),
  deciding('a redirected item with its team', ['ItemsDecided', 'ReferralDecided'], {
    ...NONE_SAID,
    outcome: 'REDIRECTED',
    redirectTo: 'HATE',
  }),
  deciding('an action is one on the card', 'action-not-on-card', { outcome: 'ACT_LINK_BLOCKED' }),
  deciding('another action than the one asked for is the platform’s choice', ['ItemsDecided', 'ReferralDecided'], {
    outcome: 'ACT_AGE_GATED',
  }),
  example('the referral is decided when each item is', 'two-review', 'PLAT_DECIDER', 'DecideItems', ['ItemsDecided'], {
    data: { decisions: [removed(itemId(1))] },
  }),
  example(
    'the last item decides the referral',
    'two-partly-decided',
    'PLAT_DECIDER',
    'DecideItems',
    ['ItemsDecided', 'ReferralDecided'],
    { data: { decisions: [removed(itemId(2))] } },
  ),
];

export const platform = (): Record<string, readonly Example[]> => ({
  sending,
  receiving: [...receiving, ...asking],
  deciding: decisions,
});
