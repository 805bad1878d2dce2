import type { Actor } from '../../parties/roles.ts';
import { refuse, type Refusal } from '../../refusals.ts';
import type { CommandKind } from '../commands.ts';
import type { Referral } from '../state.ts';
import { doerOf, TRANSITIONS, type Cell } from '../transitions.ts';
import * as annex from './annex.ts';
import * as clarifying from './clarifying.ts';
import * as deciding from './deciding.ts';
import * as drafting from './drafting.ts';
import * as effecting from './effecting.ts';
import * as ending from './ending.ts';
import * as holding from './holding.ts';
import * as lock1 from './lock-1.ts';
import * as lock2 from './lock-2.ts';
import type { Decider, Deciders, Decision, Request } from './request.ts';
import * as sampling from './sampling.ts';
import * as sending from './sending.ts';

const DECIDERS: Deciders = {
  CreateDraft: drafting.createDraft,
  ReviseDraft: drafting.reviseDraft,
  AttachAnnex: annex.attachAnnex,
  OverrideLocator: drafting.overrideLocator,
  SubmitDraft: drafting.submitDraft,
  DiscardDraft: drafting.discardDraft,
  RecordBlindReading: lock1.recordBlindReading,
  ApproveLock1: lock1.approveLock1,
  ReturnLock1: lock1.returnLock1,
  StopReferral: lock1.stopReferral,
  ApproveLock2: lock2.approveLock2,
  NarrowLock2: lock2.narrowLock2,
  RefuseLock2: lock2.refuseLock2,
  ReturnLock2: lock2.returnLock2,
  AskReconsideration: lock2.askReconsideration,
  DecideReconsideration: lock2.decideReconsideration,
  Send: sending.send,
  RecordDelivery: sending.recordDelivery,
  Acknowledge: deciding.acknowledge,
  StartReview: deciding.startReview,
  AskClarification: clarifying.askClarification,
  AnswerClarification: clarifying.answerClarification,
  LapseClarification: clarifying.lapseClarification,
  PlaceHold: holding.placeHold,
  RenewHold: holding.renewHold,
  ReleaseHold: holding.releaseHold,
  EndHold: holding.endHold,
  DecideItems: deciding.decideItems,
  RecordEffect: effecting.recordEffect,
  RecordNotice: effecting.recordNotice,
  StartMonitoring: effecting.startMonitoring,
  AttestRecheck: effecting.attestRecheck,
  Close: effecting.close,
  RenewUse: ending.renewUse,
  Withdraw: ending.withdraw,
  Expire: ending.expire,
  Remind: sending.remind,
  CorrectItem: effecting.correctItem,
  ReinstateItem: effecting.reinstateItem,
  DrawSample: sampling.drawSample,
  ReviewSample: sampling.reviewSample,
  OpenAnnex: annex.openAnnex,
  DestroyAnnex: annex.destroyAnnex,
  EraseCase: ending.eraseCase,
};

/**
 * What may happen: facts, or a lawful refusal. The matrix is asked first (state, role, organisation), then the
 * command's own rules. Pure: the same question always has the same answer.
 */
export function decide<K extends CommandKind>(referral: Referral, request: Request<K>): Decision {
  const allowed = mayAct(referral, request.command.kind, request.actor, request.world.oversight);
  if ('code' in allowed) return allowed;
  const decider: Decider<K> = DECIDERS[request.command.kind];
  return decider(referral, request);
}

/**
 * The matrix alone: the cell, or why not. Screens and SDK ask this before they offer a button. `oversight` are the
 * bodies appointed for the case's unit now: a lock belongs to one of them and to nobody else (C1, D5).
 */
export function mayAct(
  referral: Referral,
  kind: CommandKind,
  actor: Actor,
  oversight: readonly string[],
): Cell | Refusal {
  const row = TRANSITIONS[kind];
  const cell = row[referral.status];
  const doer = doerOf(actor);
  if (!Object.values(row).some(({ by }) => by.includes(doer))) return refuse('not-your-role');
  if (!isParty(referral, actor, oversight)) return refuse('not-your-organisation');
  if (referral.erased) return refuse('case-erased', undefined, referral.erased.at);
  if (!cell) return refuse('not-in-this-state', undefined, referral.status);
  return cell.by.includes(doer) ? cell : refuse('not-your-role', undefined, referral.status);
}

/**
 * A unit's role acts on its own referrals, a platform's on those delivered to it, oversight's where it is appointed; an
 * auditor, who does nothing but open an annex, in all that it knows of.
 */
function isParty(referral: Referral, actor: Actor, oversight: readonly string[]): boolean {
  if (actor.type === 'system' || referral.status === 'NONE') return true;
  if (actor.role === 'AUDITOR') return true;
  if (actor.role.startsWith('LOCK')) return oversight.includes(actor.organisation);
  if (actor.role.startsWith('PLAT'))
    return actor.organisation === referral.platform && referral.receivedAt !== undefined;
  return actor.organisation === referral.unit;
}
