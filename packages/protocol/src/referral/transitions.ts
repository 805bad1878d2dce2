import type { Actor, Role, SystemRule } from '../parties/roles.ts';
import type { CommandKind } from './commands.ts';
import { REMINDED_IN } from './reminders.ts';
import { AT_PLATFORM, OPEN_AT_PLATFORM, STATUSES, TERMINAL, TURN, type Status } from './status.ts';

/** Who may: a role, or the system under the rule that acts. */
export type Doer = Role | `system:${SystemRule}`;

/**
 * One cell of the matrix: where the command may lead from this state, who may give it, whose clock runs afterwards and
 * the section of spec/referral.md or spec/oversight.md that says so. A missing cell means: not in this state.
 */
export type Cell = {
  readonly to: readonly Status[];
  readonly by: readonly Doer[];
  readonly clock: readonly (typeof TURN)[Status][];
  readonly spec: string;
};
export type Row = Readonly<Partial<Record<Status, Cell>>>;

const DRAFTERS: Doer[] = ['LE_OFFICER', 'LE_SUPERVISOR'];
const ANALYSTS: Doer[] = ['PLAT_REVIEWER', 'PLAT_DECIDER'];
const COUNSEL: Doer[] = [...ANALYSTS, 'PLAT_LEGAL'];
const LOCKS: Doer[] = ['LOCK_REVIEWER', 'LOCK_CHIEF'];
const HELD_FROM: Status[] = ['LOCK1', 'LOCK2', 'READY', 'SENT', 'DELIVERED', 'ACKNOWLEDGED', 'UNDER_REVIEW', 'CLARIFY'];
const AFTER_EFFECT: Status[] = ['EFFECTED', 'NOTICED', 'MONITORED', 'CLOSED'];
const AFTER_SENDING: Status[] = ['SENT', ...AT_PLATFORM];

const cell = (by: readonly Doer[], spec: string, to: readonly Status[]): Cell => ({
  to,
  by,
  clock: [...new Set(to.map((status) => TURN[status]))],
  spec,
});
/** The same duty in several states, each of which it leaves as it is. */
const staying = (by: readonly Doer[], spec: string, states: readonly Status[]): Row =>
  Object.fromEntries(states.map((status) => [status, cell(by, spec, [status])]));
const from = (by: readonly Doer[], spec: string, states: readonly Status[], to: readonly Status[]): Row =>
  Object.fromEntries(states.map((status) => [status, cell(by, spec, to)]));

/** The whole protocol of a referral on one screen: rows commands, in the order in which a case meets them. */
export const TRANSITIONS: Readonly<Record<CommandKind, Row>> = {
  CreateDraft: from(DRAFTERS, 'referral#drafting', ['NONE'], ['DRAFT']),
  ReviseDraft: staying(DRAFTERS, 'referral#drafting', ['DRAFT']),
  AttachAnnex: staying(DRAFTERS, 'referral#restricted-annex', ['DRAFT']),
  OverrideLocator: staying(['LE_SUPERVISOR'], 'oversight#container-override', ['DRAFT']),
  SubmitDraft: from(DRAFTERS, 'referral#gates', ['DRAFT'], ['LOCK1', 'STOPPED']),
  DiscardDraft: from(DRAFTERS, 'referral#drafting', ['DRAFT'], ['WITHDRAWN']),
  RecordBlindReading: staying(['LE_SUPERVISOR'], 'oversight#blind-reading', ['LOCK1']),
  ApproveLock1: from(['LE_SUPERVISOR'], 'oversight#lock-1', ['LOCK1'], ['LOCK2', 'READY']),
  ReturnLock1: from(['LE_SUPERVISOR'], 'oversight#lock-1', ['LOCK1'], ['DRAFT']),
  StopReferral: from(['LE_SUPERVISOR'], 'oversight#lock-1', ['LOCK1'], ['STOPPED']),
  ApproveLock2: from(['LOCK_REVIEWER'], 'oversight#lock-2', ['LOCK2'], ['READY']),
  NarrowLock2: from(['LOCK_REVIEWER'], 'oversight#narrowing', ['LOCK2'], ['READY']),
  RefuseLock2: from(['LOCK_REVIEWER'], 'oversight#lock-2', ['LOCK2'], ['REFUSED_L2']),
  ReturnLock2: from(['LOCK_REVIEWER'], 'oversight#lock-2', ['LOCK2'], ['DRAFT']),
  AskReconsideration: {
    ...staying(DRAFTERS, 'oversight#reconsideration', ['REFUSED_L2']),
    ...staying(['PLAT_DECIDER', 'PLAT_LEGAL'], 'oversight#reconsideration', [
      'DELIVERED',
      'ACKNOWLEDGED',
      'UNDER_REVIEW',
      'DECIDED',
      ...AFTER_EFFECT,
    ]),
  },
  DecideReconsideration: {
    ...from(['LOCK_CHIEF'], 'oversight#reconsideration', ['REFUSED_L2'], ['REFUSED_L2', 'READY']),
    ...Object.fromEntries(
      AT_PLATFORM.map((status) => [status, cell(['LOCK_CHIEF'], 'oversight#reconsideration', [status, 'CEASED'])]),
    ),
  },
  Send: from(['system:send-when-locked'], 'referral#sending', ['READY'], ['SENT', 'LOCK2', 'DRAFT']),
  RecordDelivery: from(['system:deliver-to-inbox'], 'referral#delivery', ['SENT'], ['DELIVERED']),
  Acknowledge: from(ANALYSTS, 'referral#named-owner', ['DELIVERED'], ['ACKNOWLEDGED']),
  StartReview: from(ANALYSTS, 'referral#review', ['ACKNOWLEDGED'], ['UNDER_REVIEW']),
  AskClarification: from(ANALYSTS, 'referral#clarification', ['UNDER_REVIEW'], ['CLARIFY', 'UNDER_REVIEW']),
  AnswerClarification: from([...DRAFTERS, 'LOCK_REVIEWER'], 'referral#clarification', ['CLARIFY'], ['UNDER_REVIEW']),
  LapseClarification: from(['system:clarification-lapses'], 'referral#clarification', ['CLARIFY'], ['UNDER_REVIEW']),
  PlaceHold: {
    ...from(['LE_SUPERVISOR'], 'referral#holds', HELD_FROM, ['HELD']),
    ...from(['LE_SUPERVISOR', 'PLAT_DECIDER', 'PLAT_LEGAL'], 'referral#holds', HELD_FROM.slice(4), ['HELD']),
  },
  RenewHold: from(['LOCK_REVIEWER'], 'referral#holds', [...HELD_FROM, 'HELD'], ['HELD']),
  ReleaseHold: from(['LE_SUPERVISOR', 'PLAT_DECIDER', 'PLAT_LEGAL'], 'referral#holds', ['HELD'], HELD_FROM),
  EndHold: from(['system:hold-ends'], 'referral#holds', ['HELD'], HELD_FROM),
  DecideItems: from(['PLAT_DECIDER'], 'referral#decisions', ['UNDER_REVIEW'], ['UNDER_REVIEW', 'DECIDED']),
  RecordEffect: from(ANALYSTS, 'referral#effect', ['DECIDED'], ['DECIDED', 'EFFECTED']),
  RecordNotice: from(['PLAT_REVIEWER', 'PLAT_DECIDER', 'PLAT_LEGAL'], 'referral#notice', ['EFFECTED'], ['NOTICED']),
  StartMonitoring: from(['system:monitoring-starts'], 'referral#monitoring', ['NOTICED'], ['MONITORED']),
  AttestRecheck: staying([...DRAFTERS, ...ANALYSTS], 'referral#rechecks', ['DECIDED', ...AFTER_EFFECT]),
  Close: from(['system:monitoring-ends'], 'referral#closing', ['DECIDED', 'MONITORED'], ['CLOSED']),
  RenewUse: staying(DRAFTERS, 'referral#expiry', OPEN_AT_PLATFORM),
  Withdraw: from(DRAFTERS, 'referral#withdrawal', [...HELD_FROM, 'HELD', 'DECIDED'], ['WITHDRAWN']),
  Expire: from(['system:useful-until'], 'referral#expiry', OPEN_AT_PLATFORM, ['EXPIRED']),
  Remind: staying(['system:reminder'], 'referral#reminders', REMINDED_IN),
  CorrectItem: staying(DRAFTERS, 'referral#corrections', AFTER_SENDING),
  ReinstateItem: staying(['PLAT_DECIDER'], 'referral#corrections', AFTER_EFFECT),
  DrawSample: staying(['system:sample-after-checkpoint'], 'oversight#sample', AFTER_SENDING),
  ReviewSample: staying(['LOCK_REVIEWER'], 'oversight#sample', [...AFTER_SENDING, 'WITHDRAWN', 'EXPIRED']),
  OpenAnnex: {
    ...staying(DRAFTERS, 'referral#restricted-annex', ['DRAFT']),
    ...staying([...DRAFTERS, 'AUDITOR'], 'referral#restricted-annex', ['LOCK1', 'STOPPED']),
    ...staying([...DRAFTERS, ...LOCKS, 'AUDITOR'], 'referral#restricted-annex', [
      'LOCK2',
      'READY',
      'SENT',
      'REFUSED_L2',
    ]),
    ...staying([...DRAFTERS, ...LOCKS, ...COUNSEL, 'AUDITOR'], 'referral#restricted-annex', [
      ...AT_PLATFORM,
      'WITHDRAWN',
      'EXPIRED',
      'CEASED',
    ]),
  },
  DestroyAnnex: {
    ...staying(DRAFTERS, 'referral#restricted-annex', ['DRAFT']),
    ...staying(['system:annex-ends'], 'referral#restricted-annex', TERMINAL),
  },
  EraseCase: staying(['system:erasure'], 'referral#erasure', TERMINAL),
};

export const doerOf = (actor: Actor): Doer => (actor.type === 'system' ? `system:${actor.rule}` : actor.role);

/** Every cell, for exhaustive search, vectors and the table in the specification. */
export const cells = (): { command: CommandKind; status: Status; cell: Cell }[] =>
  (Object.keys(TRANSITIONS) as CommandKind[]).flatMap((command) =>
    STATUSES.flatMap((status) => {
      const found = TRANSITIONS[command][status];
      return found ? [{ command, status, cell: found }] : [];
    }),
  );
