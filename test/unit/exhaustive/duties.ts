import {
  doerOf,
  holdsOf,
  type HeldLock,
  liveItems,
  mayKnow,
  type NewFact,
  NOT_COUNTER_TERRORISM,
  type Referral,
  type Request,
  requiredLocks,
  sideOf,
  TERMINAL,
  TRANSITIONS,
} from '@remit/protocol';
import { isStranger } from './cast.ts';
import { documentDigest } from './document-digest.ts';

export type Step = {
  readonly before: Referral;
  readonly request: Request;
  readonly facts: readonly NewFact[];
  readonly after: Referral;
};
type Duty = readonly [name: string, holds: (step: Step) => boolean];

/** What the search writes into an annex. */
const SECRET = 'The source has named';
const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);
const has = ({ facts }: Step, kind: NewFact['kind']): boolean => facts.some((fact) => fact.kind === kind);
const heldOn = (lock: HeldLock | undefined, digest: string): boolean => lock?.digest === digest;
const roleOf = ({ request: { actor } }: Step): string => (actor.type === 'system' ? 'system' : actor.role);

/** What must be true of every accepted step, whatever came before it. */
export const DUTIES: readonly Duty[] = [
  [
    'the matrix has a cell for it, with this role and this way out',
    ({ before, request, after }) => {
      const cell = TRANSITIONS[request.command.kind][before.status];
      return cell !== undefined && cell.by.includes(doerOf(request.actor)) && cell.to.includes(after.status);
    },
  ],
  [
    'nothing is sent without every lock that is required, each on the exact document',
    (step) => {
      if (!has(step, 'ReferralSent')) return true;
      const { before, request, after } = step;
      const digest = documentDigest(before);
      const needed = requiredLocks(before, request.world).length > 0;
      return (
        documentDigest(after) === digest && heldOn(before.lock1, digest) && (!needed || heldOn(before.lock2, digest))
      );
    },
  ],
  [
    'what is sent came by the one way',
    (step) => (step.after.sentAt === step.before.sentAt) !== has(step, 'ReferralSent'),
  ],
  [
    'a lock that is held is held on the document as it is',
    ({ after }) =>
      [after.lock1, after.lock2].every((lock) => lock === undefined || heldOn(lock, documentDigest(after))),
  ],
  [
    'no author holds a lock',
    ({ after }) => [after.lock1, after.lock2].every((lock) => lock === undefined || !after.authors.includes(lock.by)),
  ],
  ['one person does not hold both locks', ({ after }) => !after.lock2 || after.lock2.by !== after.lock1?.by],
  [
    'lock 1 is given by a supervisor alone, lock 2 by oversight alone',
    (step) =>
      (step.after.lock1?.by === step.before.lock1?.by ||
        step.after.lock1 === undefined ||
        roleOf(step) === 'LE_SUPERVISOR') &&
      (step.after.lock2 === undefined || same(step.after.lock2, step.before.lock2) || roleOf(step).startsWith('LOCK_')),
  ],
  [
    'administrators, platforms and observers move no lock',
    (step) =>
      !/^(LE_ADMIN|PLAT_|AUDITOR|CIVIL_OBS|HUB_ADMIN)/.test(roleOf(step)) ||
      same(
        [step.before.lock1, step.before.lock2, step.before.digest],
        [step.after.lock1, step.after.lock2, step.after.digest],
      ),
  ],
  [
    'after sending no step touches a lock or the document',
    ({ before, after }) =>
      before.sentAt === undefined ||
      same([before.lock1, before.lock2, documentDigest(before)], [after.lock1, after.lock2, documentDigest(after)]),
  ],
  [
    'an end is an end, unless the head of oversight looks again',
    ({ before, after, request }) =>
      !TERMINAL.includes(before.status) ||
      after.status === before.status ||
      request.command.kind === 'DecideReconsideration',
  ],
  [
    'only what concerns terrorism is sent',
    ({ after }) =>
      after.sentAt === undefined ||
      liveItems(after).every((item) =>
        item.content.contentTypes?.some((type) => !NOT_COUNTER_TERRORISM.includes(type)),
      ),
  ],
  [
    'a side holds a case once, and any other pause is oversight’s',
    (step) => {
      const { actor } = step.request;
      if (!has(step, 'HoldPlaced'))
        return step.before.hold !== undefined || !step.after.hold || has(step, 'HoldRenewed');
      return actor.type === 'person' && holdsOf(step.before, actor.organisation).length === 0;
    },
  ],
  [
    'a hold is renewed once',
    ({ after }) => [...after.endedHolds, ...(after.hold ? [after.hold] : [])].every((each) => each.renewals <= 1),
  ],
  [
    'the useful time is renewed once, by the unit, before it is over and for no longer than the locks approved',
    (step) => {
      const { before, after, request } = step;
      if (!has(step, 'UseRenewed')) return after.usefulUntil === before.usefulUntil || has(step, 'ReferralSent');
      const hours = (Date.parse(after.usefulUntil ?? '') - Date.parse(request.at)) / 3_600_000;
      const unit = request.actor.type === 'person' && request.actor.organisation === before.unit;
      const inTime = before.usefulUntil !== undefined && request.at < before.usefulUntil;
      return before.useRenewedAt === undefined && unit && inTime && hours === before.header.usefulForHours;
    },
  ],
  [
    'the annex is written while the draft is, and its words are never in the record',
    (step) =>
      has(step, 'AnnexAttached')
        ? step.before.status === 'DRAFT' && !JSON.stringify(step.facts).includes(SECRET)
        : step.before.annex === undefined || step.after.annex?.digest === step.before.annex.digest,
  ],
  [
    'the annex is opened by named people alone, cleared or its author, who may know of the case',
    (step) => {
      const { before, request } = step;
      if (!has(step, 'AnnexOpened')) return true;
      const { actor, world } = request;
      if (actor.type !== 'person' || !before.annex || before.annex.destroyedAt !== undefined) return false;
      return (world.cleared === true || actor.person === before.annex.by) && mayKnow(sideOf(actor.role), before);
    },
  ],
  [
    'the annex is destroyed by the unit in a draft, or by time after the end',
    (step) =>
      !has(step, 'AnnexDestroyed') ||
      (roleOf(step) === 'system' ? TERMINAL.includes(step.before.status) : step.before.status === 'DRAFT'),
  ],
  ['no machine decides an item', (step) => !has(step, 'ItemsDecided') || step.request.actor.type === 'person'],
  [
    'nobody acts in another organisation’s case',
    ({ request }) => !isStranger(request.actor) || request.command.kind === 'CreateDraft',
  ],
  [
    'for oversight acts only a body that is appointed for the unit',
    (step) =>
      !roleOf(step).startsWith('LOCK_') ||
      (step.request.actor.type !== 'system' && step.request.world.oversight.includes(step.request.actor.organisation)),
  ],
];

export const brokenDuty = (step: Step): string | undefined => DUTIES.find(([, holds]) => !holds(step))?.[0];
