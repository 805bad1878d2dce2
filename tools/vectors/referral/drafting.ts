import {
  AUTHOR,
  completeItem,
  completeReferral,
  itemId,
} from '../../../packages/protocol/src/referral/fixtures/sample-case.ts';
import { example, type Example } from './example.ts';
import { EARLIER, HOSTS_ARCHIVE, SUPERVISOR_2 } from './histories.ts';
import { person } from './people.ts';
import { draftOf } from './plain.ts';

const draft = (patch: object) => ({ ...draftOf(completeReferral()), ...patch });
const item = (n: number, patch = {}) => ({ id: itemId(n), content: completeItem(n, patch) });
const many = (n: number, from = 1) => Array.from({ length: n }, (_, i) => item(i + from));
const AUTHOR_AS_SUPERVISOR = person('LE_SUPERVISOR', AUTHOR);

const creating: Example[] = [
  example('a platform that is not active receives no drafts', 'none', 'LE_OFFICER', 'CreateDraft', 'platform-unknown', {
    world: { 'platform/active': false },
  }),
  example('a draft names the platform whose world was read', 'none', 'LE_OFFICER', 'CreateDraft', 'platform-unknown', {
    data: draft({ platform: 'platform-cove' }),
  }),
  example('two items may not share an identifier', 'none', 'LE_OFFICER', 'CreateDraft', 'duplicate-item-id', {
    data: draft({ items: [item(1), item(1)] }),
  }),
  example('a draft may begin almost empty', 'none', 'LE_OFFICER', 'CreateDraft', ['DraftCreated'], {
    data: draft({ header: {}, items: [] }),
  }),
  example('an unknown field is refused, not dropped', 'none', 'LE_OFFICER', 'CreateDraft', 'invalid-command', {
    data: () => ({ ...draft({}), subscriber: 'nobody' }),
  }),
];

const REACH = { estimate: 12_400, countedAt: '2026-03-02T16:20:00.000Z', how: 'The counter below the video.' };
const PDQ = 'a5'.repeat(32);
const header = (patch: object) => ({ ...completeReferral().header, ...patch });

const linking: Example[] = [
  example(
    'an item may say how far it reached and how its capture is found again',
    'none',
    'LE_OFFICER',
    'CreateDraft',
    ['DraftCreated'],
    {
      data: draft({ items: [item(1, { reach: REACH, perceptualHash: PDQ, screenshotDigest: '6e'.repeat(32) })] }),
    },
  ),
  example('a reach without when it was counted is none', 'none', 'LE_OFFICER', 'CreateDraft', 'invalid-command', {
    data: () => draft({ items: [item(1, { reach: { estimate: 12_400, how: REACH.how } })] }),
  }),
  example('a PDQ hash has one spelling', 'none', 'LE_OFFICER', 'CreateDraft', 'invalid-command', {
    data: draft({ items: [item(1, { perceptualHash: PDQ.toUpperCase() })] }),
  }),
  example('a translation says its language', 'none', 'LE_OFFICER', 'CreateDraft', 'invalid-command', {
    data: () => draft({ items: [item(1, { translation: { text: 'It calls for an attack.' } })] }),
  }),
  example('a link is a reference, as people write it', 'none', 'LE_OFFICER', 'CreateDraft', 'invalid-command', {
    data: draft({ header: header({ escalates: 'the one of last week' }) }),
  }),
  example('a referral that repeats others names at least one', 'none', 'LE_OFFICER', 'CreateDraft', 'invalid-command', {
    data: draft({ header: header({ duplicates: [] }) }),
  }),
  example('a link may be written before it is known', 'none', 'LE_OFFICER', 'CreateDraft', ['DraftCreated'], {
    data: draft({ header: header({ duplicates: [EARLIER] }) }),
  }),
  example(
    'what the platform never received is not followed',
    'follows-draft',
    'LE_OFFICER',
    'SubmitDraft',
    'gates-open',
  ),
  example(
    'what the platform received may be followed',
    'follows-draft',
    'LE_OFFICER',
    'SubmitDraft',
    ['DraftSubmitted'],
    {
      world: { knownReferences: [EARLIER] },
    },
  ),
  example(
    'a translation stands in for a language that the desk does not read',
    'translated-draft',
    'LE_OFFICER',
    'SubmitDraft',
    ['DraftSubmitted'],
  ),
];

const revising: Example[] = [
  example('an item may be added and another taken out', 'two-draft', 'LE_OFFICER', 'ReviseDraft', ['DraftRevised'], {
    data: { header: null, upsert: [item(3)], remove: [itemId(1)] },
  }),
  example('a revision may not name one item twice', 'draft', 'LE_OFFICER', 'ReviseDraft', 'duplicate-item-id', {
    data: { upsert: [item(2), item(2)] },
  }),
  example('only what is there can be taken out', 'draft', 'LE_OFFICER', 'ReviseDraft', 'unknown-item', {
    data: { remove: [itemId(9)] },
  }),
  example('five hundred items are a referral', 'draft', 'LE_OFFICER', 'ReviseDraft', ['DraftRevised'], {
    data: { upsert: many(499, 2).map(bare) },
  }),
  example('five hundred and one are not', 'draft', 'LE_OFFICER', 'ReviseDraft', 'too-many-items', {
    data: { upsert: many(500, 2).map(bare) },
  }),
  example(
    'taking one item out twice makes no room for two',
    'two-draft',
    'LE_OFFICER',
    'ReviseDraft',
    'too-many-items',
    {
      data: { upsert: many(500, 3).map(bare), remove: [itemId(1), itemId(1)] },
    },
  ),
];
function bare({ id, content }: ReturnType<typeof item>) {
  return { id, content: { locator: content.locator } };
}

const overriding: Example[] = [
  example(
    'who wrote the draft gives no reason for its address',
    'container-draft',
    AUTHOR_AS_SUPERVISOR,
    'OverrideLocator',
    'override-by-author',
  ),
  example(
    'a reason is given for an item of the draft',
    'container-draft',
    'LE_SUPERVISOR',
    'OverrideLocator',
    'unknown-item',
    {
      data: { itemId: itemId(9) },
    },
  ),
  example('an address that passes needs no reason', 'draft', 'LE_SUPERVISOR', 'OverrideLocator', 'override-not-needed'),
  example('a reason is given once', 'container-overridden', SUPERVISOR_2, 'OverrideLocator', 'override-not-needed', {
    data: { itemId: itemId(1) },
  }),
];

const submitting: Example[] = [
  example(
    'a container page without a reason is stopped, and with it the referral',
    'container-draft',
    'LE_OFFICER',
    'SubmitDraft',
    ['ItemStopped', 'ReferralStopped'],
    { world: HOSTS_ARCHIVE },
  ),
  example(
    'a container page with a reason goes on',
    'container-overridden',
    'LE_OFFICER',
    'SubmitDraft',
    ['DraftSubmitted'],
    { world: HOSTS_ARCHIVE },
  ),
  example(
    'an item without a nexus leaves the draft, the other goes on',
    'two-draft-one-hate',
    'LE_OFFICER',
    'SubmitDraft',
    ['ItemStopped', 'DraftSubmitted'],
  ),
  example('an open point keeps the draft back', 'draft', 'LE_OFFICER', 'SubmitDraft', 'gates-open', {
    world: { certifiedUntil: null },
  }),
  example(
    'an open point keeps the draft back although an item is stopped',
    'two-draft-one-hate',
    'LE_OFFICER',
    'SubmitDraft',
    'gates-open',
    { world: { certifiedUntil: null } },
  ),
  example(
    'a platform that is not admitted stops the submission, not the items',
    'draft',
    'LE_OFFICER',
    'SubmitDraft',
    'gates-open',
    { world: { 'platform/active': false } },
  ),
  example(
    'what bars the submission is said before any item is stopped',
    'container-draft',
    'LE_OFFICER',
    'SubmitDraft',
    'gates-open',
    { world: { 'platform/active': false } },
  ),
  example('deconfliction is not asked at submission', 'draft', 'LE_OFFICER', 'SubmitDraft', ['DraftSubmitted'], {
    world: { deconfliction: null },
  }),
  example('of twelve items three are drawn to be read again', 'twelve-draft', 'LE_OFFICER', 'SubmitDraft', [
    'DraftSubmitted',
  ]),
  example('a supervisor may submit a draft of his unit', 'draft', 'LE_SUPERVISOR', 'SubmitDraft', ['DraftSubmitted']),
  example('a second person who revises becomes an author', 'draft', 'LE_SUPERVISOR', 'ReviseDraft', ['DraftRevised']),
];

const informing: Example[] = [
  example(
    'aggregates without addresses may be sent for information',
    'information-draft',
    'LE_OFFICER',
    'SubmitDraft',
    ['DraftSubmitted'],
  ),
  example('a referral of items needs an item', 'empty-draft', 'LE_OFFICER', 'SubmitDraft', 'gates-open'),
];

export const drafting = (): readonly Example[] => [
  ...creating,
  ...linking,
  ...revising,
  ...overriding,
  ...submitting,
  ...informing,
];
