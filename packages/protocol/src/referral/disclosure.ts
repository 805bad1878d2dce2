import type { FactKind, NewFact } from './facts.ts';
import type { Referral } from './state.ts';

/**
 * Fields of each fact that may stand in the clear beside the record: codes, counts, instants, digests. Everything else
 * (words, locators, answers, persons) is sealed under the case's key.
 */
export const OPEN_FIELDS: { readonly [K in FactKind]: readonly string[] } = {
  DraftCreated: ['unit', 'platform', 'reference', 'importId'],
  DraftRevised: ['remove'],
  AnnexAttached: ['digest'],
  LocatorOverridden: ['itemId'],
  ItemStopped: ['itemId', 'gate', 'code'],
  DraftSubmitted: ['digest', 'reread'],
  DraftDiscarded: [],
  BlindReadingRecorded: ['itemId', 'differs'],
  Lock1Approved: ['digest', 'triggers', 'lock2Due'],
  Lock1Returned: [],
  ReferralStopped: ['code', 'letter'],
  Lock2Required: ['triggers', 'lock2Due'],
  Lock2Approved: ['digest'],
  Lock2Narrowed: ['originalDigest', 'digest', 'removeItems', 'requestedAction', 'usefulForHours'],
  Lock2Refused: ['codes'],
  Lock2Returned: [],
  ReconsiderationAsked: ['by'],
  ReconsiderationDecided: ['outcome'],
  ReturnedAtSending: ['code'],
  ReferralSent: ['digest', 'usefulUntil'],
  ReferralDelivered: ['channel', 'receivedAt', 'ackDue', 'decideDue'],
  ReferralAcknowledged: [],
  ReviewStarted: [],
  ClarificationAsked: ['round', 'answerDue'],
  QuestionsAnsweredFromRecord: [],
  ClarificationAnswered: ['by', 'decideDue'],
  ClarificationLapsed: ['attribution', 'decideDue'],
  HoldPlaced: ['until'],
  HoldRenewed: ['until'],
  HoldReleased: ['ended', 'lock2Due', 'ackDue', 'decideDue', 'answerDue'],
  ItemsDecided: [],
  ReferralDecided: ['effectDue'],
  EffectRecorded: ['itemIds', 'effectiveAt'],
  ReferralEffected: [],
  NoticeRecorded: ['status', 'noticedAt'],
  MonitoringStarted: ['until'],
  RecheckAttested: ['itemId', 'finding', 'seenAt', 'by'],
  ReferralClosed: [],
  UseRenewed: ['usefulUntil'],
  ReferralWithdrawn: [],
  ReferralExpired: ['attribution'],
  ReminderDue: ['percent', 'of'],
  ItemCorrected: ['itemId', 'cause'],
  ItemReinstated: ['itemId', 'source'],
  SampleDrawn: ['checkpointSize', 'checkpointRoot', 'share', 'itemIds'],
  SampleReviewed: ['itemId', 'verdict', 'falseNo'],
  AnnexOpened: ['digest'],
  AnnexDestroyed: ['digest'],
  // All of it: it has to be read when the case's key is gone.
  CaseErased: ['unit', 'platform', 'basis', 'reason'],
};

/** Kinds that may only ever be disclosed as delayed totals (D12); in the log they share one class. */
const SENSITIVE: readonly FactKind[] = [
  'HoldPlaced',
  'HoldRenewed',
  'HoldReleased',
  'AnnexAttached',
  'AnnexOpened',
  'AnnexDestroyed',
];

/** What the log's leaf says of a fact for later disclosure: kind, instrument and outcome, each salted on its own. */
export function disclosedAttributes(
  fact: NewFact,
  referral: Referral,
): { kind: string; class: string; result: string } {
  return {
    kind: SENSITIVE.includes(fact.kind) ? 'sensitive' : fact.kind,
    // The instrument cannot be read again once the case is erased, and this fact is checked after that.
    class: fact.kind === 'CaseErased' ? '' : (referral.header.instrument ?? ''),
    result: resultOf(fact),
  };
}

function resultOf(fact: NewFact): string {
  switch (fact.kind) {
    case 'ItemsDecided':
      return tally(fact.data.decisions.map((decision) => decision.outcome));
    // A bundle opens this alone: what called lock 2 may be what only lock 2 may know (spec/bundle.md, Locks).
    case 'Lock1Approved':
      return fact.data.triggers.length > 0 ? 'LOCK2' : 'LOCK1';
    case 'ItemStopped':
    case 'ReferralStopped':
      return fact.data.code;
    case 'Lock2Refused':
      return [...fact.data.codes].sort().join('+');
    case 'SampleReviewed':
      return fact.data.verdict;
    case 'ReferralExpired':
      return fact.data.attribution;
    case 'ItemReinstated':
      return fact.data.source;
    case 'ItemCorrected':
      return fact.data.cause;
    case 'CaseErased':
      return fact.data.basis;
    default:
      return '';
  }
}

/** `ACT_REMOVED:3+REDIRECTED:1`: counts by code in alphabetical order. */
function tally(codes: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const code of codes) counts.set(code, (counts.get(code) ?? 0) + 1);
  return [...counts]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([code, n]) => `${code}:${n}`)
    .join('+');
}
