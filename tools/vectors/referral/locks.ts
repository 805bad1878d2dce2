import { EXEMPTIONS, type Lock2Question, type LockTrigger } from '@remit/protocol';
import { AUTHOR, itemId, PLATFORM, UNIT } from '../../../packages/protocol/src/referral/fixtures/sample-case.ts';
import { example, type Example } from './example.ts';
import { HOSTS_ARCHIVE, SUPERVISOR_2 } from './histories.ts';
import { OVERSIGHT, person } from './people.ts';
import { answers, sameReading } from './plain.ts';

const OTHER_DIGEST = 'f'.repeat(64);
const AUTHOR_AS_SUPERVISOR = person('LE_SUPERVISOR', AUTHOR);
const AUTHOR_AS_REVIEWER = person('LOCK_REVIEWER', AUTHOR, OVERSIGHT);
const LOCK1_AS_REVIEWER = person('LOCK_REVIEWER', 'supervisor-0001', OVERSIGHT);
const ONE_QUESTION: Lock2Question = 'NECESSITY';

const reading: Example[] = [
  example(
    'the author does not read his own draft blind',
    'lock1',
    AUTHOR_AS_SUPERVISOR,
    'RecordBlindReading',
    'own-draft',
  ),
  example('a reading is of an item of the referral', 'lock1', 'LE_SUPERVISOR', 'RecordBlindReading', 'unknown-item', {
    data: (referral) => ({ ...sameReading(referral, itemId(1)), itemId: itemId(9) }),
  }),
  example('a stopped item is not read', 'one-left', 'LE_SUPERVISOR', 'RecordBlindReading', 'unknown-item', {
    data: (referral) => sameReading(referral, itemId(2)),
  }),
  example('an item is read once', 'lock1-read', 'LE_SUPERVISOR', 'RecordBlindReading', 'decided-twice', {
    data: (referral) => sameReading(referral, itemId(1)),
  }),
  example(
    'another answer than the officer’s is recorded as a difference',
    'lock1',
    'LE_SUPERVISOR',
    'RecordBlindReading',
    ['BlindReadingRecorded'],
    {
      gives: { differs: true },
      data: ({ items }) => ({
        itemId: items[0]!.id,
        reading: {
          exemptions: Object.fromEntries(EXEMPTIONS.map((each) => [each, each === 'JOURNALISTIC' ? 'ARGUABLE' : 'NO'])),
          sensitiveCategory: 'NONE',
        },
      }),
    },
  ),
];

const lock1: Example[] = [
  example(
    'the same answers are no difference',
    'lock1',
    'LE_SUPERVISOR',
    'RecordBlindReading',
    ['BlindReadingRecorded'],
    { gives: { differs: false } },
  ),
  example(
    'another sensitivity than the officer’s is a difference',
    'lock1',
    'LE_SUPERVISOR',
    'RecordBlindReading',
    ['BlindReadingRecorded'],
    {
      gives: { differs: true },
      data: (referral) => {
        const same = sameReading(referral, itemId(1));
        return { ...same, reading: { ...same.reading, sensitiveCategory: 'JOURNALIST' } };
      },
    },
  ),
  example('nobody approves a draft of his own', 'supervisor-lock1', 'LE_SUPERVISOR', 'ApproveLock1', 'own-draft'),
  example('lock 1 is held on exact words', 'lock1-read', 'LE_SUPERVISOR', 'ApproveLock1', 'digest-differs', {
    data: { digest: OTHER_DIGEST },
  }),
  example('who approves has read the drawn items', 'lock1', 'LE_SUPERVISOR', 'ApproveLock1', 'rereading-missing'),
  example('another’s reading is not one’s own', 'lock1-read', SUPERVISOR_2, 'ApproveLock1', 'rereading-missing'),
  example('deconfliction that says delayed delays', 'lock1-read', 'LE_SUPERVISOR', 'ApproveLock1', 'gates-open', {
    world: { 'deconfliction/https:~1~1video.example~1watch~1clip-0001': 'delayed' },
  }),
  example(
    'no answer of deconfliction is not a clear answer',
    'lock1-read',
    'LE_SUPERVISOR',
    'ApproveLock1',
    'gates-open',
    {
      world: { deconfliction: null },
    },
  ),
  example('aggregates need no deconfliction', 'information-lock1', 'LE_SUPERVISOR', 'ApproveLock1', ['Lock1Approved'], {
    world: { deconfliction: null },
  }),
  example(
    'without an oversight body nothing passes that needs one',
    'account-lock1-read',
    'LE_SUPERVISOR',
    'ApproveLock1',
    'oversight-not-appointed',
    { world: { oversight: [] } },
  ),
  example(
    'without an oversight body plain items pass',
    'lock1-read',
    'LE_SUPERVISOR',
    'ApproveLock1',
    ['Lock1Approved'],
    { world: { oversight: [] } },
  ),
  example('nobody returns a draft of his own', 'lock1', AUTHOR_AS_SUPERVISOR, 'ReturnLock1', 'own-draft'),
  example('nobody stops a draft of his own', 'lock1', AUTHOR_AS_SUPERVISOR, 'StopReferral', 'own-draft'),
  example(
    'who complained is owed a letter when the referral is stopped',
    'complaint-lock1',
    'LE_SUPERVISOR',
    'StopReferral',
    ['ReferralStopped'],
    { gives: { letter: true } },
  ),
  example('without a complaint there is no letter', 'lock1', 'LE_SUPERVISOR', 'StopReferral', ['ReferralStopped'], {
    gives: { letter: false },
  }),
];

const conflicts = (kind: 'ApproveLock2' | 'NarrowLock2' | 'RefuseLock2' | 'ReturnLock2'): Example[] => [
  example(`${kind}: not by an author`, 'account-lock2', AUTHOR_AS_REVIEWER, kind, 'own-draft'),
  example(`${kind}: not by who held lock 1`, 'account-lock2', LOCK1_AS_REVIEWER, kind, 'same-person-as-lock1'),
  example(`${kind}: not by who lately left the unit`, 'account-lock2', 'LOCK_REVIEWER', kind, 'reviewer-conflict', {
    world: { formerOrganisations: [UNIT] },
  }),
  example(`${kind}: not by who lately left the platform`, 'account-lock2', 'LOCK_REVIEWER', kind, 'reviewer-conflict', {
    world: { formerOrganisations: [PLATFORM] },
  }),
];

const NO_CHANGE = { removeItems: [], requestedAction: null, territory: null, usefulForHours: null };
const narrowing = (name: string, change: object, then: Example['then']): Example =>
  example(name, 'account-lock2', 'LOCK_REVIEWER', 'NarrowLock2', then, {
    data: { narrowing: { ...NO_CHANGE, ...change } },
  });
const lock2: Example[] = [
  example('lock 2 is held on exact words', 'account-lock2', 'LOCK_REVIEWER', 'ApproveLock2', 'digest-differs', {
    data: { digest: OTHER_DIGEST },
  }),
  example('an approval needs every question met', 'account-lock2', 'LOCK_REVIEWER', 'ApproveLock2', 'answers-not-met', {
    data: { answers: answers(ONE_QUESTION) },
  }),
  example(
    'a refusal needs a question that is not met',
    'account-lock2',
    'LOCK_REVIEWER',
    'RefuseLock2',
    'no-question-unmet',
    { data: { answers: answers() } },
  ),
  example('a narrowing is of exact words', 'account-lock2', 'LOCK_REVIEWER', 'NarrowLock2', 'digest-differs', {
    data: { digest: OTHER_DIGEST },
  }),
  example(
    'a narrowed approval needs every question met',
    'account-lock2',
    'LOCK_REVIEWER',
    'NarrowLock2',
    'answers-not-met',
    { data: { answers: answers(ONE_QUESTION) } },
  ),
  narrowing('a narrowing that changes nothing is none', {}, 'not-narrower'),
  narrowing('a longer time is not narrower', { usefulForHours: 720 }, 'not-narrower'),
  narrowing(
    'a wider territory is not narrower',
    { territory: { kind: 'states', states: ['DE', 'FR'] } },
    'not-narrower',
  ),
  narrowing(
    'everywhere is not narrower than somewhere',
    { territory: { kind: 'global', reason: 'Everywhere.' } },
    'not-narrower',
  ),
  narrowing(
    'the same states in other words are not narrower',
    { territory: { kind: 'states', states: ['DE', 'DE'] } },
    'not-narrower',
  ),
  narrowing('a harsher action is not narrower', { requestedAction: 'ACCOUNT_TERMINATE' }, 'not-narrower'),
  narrowing(
    'a gentler action but a longer time is not narrower',
    { requestedAction: 'REMOVE', usefulForHours: 720 },
    'not-narrower',
  ),
  narrowing('a gentler action is narrower', { requestedAction: 'REMOVE' }, ['Lock2Narrowed']),
  narrowing('an item fewer is narrower', { removeItems: [itemId(2)] }, ['Lock2Narrowed']),
  narrowing('something must be left', { removeItems: [itemId(1), itemId(2)] }, 'nothing-left-to-send'),
  narrowing('lock 2 takes out only what is there', { removeItems: [itemId(9)], usefulForHours: 24 }, 'unknown-item'),
  example('fewer states are narrower', 'wide-lock2', 'LOCK_REVIEWER', 'NarrowLock2', ['Lock2Narrowed'], {
    data: { narrowing: { ...NO_CHANGE, territory: { kind: 'states', states: ['FR'] } } },
  }),
  example(
    'named states are narrower than everywhere',
    'global-lock2',
    'LOCK_REVIEWER',
    'NarrowLock2',
    ['Lock2Narrowed'],
    {
      data: { narrowing: { ...NO_CHANGE, territory: { kind: 'states', states: ['DE'] } } },
    },
  ),
  example(
    'a referral is returned with a question once',
    'account-lock2-again',
    'LOCK_REVIEWER',
    'ReturnLock2',
    'returned-once-already',
  ),
  ...(['ApproveLock2', 'NarrowLock2', 'RefuseLock2', 'ReturnLock2'] as const).flatMap(conflicts),
];

const reconsidering: Example[] = [
  example('one looks again once', 'upheld', 'PLAT_LEGAL', 'AskReconsideration', 'reconsideration-used'),
  example(
    'a platform asks about an approval, and here is none',
    'delivered',
    'PLAT_LEGAL',
    'AskReconsideration',
    'lock2-required',
  ),
  example('nobody looks again unasked', 'refused', 'LOCK_CHIEF', 'DecideReconsideration', 'reconsideration-not-asked'),
  example('the answer stands', 'refused-upheld', 'LOCK_CHIEF', 'DecideReconsideration', 'decided-twice'),
  example(
    'who refused does not look again',
    'refused-asked',
    person('LOCK_CHIEF', 'reviewer-0001'),
    'DecideReconsideration',
    'reviewer-conflict',
  ),
  example(
    'who approved does not look again',
    'account-asked',
    person('LOCK_CHIEF', 'reviewer-0001'),
    'DecideReconsideration',
    'reviewer-conflict',
  ),
  example(
    'who held lock 1 does not look again',
    'account-asked',
    person('LOCK_CHIEF', 'supervisor-0001'),
    'DecideReconsideration',
    'same-person-as-lock1',
  ),
  example(
    'who lately left the platform does not look again',
    'account-asked',
    'LOCK_CHIEF',
    'DecideReconsideration',
    'reviewer-conflict',
    { world: { formerOrganisations: [PLATFORM] } },
  ),
  example(
    'a refusal that is upheld stays',
    'refused-asked',
    'LOCK_CHIEF',
    'DecideReconsideration',
    ['ReconsiderationDecided'],
    { data: { outcome: 'UPHELD' } },
  ),
];

const UPHELD_IN = [
  'asked',
  'acknowledged-asked',
  'review-asked',
  'clarify-asked',
  'held-asked',
  'decided-asked',
  'effected-asked',
  'noticed-asked',
  'monitored-asked',
  'closed-asked',
];
const upheld: Example[] = UPHELD_IN.map((name) =>
  example(
    `an approval that is upheld changes nothing: ${name}`,
    `account-${name}`,
    'LOCK_CHIEF',
    'DecideReconsideration',
    ['ReconsiderationDecided'],
    { data: { outcome: 'UPHELD' } },
  ),
);

const triggered = (trigger: LockTrigger, given: string, world?: object, why = ''): Example =>
  example(`lock 2 is required: ${trigger}${why}`, given, 'LE_SUPERVISOR', 'ApproveLock1', ['Lock1Approved'], {
    gives: { triggers: [trigger] },
    ...(world && { world: world as Record<string, unknown> }),
  });
const HANDLE = 'ember-0417';
const triggers: Example[] = [
  triggered('ACCOUNT_ACTION', 'account-lock1-read'),
  triggered('SENSITIVE_CATEGORY', 'sensitive-read'),
  triggered('EXEMPTION_ARGUABLE', 'arguable-read'),
  triggered('CONTAINER_OVERRIDE', 'container-read', HOSTS_ARCHIVE),
  triggered('REPEAT_AFTER_REFUSAL', 'lock1-read', past('NO_ACTION_NOT_VIOLATING')),
  triggered('GLOBAL_SCOPE', 'global-read'),
  triggered('INFORMATION_WITH_LOCATORS', 'information-items-read'),
  triggered('BATCH_LIMIT', 'lock1-two-read', { 'parameterSet/batchLimit': 1 }),
  triggered('IMPORT_TOTAL', 'import-read', { 'counts/inImport': 201 }),
  triggered('UNIT_TOTAL_30_DAYS', 'lock1-read', { 'counts/unitToPlatform30Days': 500 }),
  triggered('ACCOUNT_TOTAL_30_DAYS', 'handle-read', { 'counts/perAccount30Days': { [HANDLE]: 5 } }),
  triggered('STRIKE_POLICY', 'handle-read', strikes(2)),
  triggered('STATUS_CANNOT_SAY', 'cannot-say-read'),
  triggered('BLIND_READING_DIFFERS', 'lock1-differs'),
  triggered('PARAMETER_SET', 'lock1-read', { 'parameterSet/extraLocks': ['EVERYTHING'] }, ' EVERYTHING'),
  triggered(
    'PARAMETER_SET',
    'identified-read',
    { 'parameterSet/extraLocks': ['PERSON_IDENTIFIED'] },
    ' PERSON_IDENTIFIED',
  ),
  triggered('REPEAT_AFTER_REFUSAL', 'lock1-read', past('REFUSED_L2'), ' after a refusal of lock 2'),
  triggered(
    'ACCOUNT_ACTION',
    'account-lock1-read',
    { 'parameterSet/extraLocks': ['FIRST_TO_PLATFORM'] },
    ', though not the first to this platform',
  ),
  triggered(
    'PARAMETER_SET',
    'lock1-read',
    { 'parameterSet/extraLocks': ['FIRST_TO_PLATFORM'], 'counts/sentToPlatformEver': 0 },
    ' FIRST_TO_PLATFORM',
  ),
];
const plain = (name: string, given: string, world?: object): Example =>
  example(`lock 1 suffices: ${name}`, given, 'LE_SUPERVISOR', 'ApproveLock1', ['Lock1Approved'], {
    gives: { triggers: [], lock2Due: null },
    ...(world && { world: world as Record<string, unknown> }),
  });
const untriggered: Example[] = [
  plain('an earlier action is no refusal', 'lock1-read', past('ACT_REMOVED')),
  plain('a batch at the limit', 'lock1-read', { 'parameterSet/batchLimit': 1 }),
  plain('an import at its limit', 'import-read', { 'counts/inImport': 200 }),
  plain('a large import of which this draft is no part', 'lock1-read', { 'counts/inImport': 201 }),
  plain('a unit at its limit', 'lock1-read', { 'counts/unitToPlatform30Days': 499 }),
  plain('an account at its limit', 'handle-read', { 'counts/perAccount30Days': { [HANDLE]: 4 } }),
  plain('an account that would keep a strike to spare', 'handle-read', strikes(1)),
  plain('not the first referral to this platform', 'lock1-read', { 'parameterSet/extraLocks': ['FIRST_TO_PLATFORM'] }),
  plain('limits of a set that is not known are met at sending', 'lock1-read', { parameterSet: null }),
  plain('limits of an import under a set that is not known', 'import-read', { parameterSet: null }),
  plain('limits of an account under a set that is not known', 'handle-read', { parameterSet: null }),
  plain('no person is identified', 'lock1-read', { 'parameterSet/extraLocks': ['PERSON_IDENTIFIED'] }),
  plain('the status cannot be said, but nobody is identified', 'cannot-say-nobody-read'),
];

function strikes(onRecord: number) {
  return {
    'platform/card/strikePolicy': { strikesToAccountLoss: 3, windowDays: 90 },
    'counts/strikes': { [HANDLE]: onRecord },
  };
}
function past(outcome: string) {
  const earlier = {
    referral: 'NORTH-2025-000009',
    at: '2025-11-03T09:00:00.000Z',
    outcome,
    reasons: 'As decided then.',
  };
  return { history: { 'https://video.example/watch/clip-0001': [earlier] } };
}

export const locks = (): readonly Example[] => [...reading, ...lock1, ...lock2, ...reconsidering, ...upheld];
export const requiredLocks = (): readonly Example[] => [...triggers, ...untriggered];
