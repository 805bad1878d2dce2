import { dueFor, CALENDARS, alwaysCovered } from '../../time/index.ts';
import { refuse } from '../../refusals.ts';
import { isAct } from '../codes.ts';
import type { NewFact } from '../facts.ts';
import type { ItemRecord, Referral } from '../state.ts';
import { partyOf, type Decider } from './request.ts';

const acted = (item: ItemRecord): boolean => item.decision !== undefined && isAct(item.decision.outcome);
const awaitsEffect = (item: ItemRecord): boolean => item.state === 'DECIDED' && acted(item);

/** R022: decided is not effected. The platform says when and where the action took hold, item by item. */
export const recordEffect: Decider<'RecordEffect'> = (referral, { command: { data }, at }) => {
  if (data.effectiveAt > at) return refuse('effect-in-future', 'effectiveAt');
  const wanted = new Set(data.itemIds);
  const items = referral.items.filter((item) => wanted.has(item.id));
  if (items.length !== wanted.size) return refuse('unknown-item', 'itemIds');
  if (!items.every(awaitsEffect)) return refuse('no-effect-to-record', 'itemIds');
  const facts: NewFact[] = [{ kind: 'EffectRecorded', data }];
  const left = referral.items.some((item) => awaitsEffect(item) && !wanted.has(item.id));
  return left ? facts : [...facts, { kind: 'ReferralEffected', data: {} }];
};

/** Users are told when the action has taken hold, or before where the platform's card says so (C9). */
export const recordNotice: Decider<'RecordNotice'> = (referral, { command: { data }, world, at }) => {
  if (data.noticedAt > at) return refuse('effect-in-future', 'noticedAt');
  const [first] = referral.items.flatMap((item) => item.effectiveAt ?? []).sort();
  const early = first === undefined || data.noticedAt < first;
  if (early && world.platform.card?.notificationPolicy !== 'NOTIFY_BEFORE')
    return refuse('notice-before-effect', 'noticedAt');
  return [{ kind: 'NoticeRecorded', data }];
};

export const startMonitoring: Decider<'StartMonitoring'> = (_, { at }) => {
  const { operationalDue } = dueFor('MONITOR', 'P2_STANDARD', {
    from: at,
    calendar: CALENDARS.DE,
    cover: alwaysCovered('UTC'),
  });
  return [{ kind: 'MonitoringStarted', data: { until: operationalDue } }];
};

/** D9: nobody fetches the address; a person or the platform states what was seen, and when. */
export const attestRecheck: Decider<'AttestRecheck'> = (referral, { command: { data }, actor, at }) => {
  if (data.seenAt > at) return refuse('effect-in-future', 'seenAt');
  const item = referral.items.find(({ id }) => id === data.itemId);
  if (!item?.decision) return refuse('unknown-item', 'itemId');
  return [{ kind: 'RecheckAttested', data: { ...data, by: partyOf(actor) === 'PLATFORM' ? 'PLATFORM' : 'UNIT' } }];
};

/** Closed when monitoring has run its time, or at once where nothing was acted on. */
export const close: Decider<'Close'> = (referral, { at }) => {
  const over =
    referral.status === 'MONITORED'
      ? referral.monitoredUntil !== undefined && at >= referral.monitoredUntil
      : !anyActed(referral);
  return over ? [{ kind: 'ReferralClosed', data: {} }] : refuse('not-yet-due');
};
const anyActed = (referral: Referral): boolean => referral.items.some(acted);

export const correctItem: Decider<'CorrectItem'> = (referral, { command: { data } }) => {
  const item = referral.items.find(({ id }) => id === data.itemId);
  if (!item || item.state === 'STOPPED' || item.state === 'NARROWED_OUT') return refuse('unknown-item', 'itemId');
  if (referral.sentAt === undefined) return refuse('correction-needs-sent', 'itemId');
  return item.correction ? refuse('decided-twice', 'itemId') : [{ kind: 'ItemCorrected', data }];
};

export const reinstateItem: Decider<'ReinstateItem'> = (referral, { command: { data } }) => {
  const item = referral.items.find(({ id }) => id === data.itemId);
  if (!item) return refuse('unknown-item', 'itemId');
  return item.state === 'EFFECTED' ? [{ kind: 'ItemReinstated', data }] : refuse('reinstate-needs-removal', 'itemId');
};
