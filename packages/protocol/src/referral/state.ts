import type { Lock2Answers } from '../oversight/questions.ts';
import type { LockTrigger } from '../oversight/required-locks.ts';
import type { AutoAnswer, Due, ErasureBasis, FactData } from './facts.ts';
import type { GateReport } from './gates/report.ts';
import type { HeaderDraft } from './header.ts';
import type { BlindReading, ItemDraft } from './item.ts';
import type { ItemState, Status } from './status.ts';

export type ItemDecision = FactData['ItemsDecided']['decisions'][number] & { readonly at: string };

export type ItemRecord = {
  readonly id: string;
  readonly content: ItemDraft;
  readonly state: ItemState;
  readonly stoppedBy?: { readonly gate: string; readonly code: string };
  readonly override?: { readonly by: string; readonly reason: string };
  readonly blind?: { readonly by: string; readonly reading: BlindReading; readonly differs: boolean };
  readonly decision?: ItemDecision;
  readonly effectiveAt?: string;
  readonly rechecks?: readonly {
    readonly finding: string;
    readonly seenAt: string;
    readonly by: 'UNIT' | 'PLATFORM';
  }[];
  readonly correction?: { readonly cause: string; readonly at: string };
  readonly reinstated?: { readonly source: string; readonly at: string };
  readonly sample?: {
    readonly verdict?: 'SOUND' | 'UNSOUND';
    readonly falseNo?: boolean;
    readonly reading?: BlindReading;
  };
};

export type Clarification = {
  readonly round: number;
  readonly askedAt: string;
  readonly questions: FactData['ClarificationAsked']['questions'];
  readonly freeText: string | null;
  readonly answerDue: Due;
  readonly answer?: string;
  readonly answeredAt?: string;
  readonly lapsed?: true;
};

/** One party's turn on the clock; the last turn has no end. */
export type Turn = { readonly owner: 'unit' | 'oversight' | 'platform' | 'paused' | 'stopped'; readonly from: string };

export type Hold = {
  readonly reason: string;
  readonly until: string;
  readonly from: string;
  readonly note: string;
  readonly by: string;
  readonly organisation: string;
  readonly renewals: number;
  readonly resume: Status;
};

export type Annex = FactData['AnnexAttached'] & {
  readonly by: string;
  readonly at: string;
  /** Its text is gone, and what was committed to stays. */
  readonly destroyedAt?: string;
};

/** A lock that is held: by whom, when, on which exact bytes. */
export type HeldLock = { readonly by: string; readonly at: string; readonly digest: string };

/** The state of one referral: what its facts add up to. Nothing in it is not derivable from them. */
export type Referral = {
  readonly status: Status;
  readonly version: number;
  readonly unit: string;
  readonly platform: string;
  readonly reference: string;
  readonly importId: string | null;
  readonly confidentialSalt: string;
  readonly authors: readonly string[];
  readonly header: HeaderDraft;
  readonly items: readonly ItemRecord[];
  readonly createdAt: string;
  /** The restricted annex: what is known of it without opening it. */
  readonly annex?: Annex;
  readonly digest?: string;
  readonly gates?: GateReport;
  readonly reread: readonly string[];
  readonly triggers: readonly LockTrigger[];
  readonly lock1?: HeldLock;
  readonly lock2?: HeldLock & {
    /** The oversight body for which it was held (D5). */
    readonly body: string;
    readonly answers: Lock2Answers | null;
    readonly narrowedFrom?: string;
  };
  readonly refusal?: {
    readonly by: string;
    readonly body: string;
    readonly codes: readonly string[];
    readonly reasons: string;
    readonly at: string;
  };
  /** Why lock 1 gave the draft back; it is settled when lock 1 approves. */
  readonly lock1Reason?: string;
  readonly lock2Question?: string;
  readonly lock2Returned: boolean;
  readonly reconsideration?: {
    readonly by: 'UNIT' | 'PLATFORM';
    readonly grounds: string;
    readonly outcome?: 'UPHELD' | 'REVERSED';
  };
  readonly sentAt?: string;
  readonly receivedAt?: string;
  readonly usefulUntil?: string;
  /** When the unit renewed the useful time, which it may do once (C3). */
  readonly useRenewedAt?: string;
  readonly due: {
    readonly lock2?: Due;
    readonly ack?: Due;
    readonly decide?: Due;
    readonly effect?: Due;
    readonly answer?: Due;
  };
  readonly owner?: string;
  readonly deputy?: string | null;
  readonly clarifications: readonly Clarification[];
  readonly answeredFromRecord: readonly AutoAnswer[];
  readonly hold?: Hold;
  /** Holds that ended, oldest first: a side holds a case once, and more is for oversight to give (D10). */
  readonly endedHolds: readonly Hold[];
  readonly notice?: { readonly status: string; readonly at: string };
  readonly monitoredUntil?: string;
  readonly withdrawnCode?: string;
  readonly attribution?: string;
  readonly stop?: { readonly code: string; readonly reason: string; readonly letter: boolean };
  readonly reminders: readonly FactData['ReminderDue'][];
  readonly sample?: { readonly checkpointSize: number; readonly share: number; readonly itemIds: readonly string[] };
  readonly turns: readonly Turn[];
  /** The instant of the last fact, from which the time to keep a case runs. */
  readonly lastAt?: string;
  readonly erased?: { readonly at: string; readonly basis: ErasureBasis; readonly reason: string };
};

export const NONE: Referral = {
  status: 'NONE',
  version: 0,
  unit: '',
  platform: '',
  reference: '',
  importId: null,
  confidentialSalt: '',
  authors: [],
  header: {},
  items: [],
  createdAt: '',
  reread: [],
  triggers: [],
  lock2Returned: false,
  due: {},
  clarifications: [],
  answeredFromRecord: [],
  endedHolds: [],
  reminders: [],
  turns: [],
};
/** Items that are still part of the referral: neither stopped, removed nor narrowed out. */
export const liveItems = (referral: Referral): readonly ItemRecord[] =>
  referral.items.filter((item) => item.state !== 'STOPPED' && item.state !== 'NARROWED_OUT');

/** The one question in free words while it waits for its answer, also while the case is held (D14). */
export function openFreeQuestion({ clarifications }: Referral): string | null {
  const last = clarifications.at(-1);
  return last && last.answer === undefined && !last.lapsed ? last.freeText : null;
}
