import {
  COMMAND_KINDS,
  type CommandKind,
  type Doer,
  type FactKind,
  type RefusalCode,
  ROLES,
  STATUSES,
  type Status,
  TRANSITIONS,
} from '@remit/protocol';
import { ANNEXED_IN } from './annexed.ts';
import type { Book } from './book.ts';
import type { Example } from './example.ts';
import { ALL_SAMPLED } from './histories.ts';
import { person } from './people.ts';

/** A history that ends in each state. */
const IN: Record<Status, string> = {
  NONE: 'none',
  DRAFT: 'draft',
  LOCK1: 'lock1',
  LOCK2: 'account-lock2',
  READY: 'ready',
  SENT: 'sent',
  DELIVERED: 'delivered',
  ACKNOWLEDGED: 'acknowledged',
  UNDER_REVIEW: 'review',
  CLARIFY: 'clarify',
  HELD: 'held',
  DECIDED: 'decided',
  EFFECTED: 'effected',
  NOTICED: 'noticed',
  MONITORED: 'monitored',
  CLOSED: 'closed',
  STOPPED: 'stopped',
  REFUSED_L2: 'refused',
  WITHDRAWN: 'withdrawn',
  EXPIRED: 'expired',
  CEASED: 'ceased',
};

/** Where a hold ended in each state in which a case may be held. */
const ENDED_IN: Partial<Record<Status, string>> = {
  LOCK2: 'held-lock2-ended',
  READY: 'held-ready-ended',
  SENT: 'held-sent-ended',
  DELIVERED: 'held-delivered-ended',
  ACKNOWLEDGED: 'held-acknowledged-ended',
  UNDER_REVIEW: 'held-ended',
  CLARIFY: 'held-clarify-ended',
};

/** Where the plain history of a state lacks what the command is about. */
function given(kind: CommandKind, status: Status, doer: Doer): string {
  const plain = IN[status];
  const account = status === 'DELIVERED' ? 'account' : `account-${plain}`;
  switch (kind) {
    case 'OverrideLocator':
      return 'container-draft';
    case 'ApproveLock1':
      return 'lock1-read';
    case 'AskReconsideration':
      return status === 'REFUSED_L2' ? plain : `account-${plain}`;
    case 'DecideReconsideration':
      return status === 'REFUSED_L2' ? 'refused-asked' : `${account}-asked`;
    case 'AnswerClarification':
      return doer === 'LOCK_REVIEWER' ? 'clarify-free' : plain;
    case 'ReleaseHold':
      return doer === 'LE_SUPERVISOR' ? plain : 'held-by-platform';
    case 'RenewHold':
      return status === 'HELD' ? plain : status === 'LOCK1' ? 'held-before-lock1-ended' : ENDED_IN[status]!;
    case 'Close':
      return status === 'DECIDED' ? 'decided-without-action' : plain;
    case 'OpenAnnex':
    case 'DestroyAnnex':
      return status === 'NONE' ? plain : `${ANNEXED_IN[status] ?? plain}-annexed`;
    case 'ReviewSample':
      return `${plain}-drawn`;
    default:
      return plain;
  }
}

/** What each command brings about where nothing stands in its way. */
const HAPPENS: Record<CommandKind, readonly FactKind[]> = {
  CreateDraft: ['DraftCreated'],
  ReviseDraft: ['DraftRevised'],
  AttachAnnex: ['AnnexAttached'],
  OverrideLocator: ['LocatorOverridden'],
  SubmitDraft: ['DraftSubmitted'],
  DiscardDraft: ['DraftDiscarded'],
  RecordBlindReading: ['BlindReadingRecorded'],
  ApproveLock1: ['Lock1Approved'],
  ReturnLock1: ['Lock1Returned'],
  StopReferral: ['ReferralStopped'],
  ApproveLock2: ['Lock2Approved'],
  NarrowLock2: ['Lock2Narrowed'],
  RefuseLock2: ['Lock2Refused'],
  ReturnLock2: ['Lock2Returned'],
  AskReconsideration: ['ReconsiderationAsked'],
  DecideReconsideration: ['ReconsiderationDecided'],
  Send: ['ReferralSent'],
  RecordDelivery: ['ReferralDelivered'],
  Acknowledge: ['ReferralAcknowledged'],
  StartReview: ['ReviewStarted'],
  AskClarification: ['ClarificationAsked'],
  AnswerClarification: ['ClarificationAnswered'],
  LapseClarification: ['ClarificationLapsed'],
  PlaceHold: ['HoldPlaced'],
  RenewHold: ['HoldRenewed'],
  ReleaseHold: ['HoldReleased'],
  EndHold: ['HoldReleased'],
  DecideItems: ['ItemsDecided', 'ReferralDecided'],
  RecordEffect: ['EffectRecorded', 'ReferralEffected'],
  RecordNotice: ['NoticeRecorded'],
  StartMonitoring: ['MonitoringStarted'],
  AttestRecheck: ['RecheckAttested'],
  Close: ['ReferralClosed'],
  RenewUse: ['UseRenewed'],
  Withdraw: ['ReferralWithdrawn'],
  Expire: ['ReferralExpired'],
  Remind: ['ReminderDue'],
  CorrectItem: ['ItemCorrected'],
  ReinstateItem: ['ItemReinstated'],
  DrawSample: ['SampleDrawn'],
  ReviewSample: ['SampleReviewed'],
  OpenAnnex: ['AnnexOpened'],
  DestroyAnnex: ['AnnexDestroyed'],
  EraseCase: ['CaseErased'],
};

const doersOf = (kind: CommandKind): Doer[] => [...new Set(Object.values(TRANSITIONS[kind]).flatMap(({ by }) => by))];
const isPlatform = (doer: Doer): boolean => doer.startsWith('PLAT');

/** Each cell: it happens for every role that it names, and not for another. */
function cell(kind: CommandKind, status: Status, turn: number): Example[] {
  const found = TRANSITIONS[kind][status];
  if (!found) return [];
  const world =
    kind === 'DrawSample' ? { world: ALL_SAMPLED } : kind === 'OpenAnnex' ? { world: { cleared: true } } : {};
  const may = found.by.map(
    (doer): Example => ({
      name: `${kind} in ${status} by ${doer}`,
      given: given(kind, status, doer),
      by: doer,
      kind,
      then: HAPPENS[kind],
      ...world,
    }),
  );
  const others = ROLES.filter((role) => !found.by.includes(role) && mayAsk(role, status));
  const other = others[turn % others.length]!;
  const sample = given(kind, status, found.by[0]!);
  return [
    ...may,
    { name: `${kind} in ${status} is not for ${other}`, given: sample, by: other, kind, then: 'not-your-role' },
  ];
}

/** A platform knows nothing of a case that has not reached it; its refusal then says no more than that. */
const mayAsk = (doer: Doer, status: Status): boolean => !isPlatform(doer) || !BEFORE_RECEIPT.includes(status);
const BEFORE_RECEIPT: readonly Status[] = ['DRAFT', 'LOCK1', 'LOCK2', 'READY', 'SENT', 'STOPPED', 'REFUSED_L2'];

/** Each missing cell: not in this state, even for who may elsewhere. */
function gap(kind: CommandKind, status: Status): Example[] {
  if (TRANSITIONS[kind][status]) return [];
  const doers = doersOf(kind);
  const by = doers.find((doer) => mayAsk(doer, status)) ?? doers[0]!;
  const then: RefusalCode = mayAsk(by, status) ? 'not-in-this-state' : 'not-your-organisation';
  return [{ name: `${kind} does not exist in ${status}`, given: IN[status], by, kind, then }];
}

/** Each command: not in another organisation's case. */
function strangers(kind: CommandKind): Example[] {
  const entry = Object.entries(TRANSITIONS[kind])[0]!;
  return doersOf(kind)
    .filter((doer) => /^(LE|PLAT)_/.test(doer))
    .map(
      (doer): Example => ({
        name: `${kind} is not for ${doer} of another organisation`,
        given: given(kind, statusFor(kind, doer) ?? (entry[0] as Status), doer),
        by: person(doer as (typeof ROLES)[number], 'stranger-0001', isPlatform(doer) ? 'platform-cove' : 'unit-south'),
        kind,
        then: 'not-your-organisation',
      }),
    );
}

/** Each command of oversight: not for a body that is not appointed for the unit, nor for one that no longer is. */
function notAppointed(kind: CommandKind): Example[] {
  return doersOf(kind)
    .filter((doer) => doer.startsWith('LOCK'))
    .flatMap((doer): Example[] => {
      const rest = { given: given(kind, statusFor(kind, doer)!, doer), kind, then: 'not-your-organisation' } as const;
      const stranger = person(doer as (typeof ROLES)[number], 'stranger-0001', 'oversight-west');
      return [
        { ...rest, name: `${kind} is not for ${doer} of a body of other units`, by: stranger },
        { ...rest, name: `${kind} is not for ${doer} of a body whose term ended`, by: doer, world: { oversight: [] } },
      ];
    });
}

const statusFor = (kind: CommandKind, doer: Doer): Status | undefined =>
  STATUSES.find((status) => TRANSITIONS[kind][status]?.by.includes(doer));

export function matrix(_: Book): Example[] {
  const pairs = COMMAND_KINDS.flatMap((kind, row) =>
    STATUSES.flatMap((status, column) => [...cell(kind, status, row + column), ...gap(kind, status)]),
  );
  return [...pairs, ...COMMAND_KINDS.flatMap(strangers), ...COMMAND_KINDS.flatMap(notAppointed)];
}
