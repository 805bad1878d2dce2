import type { Due, Fact, FactData, FactKind } from './facts.ts';
import { renewableHold } from './holds.ts';
import { NONE, type Clarification, type ItemRecord, type Referral, type Turn } from './state.ts';
import { TURN, type ItemState, type Status } from './status.ts';

type Change = Partial<{ -readonly [K in keyof Referral]: Referral[K] | undefined }>;
type Evolver<K extends FactKind> = (referral: Referral, data: FactData[K], fact: Pick<Fact, 'at' | 'actor'>) => Change;

const who = (fact: Pick<Fact, 'actor'>): string =>
  fact.actor.type === 'person'
    ? fact.actor.person
    : fact.actor.type === 'key'
      ? fact.actor.key
      : `system:${fact.actor.rule}`;

const change = (
  referral: Referral,
  ids: readonly string[],
  patch: (item: ItemRecord) => Partial<ItemRecord>,
): readonly ItemRecord[] => {
  const wanted = new Set(ids);
  return referral.items.map((item) => (wanted.has(item.id) ? { ...item, ...patch(item) } : item));
};
const openItems = (referral: Referral, state: ItemState): readonly ItemRecord[] =>
  referral.items.map((item) => (item.state === 'PENDING' || item.state === 'DRAFT' ? { ...item, state } : item));
const to = (status: Status): Change => ({ status });

/** How each fact moves the state. Nothing here decides: whatever is on record has happened. */
const EVOLVERS: { [K in FactKind]: Evolver<K> } = {
  DraftCreated: (_, data, fact) => ({
    ...to('DRAFT'),
    unit: data.unit,
    platform: data.platform,
    reference: data.reference,
    importId: data.importId,
    confidentialSalt: data.confidentialSalt,
    header: data.header,
    items: data.items.map((item) => ({ ...item, state: 'DRAFT' as const })),
    authors: [who(fact)],
    createdAt: fact.at,
  }),
  DraftRevised: (referral, { header, upsert, remove }, fact) => {
    const replaced = new Map(upsert.map((item) => [item.id, item]));
    const gone = new Set(remove);
    const known = new Set(referral.items.map((item) => item.id));
    const kept = referral.items
      .filter((item) => !gone.has(item.id))
      .map((item) =>
        replaced.has(item.id)
          ? { id: item.id, content: replaced.get(item.id)!.content, state: 'DRAFT' as const }
          : item,
      );
    const added = upsert.filter((item) => !known.has(item.id)).map((item) => ({ ...item, state: 'DRAFT' as const }));
    return {
      header: header ? { ...referral.header, ...header } : referral.header,
      items: [...kept, ...added],
      authors: [...new Set([...referral.authors, who(fact)])],
    };
  },
  AnnexAttached: (referral, annex, fact) => ({
    annex: { ...annex, by: who(fact), at: fact.at },
    // Whoever wrote in the case locks nothing of it.
    authors: [...new Set([...referral.authors, who(fact)])],
  }),
  AnnexOpened: () => ({}),
  AnnexDestroyed: ({ annex }, _, fact) => (annex ? { annex: { ...annex, destroyedAt: fact.at } } : {}),
  LocatorOverridden: (referral, { itemId, reason }, fact) => ({
    items: change(referral, [itemId], () => ({ override: { by: who(fact), reason } })),
  }),
  ItemStopped: (referral, { itemId, gate, code }) => ({
    items: change(referral, [itemId], () => ({ state: 'STOPPED', stoppedBy: { gate, code } })),
  }),
  DraftSubmitted: (_, { digest, gates, reread }) => ({
    ...to('LOCK1'),
    digest,
    gates,
    reread,
    lock1: undefined,
    lock2: undefined,
    triggers: [],
  }),
  DraftDiscarded: () => to('WITHDRAWN'),
  BlindReadingRecorded: (referral, { itemId, reading, differs }, fact) => ({
    items: change(referral, [itemId], () => ({ blind: { by: who(fact), reading, differs } })),
  }),
  Lock1Approved: (referral, { digest, triggers, lock2Due }, fact) => ({
    ...to(triggers.length > 0 ? 'LOCK2' : 'READY'),
    triggers,
    due: lock2Due ? { ...referral.due, lock2: lock2Due } : referral.due,
    lock1Reason: undefined,
    lock1: { by: who(fact), at: fact.at, digest },
  }),
  Lock1Returned: (referral, { reason }) => ({
    ...to('DRAFT'),
    digest: undefined,
    lock1Reason: reason,
    items: withoutReadings(referral),
  }),
  ReferralStopped: (_, stop) => ({ ...to('STOPPED'), stop }),
  Lock2Required: (referral, { triggers, lock2Due }) => ({
    ...to('LOCK2'),
    triggers,
    due: { ...referral.due, lock2: lock2Due },
  }),
  Lock2Approved: (_, { digest, answers }, fact) => ({
    ...to('READY'),
    lock2: { by: who(fact), body: organisationOf(fact), at: fact.at, digest, answers },
  }),
  Lock2Narrowed: (referral, data, fact) => ({
    ...to('READY'),
    ...narrowed(referral, data),
    digest: data.digest,
    lock1: referral.lock1 && { ...referral.lock1, digest: data.digest },
    lock2: {
      by: who(fact),
      body: organisationOf(fact),
      at: fact.at,
      digest: data.digest,
      answers: data.answers,
      narrowedFrom: data.originalDigest,
    },
  }),
  Lock2Refused: (_, { codes, reasons }, fact) => ({
    ...to('REFUSED_L2'),
    refusal: { by: who(fact), body: organisationOf(fact), codes, reasons, at: fact.at },
  }),
  Lock2Returned: (referral, { question }) => ({
    ...to('DRAFT'),
    digest: undefined,
    lock1: undefined,
    lock2Question: question,
    lock2Returned: true,
    items: withoutReadings(referral),
  }),
  ReconsiderationAsked: (_, { by, grounds }) => ({ reconsideration: { by, grounds } }),
  ReconsiderationDecided: (referral, { outcome }, fact) => {
    const reconsideration = referral.reconsideration && { ...referral.reconsideration, outcome };
    if (outcome === 'UPHELD') return { reconsideration };
    if (referral.status !== 'REFUSED_L2')
      return { ...to('CEASED'), reconsideration, items: openItems(referral, 'CEASED') };
    return {
      ...to('READY'),
      reconsideration,
      lock2: {
        by: who(fact),
        body: organisationOf(fact),
        at: fact.at,
        digest: referral.digest ?? '',
        answers: null,
      },
    };
  },
  ReturnedAtSending: (referral) => ({
    ...to('DRAFT'),
    digest: undefined,
    lock1: undefined,
    lock2: undefined,
    items: withoutReadings(referral),
  }),
  ReferralSent: (referral, { usefulUntil }, fact) => ({
    ...to('SENT'),
    sentAt: fact.at,
    usefulUntil,
    items: openItems(referral, 'PENDING'),
  }),
  ReferralDelivered: (referral, { receivedAt, ackDue, decideDue }) => ({
    ...to('DELIVERED'),
    receivedAt,
    due: { ...referral.due, ack: ackDue, decide: decideDue },
  }),
  ReferralAcknowledged: (_, { owner, deputy }) => ({ ...to('ACKNOWLEDGED'), owner, deputy }),
  ReviewStarted: () => to('UNDER_REVIEW'),
  ClarificationAsked: (referral, data, fact) => ({
    ...to('CLARIFY'),
    clarifications: [...referral.clarifications, { ...data, askedAt: fact.at }],
    due: { ...referral.due, answer: data.answerDue },
  }),
  QuestionsAnsweredFromRecord: (referral, { answers }) => ({
    answeredFromRecord: [...referral.answeredFromRecord, ...answers],
  }),
  ClarificationAnswered: (referral, { answer, decideDue }, fact) =>
    afterQuestion(referral, { answer, answeredAt: fact.at }, decideDue),
  ClarificationLapsed: (referral, { decideDue }) => afterQuestion(referral, { lapsed: true }, decideDue),
  HoldPlaced: (referral, { reason, until, note }, fact) => ({
    ...to('HELD'),
    hold: {
      reason,
      until,
      note,
      from: fact.at,
      by: who(fact),
      organisation: organisationOf(fact),
      renewals: 0,
      resume: referral.status,
    },
  }),
  HoldRenewed: (referral, { until, note }, fact) => {
    const renewed = renewableHold(referral);
    if (!renewed) return {};
    const hold = { ...renewed, until, note, renewals: renewed.renewals + 1 };
    if (referral.hold) return { hold };
    return {
      ...to('HELD'),
      hold: { ...hold, from: fact.at, resume: referral.status },
      endedHolds: referral.endedHolds.filter((each) => each !== renewed),
    };
  },
  HoldReleased: (referral, { lock2Due, ackDue, decideDue, answerDue }) => ({
    ...to(referral.hold?.resume ?? referral.status),
    hold: undefined,
    endedHolds: [...referral.endedHolds, ...(referral.hold ? [referral.hold] : [])],
    clarifications: answerDue
      ? referral.clarifications.map((round, i, all) => (i === all.length - 1 ? { ...round, answerDue } : round))
      : referral.clarifications,
    due: {
      ...referral.due,
      ...(lock2Due && { lock2: lock2Due }),
      ...(ackDue && { ack: ackDue }),
      ...(decideDue && { decide: decideDue }),
      ...(answerDue && { answer: answerDue }),
    },
  }),
  ItemsDecided: (referral, { decisions }, fact) => {
    const by = new Map(decisions.map((decision) => [decision.itemId, decision]));
    return {
      items: change(referral, [...by.keys()], (item) => ({
        state: 'DECIDED',
        decision: { ...by.get(item.id)!, at: fact.at },
      })),
    };
  },
  ReferralDecided: (referral, { effectDue }) => ({
    ...to('DECIDED'),
    due: effectDue ? { ...referral.due, effect: effectDue } : referral.due,
  }),
  EffectRecorded: (referral, { itemIds, effectiveAt }) => ({
    items: change(referral, itemIds, () => ({ state: 'EFFECTED', effectiveAt })),
  }),
  ReferralEffected: () => to('EFFECTED'),
  NoticeRecorded: (_, { status, noticedAt }) => ({ ...to('NOTICED'), notice: { status, at: noticedAt } }),
  MonitoringStarted: (_, { until }) => ({ ...to('MONITORED'), monitoredUntil: until }),
  RecheckAttested: (referral, { itemId, ...recheck }) => ({
    items: change(referral, [itemId], (item) => ({ rechecks: [...(item.rechecks ?? []), recheck] })),
  }),
  ReferralClosed: () => to('CLOSED'),
  UseRenewed: (_, { usefulUntil }, fact) => ({ usefulUntil, useRenewedAt: fact.at }),
  ReferralWithdrawn: (referral, { code }) => ({
    ...to('WITHDRAWN'),
    withdrawnCode: code,
    items: openItems(referral, 'WITHDRAWN'),
  }),
  ReferralExpired: (referral, { attribution }) => ({
    ...to('EXPIRED'),
    attribution,
    items: openItems(referral, 'UNANSWERED'),
  }),
  ReminderDue: (referral, reminder) => ({ reminders: [...referral.reminders, reminder] }),
  ItemCorrected: (referral, { itemId, cause }, fact) => ({
    items: change(referral, [itemId], () => ({ correction: { cause, at: fact.at } })),
  }),
  ItemReinstated: (referral, { itemId, source }, fact) => ({
    items: change(referral, [itemId], () => ({ state: 'REINSTATED', reinstated: { source, at: fact.at } })),
  }),
  SampleDrawn: (referral, { checkpointSize, share, itemIds }) => ({
    sample: { checkpointSize, share, itemIds },
    items: change(referral, itemIds, () => ({ sample: {} })),
  }),
  SampleReviewed: (referral, { itemId, verdict, falseNo, reading }) => ({
    items: change(referral, [itemId], () => ({ sample: { verdict, falseNo, reading } })),
  }),
  CaseErased: (_, { unit, platform, basis, reason }, fact) => ({
    unit,
    platform,
    erased: { at: fact.at, basis, reason },
  }),
};

const organisationOf = (fact: Pick<Fact, 'actor'>): string =>
  fact.actor.type === 'system' ? '' : fact.actor.organisation;

/** Whoever reads a returned draft again reads it afresh. */
const withoutReadings = (referral: Referral): readonly ItemRecord[] =>
  referral.items.map(({ blind: _blind, ...item }) => item);

/** What lock 2 took away: items, reach, duration, or a gentler action (D2). */
export function narrowed(
  referral: Referral,
  by: Pick<FactData['Lock2Narrowed'], 'removeItems' | 'requestedAction' | 'territory' | 'usefulForHours'>,
): Pick<Referral, 'header' | 'items'> {
  return {
    header: {
      ...referral.header,
      ...(by.requestedAction && { requestedAction: by.requestedAction }),
      ...(by.territory && { territory: by.territory }),
      ...(by.usefulForHours && { usefulForHours: by.usefulForHours }),
    },
    items: change(referral, by.removeItems, () => ({ state: 'NARROWED_OUT' })),
  };
}

/** The last round is answered or lapsed; the platform's clock runs again, its due time moved by the pause. */
function afterQuestion(referral: Referral, end: Partial<Clarification>, decideDue: Due): Change {
  const last = referral.clarifications.length - 1;
  return {
    ...to('UNDER_REVIEW'),
    clarifications: referral.clarifications.map((round, i) => (i === last ? { ...round, ...end } : round)),
    due: withoutAnswer({ ...referral.due, decide: decideDue }),
  };
}

/** The next state. Pure; accepts any fact that is on record. */
export function evolve(
  referral: Referral,
  fact: Fact | (Pick<Fact, 'kind' | 'data' | 'at' | 'actor'> & { version?: number }),
): Referral {
  const evolver = EVOLVERS[fact.kind] as Evolver<FactKind>;
  const next = {
    ...referral,
    ...evolver(referral, fact.data, fact),
    version: fact.version ?? referral.version + 1,
    // To look at a case, or to lose its annex, does not keep it longer.
    lastAt: fact.kind === 'AnnexOpened' || fact.kind === 'AnnexDestroyed' ? referral.lastAt : fact.at,
  } as Referral;
  return { ...next, turns: turnsOf(referral.turns, next.status, fact.at) };
}

export const replay = (facts: readonly Fact[]): Referral => facts.reduce<Referral>(evolve, NONE);

function turnsOf(turns: readonly Turn[], status: Status, at: string): readonly Turn[] {
  const owner = TURN[status];
  return turns.at(-1)?.owner === owner ? turns : [...turns, { owner, from: at }];
}

const withoutAnswer = ({ answer: _answer, ...due }: Referral['due']): Referral['due'] => due;
