import {
  annexEnds,
  type CommandKind,
  type CommandOf,
  type Instant,
  instantOf,
  isAct,
  liveItems,
  type Lock2Answers,
  LOCK2_QUESTIONS,
  millisecondsOf,
  monthsAfter,
  openReminders,
  type Referral,
  RETENTION_MONTHS,
} from '@remit/protocol';
import {
  completeItem,
  completeReferral,
  itemId,
  PLATFORM,
  world,
} from '../../../packages/protocol/src/referral/fixtures/sample-case.ts';

export type Data<K extends CommandKind = CommandKind> = CommandOf<K>['data'];
export const HOUR = 3_600_000;
export const later = (at: Instant, hours: number): Instant => instantOf(millisecondsOf(at) + hours * HOUR);

export const answers = (...unmet: readonly (typeof LOCK2_QUESTIONS)[number][]): Lock2Answers =>
  Object.fromEntries(
    LOCK2_QUESTIONS.map((question) => [
      question,
      unmet.includes(question)
        ? { met: false, reason: 'Not shown in the document.' }
        : { met: true, reason: 'Shown in the document.' },
    ]),
  ) as Lock2Answers;

/** The officer's own answers, as a second reader who agrees would give them. */
export function sameReading(referral: Referral, id: string): Data<'RecordBlindReading'> {
  const content = referral.items.find((item) => item.id === id)?.content ?? completeItem();
  const exemptions = Object.entries(content.exemptions ?? {}).map(([question, { answer }]) => [question, answer]);
  const reading = {
    exemptions: Object.fromEntries(exemptions) as Record<string, unknown>,
    sensitiveCategory: content.sensitiveCategory,
  };
  return { itemId: id, reading } as Data<'RecordBlindReading'>;
}

const first = (referral: Referral, wanted: (item: Referral['items'][number]) => boolean): string =>
  (referral.items.find(wanted) ?? referral.items[0])?.id ?? itemId(1);
const ids = (referral: Referral, state: string): string[] =>
  referral.items.flatMap((item) => (item.state === state ? [item.id] : []));
const orFirst = (list: string[], referral: Referral): string[] =>
  list.length > 0 ? list : [first(referral, () => true)];

export const removed = (id: string): Data<'DecideItems'>['decisions'][number] => ({
  itemId: id,
  outcome: 'ACT_REMOVED',
  ground: 'TERMS',
  clause: 'TVE-1',
  exemption: null,
  redirectTo: null,
  reason: 'The clause applies to this item.',
});

const DIGEST = '0'.repeat(64);
const nothing = {};
export const draftOf = (referral: Referral): Data<'CreateDraft'> => ({
  platform: PLATFORM,
  header: referral.header,
  items: referral.items.map(({ id, content }) => ({ id, content })),
  importId: null,
});

/** For every command the plainest thing that can be asked in a state: what most people ask, most of the time. */
export const PLAIN: { readonly [K in CommandKind]: (referral: Referral, at: Instant) => Data<K> } = {
  CreateDraft: () => draftOf(completeReferral()),
  ReviseDraft: () => ({
    header: { publicGist: 'A video assessed as a call to attack a market.' },
    upsert: [],
    remove: [],
  }),
  AttachAnnex: () => ({ text: 'The source has named two of the people in the video.' }),
  OverrideLocator: (referral) => ({
    itemId: first(referral, ({ override }) => !override),
    reason: 'The whole page repeats one call and holds nothing else.',
  }),
  SubmitDraft: () => nothing,
  DiscardDraft: () => nothing,
  RecordBlindReading: (referral) =>
    sameReading(
      referral,
      first(referral, (item) => item.state === 'DRAFT' && !item.blind),
    ),
  ApproveLock1: ({ digest }) => ({ digest: digest ?? DIGEST }),
  ReturnLock1: () => ({ reason: 'Say when the call was made.' }),
  StopReferral: () => ({ code: 'NOT_NEEDED', reason: 'The item was taken down by its author.' }),
  ApproveLock2: ({ digest }) => ({ digest: digest ?? DIGEST, answers: answers() }),
  NarrowLock2: ({ digest }) => ({
    digest: digest ?? DIGEST,
    answers: answers(),
    narrowing: { removeItems: [], requestedAction: null, territory: null, usefulForHours: 24 },
  }),
  RefuseLock2: () => ({
    codes: ['NOT_NECESSARY'],
    answers: answers('NECESSITY'),
    reasons: 'The document does not show why a gentler step would not do.',
  }),
  ReturnLock2: () => ({ question: 'Which statement is attributed to whom?' }),
  AskReconsideration: () => ({ grounds: 'The reasons rest on a fact that has changed since.' }),
  DecideReconsideration: () => ({ outcome: 'REVERSED', reasons: 'The fact that has changed carries the decision.' }),
  Send: () => nothing,
  RecordDelivery: () => ({ channel: 'IN_APP' }),
  Acknowledge: () => ({ owner: 'analyst-0001', deputy: null }),
  StartReview: () => nothing,
  AskClarification: () => ({ questions: [{ code: 'C_CONTEXT', itemId: null }], freeText: null }),
  AnswerClarification: () => ({ answer: 'It was posted below a call to the same place.' }),
  LapseClarification: () => nothing,
  PlaceHold: (_, at) => ({ reason: 'SAFETY', until: later(at, 48), note: 'A person may be in danger.' }),
  RenewHold: (_, at) => ({ until: later(at, 48), note: 'The danger has not passed.' }),
  ReleaseHold: () => nothing,
  EndHold: () => nothing,
  DecideItems: (referral) => ({ decisions: orFirst(ids(referral, 'PENDING'), referral).map(removed) }),
  RecordEffect: (referral, at) => ({
    itemIds: orFirst(
      referral.items.flatMap(({ id, state, decision }) =>
        state === 'DECIDED' && decision && isAct(decision.outcome) ? [id] : [],
      ),
      referral,
    ),
    effectiveAt: at,
    territory: { kind: 'states', states: ['DE'] },
  }),
  RecordNotice: (_, at) => ({ status: 'SENT', noticedAt: at }),
  StartMonitoring: () => nothing,
  AttestRecheck: (referral, at) => ({
    itemId: first(referral, ({ decision }) => decision !== undefined),
    finding: 'GONE',
    seenAt: at,
  }),
  Close: () => nothing,
  RenewUse: () => ({ reason: 'The series goes on and an answer still helps.' }),
  Withdraw: () => ({ code: 'NO_LONGER_USEFUL', note: null }),
  Expire: () => nothing,
  Remind: (referral) => ({ percent: openReminders(referral, world())[0]?.percent ?? 50 }),
  CorrectItem: (referral) => ({
    itemId: first(referral, ({ correction }) => !correction),
    cause: 'WRONG_CATEGORY',
    note: 'The category was wrong, the item was not.',
  }),
  ReinstateItem: (referral) => ({
    itemId: first(referral, ({ state }) => state === 'EFFECTED'),
    source: 'COMPLAINT',
    note: 'The complaint was upheld.',
  }),
  DrawSample: () => ({ checkpointSize: 4096, checkpointRoot: '9'.repeat(64) }),
  ReviewSample: (referral) => ({
    itemId: referral.sample?.itemIds[0] ?? first(liveOnly(referral), () => true),
    reading: sameReading(referral, referral.sample?.itemIds[0] ?? '').reading,
    answers: answers(),
    verdict: 'SOUND',
    reasons: 'Each question is met.',
  }),
  OpenAnnex: () => ({ reason: 'The decision needs what the annex says.' }),
  DestroyAnnex: () => nothing,
  EraseCase: () => ({ basis: 'RETENTION', reason: 'The time for which cases are kept is over.' }),
};

const liveOnly = (referral: Referral): Referral => ({ ...referral, items: liveItems(referral) });

/** When a step that follows from a deadline is due; any other step comes an hour after the one before it. */
export function dueTime(kind: CommandKind, referral: Referral, last: Instant): Instant {
  const next = later(last, 1);
  switch (kind) {
    case 'EndHold':
      return referral.hold?.until ?? next;
    case 'LapseClarification':
      return referral.clarifications.at(-1)?.answerDue.operationalDue ?? next;
    case 'Expire':
      return referral.usefulUntil ?? next;
    case 'Close':
      return referral.monitoredUntil ?? next;
    case 'DestroyAnnex':
      return annexEnds(referral) ?? next;
    case 'EraseCase':
      return monthsAfter(last, RETENTION_MONTHS);
    case 'Remind':
      return [next, openReminders(referral, world())[0]?.at ?? next].sort().at(-1)!;
    default:
      return next;
  }
}
