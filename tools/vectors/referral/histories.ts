import { instantOf, millisecondsOf, type Referral } from '@remit/protocol';
import {
  completeItem,
  completeReferral,
  exemptionsAllNo,
  itemId,
} from '../../../packages/protocol/src/referral/fixtures/sample-case.ts';
import { Book, CONTAINER, does } from './book.ts';
import { annexed } from './annexed.ts';
import { person } from './people.ts';
import { answers, type Data, draftOf, HOUR, removed, sameReading } from './plain.ts';

export const SUPERVISOR_2 = person('LE_SUPERVISOR', 'supervisor-0002');
export const ALL_SAMPLED = { 'parameterSet/sampleShare': 1 };
const draft = (referral: Referral) => (): Data<'CreateDraft'> => draftOf(referral);
const lock1 = () => [does('LE_SUPERVISOR', 'RecordBlindReading'), does('LE_SUPERVISOR', 'ApproveLock1')];
const inbox = () => [does('system:send-when-locked', 'Send'), does('system:deliver-to-inbox', 'RecordDelivery')];
const opened = () => [does('PLAT_REVIEWER', 'Acknowledge'), does('PLAT_REVIEWER', 'StartReview')];
const readAll = (n: number) => Array.from({ length: n }, () => does('LE_SUPERVISOR', 'RecordBlindReading'));
const containerPage = () =>
  completeReferral({
    item: { locator: CONTAINER, itemType: 'DOMAIN_PAGE', timeRange: null, quotedPassage: 'The page repeats one call.' },
  });
/** A referral of the same unit that is not part of any history here. */
export const EARLIER = 'UNIT-NORTH-2026-000007';
const TRANSLATION = { language: 'de', text: 'Das Video ruft zu einem Anschlag auf einen Markt auf.' };
export const HOSTS_ARCHIVE = { 'platform/card/hosts': ['video.example', 'archive.org'] };

const empty = (instrument: 'INFORMATION_ONLY' | 'VOLUNTARY_ITEM'): Referral => ({
  ...completeReferral({
    header: { instrument, ...(instrument === 'INFORMATION_ONLY' && { requestedAction: 'PRESERVE' }) },
  }),
  items: [],
});

/** One item, one path: from the first word to the close. */
function plainCase(book: Book): void {
  book.tell('draft', 'none', does('LE_OFFICER', 'CreateDraft'));
  book.tell('lock1', 'draft', does('LE_OFFICER', 'SubmitDraft'));
  book.tell('lock1-read', 'lock1', does('LE_SUPERVISOR', 'RecordBlindReading'));
  book.tell('ready', 'lock1-read', does('LE_SUPERVISOR', 'ApproveLock1'));
  book.tell('sent', 'ready', does('system:send-when-locked', 'Send'));
  book.tell('delivered', 'sent', does('system:deliver-to-inbox', 'RecordDelivery'));
  book.tell('acknowledged', 'delivered', does('PLAT_REVIEWER', 'Acknowledge'));
  book.tell('review', 'acknowledged', does('PLAT_REVIEWER', 'StartReview'));
  book.tell('decided', 'review', does('PLAT_DECIDER', 'DecideItems'));
  book.tell('effected', 'decided', does('PLAT_REVIEWER', 'RecordEffect'));
  book.tell('noticed', 'effected', does('PLAT_REVIEWER', 'RecordNotice'));
  book.tell('monitored', 'noticed', does('system:monitoring-starts', 'StartMonitoring'));
  book.tell('closed', 'monitored', does('system:monitoring-ends', 'Close'));
  book.tell('closed-erased', 'closed', does('system:erasure', 'EraseCase'));
  const noAction = ({ items }: Referral): Data<'DecideItems'> => ({
    decisions: items.map(({ id }) => ({
      ...removed(id),
      outcome: 'NO_ACTION_NOT_VIOLATING' as const,
      ground: null,
      clause: null,
    })),
  });
  book.tell('decided-without-action', 'review', does('PLAT_DECIDER', 'DecideItems', noAction));
  book.tell('reinstated', 'effected', does('PLAT_DECIDER', 'ReinstateItem'));
}

function endings(book: Book): void {
  book.tell('discarded', 'draft', does('LE_OFFICER', 'DiscardDraft'));
  book.tell('stopped', 'lock1', does('LE_SUPERVISOR', 'StopReferral'));
  book.tell('withdrawn', 'delivered', does('LE_OFFICER', 'Withdraw'));
  book.tell('use-renewed', 'delivered', does('LE_OFFICER', 'RenewUse'));
  book.tell('use-renewed-expired', 'use-renewed', does('system:useful-until', 'Expire'));
  book.tell('expired', 'delivered', does('system:useful-until', 'Expire'));
  book.tell('ceased', 'account-asked', does('LOCK_CHIEF', 'DecideReconsideration'));
}

/** A whole account: lock 2 must come before sending. */
function accountCase(book: Book): void {
  const account = completeReferral({ instrument: 'VOLUNTARY_ACCOUNT' });
  book.tell('account-draft', 'none', does('LE_OFFICER', 'CreateDraft', draft(account)));
  book.tell('account-lock1-read', 'account-draft', does('LE_OFFICER', 'SubmitDraft'), ...readAll(2));
  book.tell('account-lock2', 'account-lock1-read', does('LE_SUPERVISOR', 'ApproveLock1'));
  book.tell('account-ready', 'account-lock2', does('LOCK_REVIEWER', 'ApproveLock2'));
  book.tell('account-delivered', 'account-ready', ...inbox());
  book.tell('account-asked', 'account-delivered', does('PLAT_LEGAL', 'AskReconsideration'));
  book.tell('refused', 'account-lock2', does('LOCK_REVIEWER', 'RefuseLock2'));
  book.tell('refused-erased', 'refused', does('system:erasure', 'EraseCase'));
  book.tell('refused-asked', 'refused', does('LE_OFFICER', 'AskReconsideration'));
  book.tell(
    'refused-upheld',
    'refused-asked',
    does('LOCK_CHIEF', 'DecideReconsideration', () => ({
      outcome: 'UPHELD',
      reasons: 'The first reading stands for its reasons.',
    })),
  );
  book.tell('returned-by-lock2', 'account-lock2', does('LOCK_REVIEWER', 'ReturnLock2'));
  book.tell(
    'account-lock2-again',
    'returned-by-lock2',
    does('LE_OFFICER', 'SubmitDraft'),
    ...readAll(2),
    does('LE_SUPERVISOR', 'ApproveLock1'),
  );
}

/** The states after delivery in which an approval of lock 2 may be asked about, and the question in each. */
function reconsiderations(book: Book): void {
  const later = [
    ['acknowledged', does('PLAT_REVIEWER', 'Acknowledge')],
    ['review', does('PLAT_REVIEWER', 'StartReview')],
    ['decided', does('PLAT_DECIDER', 'DecideItems')],
    ['effected', does('PLAT_REVIEWER', 'RecordEffect')],
    ['noticed', does('PLAT_REVIEWER', 'RecordNotice')],
    ['monitored', does('system:monitoring-starts', 'StartMonitoring')],
    ['closed', does('system:monitoring-ends', 'Close')],
  ] as const;
  let before = 'account-delivered';
  for (const [name, step] of later) {
    book.tell(`account-${name}`, before, step);
    book.tell(`account-${name}-asked`, `account-${name}`, does('PLAT_DECIDER', 'AskReconsideration'));
    before = `account-${name}`;
  }
  book.tell('account-clarify-asked', 'account-review-asked', does('PLAT_REVIEWER', 'AskClarification'));
  book.tell('account-held-asked', 'account-asked', does('LE_SUPERVISOR', 'PlaceHold'));
  book.tell(
    'upheld',
    'account-asked',
    does('LOCK_CHIEF', 'DecideReconsideration', () => ({
      outcome: 'UPHELD',
      reasons: 'The first reading stands for its reasons.',
    })),
  );
}

/** Every state in which a case may be held, and the history in which it is. */
export const HELD_FROM = {
  'account-lock2': 'held-lock2',
  ready: 'held-ready',
  sent: 'held-sent',
  delivered: 'held-delivered',
  acknowledged: 'held-acknowledged',
  clarify: 'held-clarify',
};
function questionsAndHolds(book: Book): void {
  const inWords = () => ({ questions: [], freeText: 'Does the voice belong to the account?' });
  book.tell('clarify', 'review', does('PLAT_REVIEWER', 'AskClarification'));
  book.tell('clarify-free', 'review', does('PLAT_REVIEWER', 'AskClarification', inWords));
  book.tell('free-answered', 'clarify-free', does('LE_OFFICER', 'AnswerClarification'));
  book.tell('lapsed', 'clarify', does('system:clarification-lapses', 'LapseClarification'));
  book.tell(
    'rounds-used',
    'free-answered',
    does('PLAT_REVIEWER', 'AskClarification'),
    does('LE_OFFICER', 'AnswerClarification'),
  );
  book.tell('held', 'review', does('LE_SUPERVISOR', 'PlaceHold'));
  book.tell('held-by-platform', 'review', does('PLAT_LEGAL', 'PlaceHold'));
  book.tell('held-renewed', 'held', does('LOCK_REVIEWER', 'RenewHold'));
  for (const [from, name] of Object.entries(HELD_FROM)) book.tell(name, from, does('LE_SUPERVISOR', 'PlaceHold'));
  book.tell('held-before-lock1', 'lock1', does('LE_SUPERVISOR', 'PlaceHold'));
  for (const name of ['held', 'held-renewed', 'held-before-lock1', ...Object.values(HELD_FROM)])
    book.tell(`${name}-ended`, name, does('system:hold-ends', 'EndHold'));
  book.tell('held-ready-sent', 'held-ready-ended', does('system:send-when-locked', 'Send'));
  book.tell('held-by-platform-ended', 'held-by-platform', does('PLAT_LEGAL', 'ReleaseHold'));
  book.tell('held-again', 'held-ended', does('LOCK_REVIEWER', 'RenewHold'));
  book.tell('held-again-ended', 'held-again', does('system:hold-ends', 'EndHold'));
  const long = (_: Referral, at: string): Data<'PlaceHold'> => ({
    reason: 'SAFETY',
    until: instantOf(millisecondsOf(at) + 14 * 24 * HOUR),
    note: 'A person may be in danger.',
  });
  book.tell('held-long', 'delivered', does('LE_SUPERVISOR', 'PlaceHold', long));
  book.tell('reminded', 'review', does('system:reminder', 'Remind'));
  book.tell('reminded-twice', 'reminded', does('system:reminder', 'Remind'));
  book.tell('reminded-decided', 'reminded-twice', does('PLAT_DECIDER', 'DecideItems'));
  book.tell('effect-reminded', 'reminded-decided', does('system:reminder', 'Remind'));
}

function drafts(book: Book): void {
  const two = completeReferral({ items: 2 });
  const twelve = completeReferral({ items: 12 });
  book.tell('two-draft', 'none', does('LE_OFFICER', 'CreateDraft', draft(two)));
  book.tell(
    'two-review',
    'two-draft',
    does('LE_OFFICER', 'SubmitDraft'),
    ...readAll(2),
    does('LE_SUPERVISOR', 'ApproveLock1'),
    ...inbox(),
    ...opened(),
  );
  book.tell('twelve-draft', 'none', does('LE_OFFICER', 'CreateDraft', draft(twelve)));
  const hate: Data<'ReviseDraft'> = {
    header: null,
    upsert: [
      { id: itemId(2), content: completeItem(2, { contentTypes: ['HATE'], offence: null, dangerStatement: null }) },
    ],
    remove: [],
  };
  book.tell(
    'two-draft-one-hate',
    'two-draft',
    does('LE_OFFICER', 'ReviseDraft', () => hate),
  );
  book.tell('one-left', 'two-draft-one-hate', does('LE_OFFICER', 'SubmitDraft'));
  book.tell('one-left-review', 'one-left', ...lock1(), ...inbox(), ...opened());
  book.tell('container-draft', 'none', does('LE_OFFICER', 'CreateDraft', draft(containerPage())));
  book.tell('container-overridden', 'container-draft', does('LE_SUPERVISOR', 'OverrideLocator'));
  book.tell(
    'container-read',
    'container-overridden',
    does('LE_OFFICER', 'SubmitDraft', undefined, HOSTS_ARCHIVE),
    does('LE_SUPERVISOR', 'RecordBlindReading'),
  );
  const follows = completeReferral({ header: { campaign: 'market-2026', escalates: EARLIER } });
  book.tell('follows-draft', 'none', does('LE_OFFICER', 'CreateDraft', draft(follows)));
  const abroad = completeReferral({ header: { language: 'fr' }, item: { translation: TRANSLATION } });
  book.tell('translated-draft', 'none', does('LE_OFFICER', 'CreateDraft', draft(abroad)));
  book.tell('empty-draft', 'none', does('LE_OFFICER', 'CreateDraft', draft(empty('VOLUNTARY_ITEM'))));
  book.tell('information-draft', 'none', does('LE_OFFICER', 'CreateDraft', draft(empty('INFORMATION_ONLY'))));
  book.tell('information-lock1', 'information-draft', does('LE_OFFICER', 'SubmitDraft'));
  book.tell('supervisor-revised', 'draft', does('LE_SUPERVISOR', 'ReviseDraft'));
  book.tell('supervisor-lock1', 'supervisor-revised', does('LE_OFFICER', 'SubmitDraft'));
  book.tell(
    'complaint-lock1',
    'none',
    does('LE_OFFICER', 'CreateDraft', draft(completeReferral({ header: { fromComplaint: true } }))),
    does('LE_OFFICER', 'SubmitDraft'),
  );
}

function effects(book: Book): void {
  const one = (at: string): Data<'RecordEffect'> => ({
    itemIds: [itemId(1)],
    effectiveAt: at,
    territory: { kind: 'states', states: ['DE'] },
  });
  book.tell('two-decided', 'two-review', does('PLAT_DECIDER', 'DecideItems'));
  book.tell(
    'two-partly-effected',
    'two-decided',
    does('PLAT_REVIEWER', 'RecordEffect', (_, at) => one(at)),
  );
  book.tell(
    'two-partly-decided',
    'two-review',
    does('PLAT_DECIDER', 'DecideItems', () => ({ decisions: [removed(itemId(1))] })),
  );
  book.tell('corrected', 'delivered', does('LE_OFFICER', 'CorrectItem'));
}

/** Drafts of which one answer calls lock 2, read blind and ready for lock 1. */
function read(book: Book, name: string, referral: Referral, importId: string | null = null): void {
  const created = () => ({ ...draftOf(referral), importId });
  book.tell(
    name,
    'none',
    does('LE_OFFICER', 'CreateDraft', created),
    does('LE_OFFICER', 'SubmitDraft'),
    ...readAll(referral.items.length),
  );
}

function triggered(book: Book): void {
  const arguable = {
    ...exemptionsAllNo(),
    JOURNALISTIC: { answer: 'ARGUABLE' as const, evidence: 'It quotes a report.' },
  };
  const terms = {
    contentTypes: ['TERMS_ONLY' as const],
    offence: null,
    dangerStatement: null,
    designatedEntity: 'LISTED-1',
    attributionBasis: 'It bears the mark of the group.',
    clause: 'TVE-2',
  };
  const unsaid = { investigativeStatus: 'CANNOT_SAY' } as const;
  const everywhere = { territory: { kind: 'global', reason: 'The call names several states.' } } as const;
  const states = { territory: { kind: 'states' as const, states: ['DE', 'FR'] } };
  const account = { instrument: 'VOLUNTARY_ACCOUNT' } as const;
  const route = { code: 'ONGOING', text: 'Proceedings are not excluded.' } as const;
  read(book, 'sensitive-read', completeReferral({ item: { sensitiveCategory: 'JOURNALIST' } }));
  read(book, 'arguable-read', completeReferral({ item: { exemptions: arguable } }));
  read(book, 'global-read', completeReferral({ header: everywhere }));
  read(book, 'information-items-read', completeReferral({ instrument: 'INFORMATION_ONLY' }));
  read(book, 'lock1-two-read', completeReferral({ items: 2 }));
  read(book, 'import-read', completeReferral(), itemId(900));
  read(book, 'handle-read', completeReferral({ item: { accountHandle: 'ember-0417' } }));
  read(
    book,
    'cannot-say-read',
    completeReferral({ header: { ...unsaid, personIdentified: true, whyNotCriminal: route } }),
  );
  read(book, 'identified-read', completeReferral({ header: { personIdentified: true, whyNotCriminal: route } }));
  read(book, 'cannot-say-nobody-read', completeReferral({ header: unsaid }));
  read(book, 'terms-read', completeReferral({ item: terms }));
  book.tell('terms-sent', 'terms-read', does('LE_SUPERVISOR', 'ApproveLock1'), does('system:send-when-locked', 'Send'));
  book.tell(
    'items-lock2',
    'lock1-two-read',
    does('LE_SUPERVISOR', 'ApproveLock1', undefined, { 'parameterSet/extraLocks': ['EVERYTHING'] }),
  );
  read(book, 'wide-read', completeReferral({ ...account, header: states }));
  book.tell('wide-lock2', 'wide-read', does('LE_SUPERVISOR', 'ApproveLock1'));
  book.tell('global-lock2', 'global-read', does('LE_SUPERVISOR', 'ApproveLock1'));
  const differing = (referral: Referral): Data<'RecordBlindReading'> => {
    const same = sameReading(referral, itemId(1));
    return { ...same, reading: { ...same.reading, exemptions: { ...same.reading.exemptions, ARTISTIC: 'ARGUABLE' } } };
  };
  book.tell('lock1-differs', 'lock1', does('LE_SUPERVISOR', 'RecordBlindReading', differing));
}

function aroundSending(book: Book): void {
  const fewer = ({ digest }: Referral): Data<'NarrowLock2'> => ({
    digest: digest ?? '',
    answers: answers(),
    narrowing: { removeItems: [itemId(2)], requestedAction: null, territory: null, usefulForHours: null },
  });
  book.tell('narrowed-ready', 'items-lock2', does('LOCK_REVIEWER', 'NarrowLock2', fewer));
  book.tell('narrowed-delivered', 'narrowed-ready', ...inbox());
  book.tell('reversed-ready', 'refused-asked', does('LOCK_CHIEF', 'DecideReconsideration'));
  // What no command can bring about, and what the last look before sending is there for: words changed after the lock.
  const changed = { header: { publicGist: 'Other words than those that were locked.' }, upsert: [], remove: [] };
  book.told('tampered', 'ready', { kind: 'DraftRevised', data: changed });
  book.told('acknowledged-nobody', 'delivered', { kind: 'ReferralAcknowledged', data: { owner: '', deputy: null } });
}

/** The sample, drawn in each state from which its review may follow. */
function samples(book: Book): void {
  const draw = does('system:sample-after-checkpoint', 'DrawSample', undefined, ALL_SAMPLED);
  for (const name of SAMPLED_FROM) book.tell(`${name}-drawn`, name, draw);
  book.tell('withdrawn-drawn', 'delivered-drawn', does('LE_OFFICER', 'Withdraw'));
  book.tell('expired-drawn', 'delivered-drawn', does('system:useful-until', 'Expire'));
  book.tell('sample-reviewed', 'sent-drawn', does('LOCK_REVIEWER', 'ReviewSample'));
}
export const SAMPLED_FROM = [
  'sent',
  'delivered',
  'acknowledged',
  'review',
  'clarify',
  'held',
  'decided',
  'effected',
  'noticed',
  'monitored',
  'closed',
];

export function histories(): Book {
  const book = new Book();
  plainCase(book);
  accountCase(book);
  reconsiderations(book);
  endings(book);
  questionsAndHolds(book);
  drafts(book);
  effects(book);
  triggered(book);
  aroundSending(book);
  samples(book);
  annexed(book);
  return book;
}
