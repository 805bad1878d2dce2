import type { Actor } from '../parties/roles.ts';
import type { Action } from '../parties/card.ts';
import type { Lock2Answers } from '../oversight/questions.ts';
import type { LockTrigger } from '../oversight/required-locks.ts';
import type { CommandData } from './commands.ts';
import type { GateReport } from './gates/report.ts';
import type { HeaderDraft, Territory } from './header.ts';
import type { BlindReading, ItemDraft } from './item.ts';

type NewItem = { readonly id: string; readonly content: ItemDraft };
export type AutoAnswer = { readonly code: string; readonly itemId: string | null; readonly answer: string };
/** The time to keep it is over, or an authority or a court ordered it. */
export type ErasureBasis = 'RETENTION' | 'ORDER';
export type Attribution = 'UNIT' | 'PLATFORM' | 'OVERSIGHT' | 'NONE';

/** What happened, in the past tense. The data of each kind; stream, version, instant and actor are the envelope. */
export type FactData = {
  DraftCreated: {
    unit: string;
    platform: string;
    reference: string;
    header: HeaderDraft;
    items: readonly NewItem[];
    importId: string | null;
    confidentialSalt: string;
  };
  DraftRevised: { header: HeaderDraft | null; upsert: readonly NewItem[]; remove: readonly string[] };
  /** Of the sealed text only a salted digest and a size (spec/referral.md, Restricted annex). */
  AnnexAttached: { digest: string; sizeBytes: number };
  LocatorOverridden: { itemId: string; reason: string };
  ItemStopped: { itemId: string; gate: string; code: string };
  DraftSubmitted: { digest: string; gates: GateReport; reread: readonly string[] };
  DraftDiscarded: Record<string, never>;
  BlindReadingRecorded: { itemId: string; reading: BlindReading; differs: boolean };
  Lock1Approved: { digest: string; triggers: readonly LockTrigger[]; lock2Due: Due | null };
  Lock1Returned: { reason: string };
  ReferralStopped: { code: string; reason: string; letter: boolean };
  Lock2Required: { triggers: readonly LockTrigger[]; lock2Due: Due };
  Lock2Approved: { digest: string; answers: Lock2Answers };
  Lock2Narrowed: {
    originalDigest: string;
    digest: string;
    answers: Lock2Answers;
    removeItems: readonly string[];
    requestedAction: Action | null;
    territory: Territory | null;
    usefulForHours: number | null;
  };
  Lock2Refused: { codes: readonly string[]; answers: Lock2Answers; reasons: string };
  Lock2Returned: { question: string };
  ReconsiderationAsked: { by: 'UNIT' | 'PLATFORM'; grounds: string };
  ReconsiderationDecided: { outcome: 'UPHELD' | 'REVERSED'; reasons: string };
  ReturnedAtSending: { code: string };
  ReferralSent: { digest: string; usefulUntil: string };
  ReferralDelivered: { channel: 'IN_APP' | 'MAIL' | 'WEBHOOK'; receivedAt: string; ackDue: Due; decideDue: Due };
  ReferralAcknowledged: { owner: string; deputy: string | null };
  ReviewStarted: Record<string, never>;
  ClarificationAsked: {
    round: number;
    questions: CommandData<'AskClarification'>['questions'];
    freeText: string | null;
    answerDue: Due;
  };
  QuestionsAnsweredFromRecord: { answers: readonly AutoAnswer[] };
  ClarificationAnswered: { answer: string; by: 'UNIT' | 'OVERSIGHT'; decideDue: Due };
  ClarificationLapsed: { attribution: Attribution; decideDue: Due };
  HoldPlaced: { reason: string; until: string; note: string };
  HoldRenewed: { until: string; note: string };
  HoldReleased: { ended: 'BY_HOLDER' | 'BY_TIME' } & DuesAfterHold;
  ItemsDecided: { decisions: CommandData<'DecideItems'>['decisions'] };
  ReferralDecided: { effectDue: Due | null };
  EffectRecorded: { itemIds: readonly string[]; effectiveAt: string; territory: Territory };
  ReferralEffected: Record<string, never>;
  NoticeRecorded: { status: string; noticedAt: string };
  MonitoringStarted: { until: string };
  RecheckAttested: { itemId: string; finding: string; seenAt: string; by: 'UNIT' | 'PLATFORM' };
  ReferralClosed: Record<string, never>;
  UseRenewed: { usefulUntil: string; reason: string };
  ReferralWithdrawn: { code: string; note: string | null };
  ReferralExpired: { attribution: Attribution };
  ReminderDue: { percent: 50 | 80; of: 'DECIDE' | 'EFFECT' };
  ItemCorrected: { itemId: string; cause: string; note: string };
  ItemReinstated: { itemId: string; source: string; note: string };
  SampleDrawn: { checkpointSize: number; checkpointRoot: string; share: number; itemIds: readonly string[] };
  SampleReviewed: {
    itemId: string;
    reading: BlindReading;
    answers: Lock2Answers;
    verdict: 'SOUND' | 'UNSOUND';
    /** An exemption or the sensitivity was answered NO where the reader does not (D6). */
    falseNo: boolean;
    reasons: string;
  };
  AnnexOpened: { digest: string; reason: string };
  AnnexDestroyed: { digest: string };
  /** What is left to read of a case: between whom it was, why it is gone, and that nothing was left out before it. */
  CaseErased: { unit: string; platform: string; basis: ErasureBasis; reason: string };
};

/** The due times that wait, moved by the held time; null where there is none in the state that resumes. */
export type DuesAfterHold = {
  readonly lock2Due: Due | null;
  readonly ackDue: Due | null;
  readonly decideDue: Due | null;
  readonly answerDue: Due | null;
};

/** Both due times of C7a: the strict one that is shown, and the later one after which alone it is a breach. */
export type Due = { readonly operationalDue: string; readonly legalLatest: string };

export type FactKind = keyof FactData;
/** A fact as a decider returns it: the store adds stream and version, the command gave instant and actor. */
export type NewFact = { [K in FactKind]: { readonly kind: K; readonly data: FactData[K] } }[FactKind];
export type Fact = NewFact & { readonly version: number; readonly at: string; readonly actor: Actor };
