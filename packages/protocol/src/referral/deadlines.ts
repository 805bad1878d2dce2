import {
  alwaysCovered,
  CALENDARS,
  type CalendarId,
  type Clock,
  type ClockHolder,
  dueFor,
  dueOnClock,
  type DueContext,
  type DueEvent,
  instantOf,
  millisecondsOf,
  remindersFor,
} from '../time/index.ts';
import type { Due, DuesAfterHold } from './facts.ts';
import type { Referral } from './state.ts';
import type { World } from './world.ts';

const HOUR = 3_600_000;
const priorityOf = (referral: Referral) => referral.header.priority ?? 'P2_STANDARD';
const calendar = (id: string) => CALENDARS[id as CalendarId] ?? CALENDARS.DE;

/** Where a platform's periods run: its own working days and cover hours, its size and declared capacity (C7). */
function platformContext({ platform }: World, from: string): DueContext {
  const { card, capacity } = platform;
  if (!card) return { from, calendar: CALENDARS.DE, cover: alwaysCovered('UTC') };
  return {
    from,
    calendar: calendar(card.calendar),
    cover: card.cover,
    sizeClass: card.sizeClass,
    ...(capacity === null ? {} : { capacity }),
  };
}

const unitContext = ({ unit }: World, from: string): DueContext => ({
  from,
  calendar: calendar(unit.calendar),
  cover: unit.cover ?? alwaysCovered(calendar(unit.calendar).timeZone),
});

const both = ({ operationalDue, legalLatest }: Due): Due => ({ operationalDue, legalLatest });

/** The platform's due time for an event that counts from `from`. */
export const platformDue = (event: DueEvent, referral: Referral, world: World, from: string): Due =>
  both(dueFor(event, priorityOf(referral), platformContext(world, from)));

/** The same moved by all time since receipt that was not the platform's: clarifications and holds. */
export const decideDueAfterPause = (referral: Referral, world: World, at: string): Due =>
  both(
    dueOnClock(
      'DECIDE',
      priorityOf(referral),
      platformContext(world, referral.receivedAt ?? at),
      clockOf(referral),
      at,
    ),
  );

/** Every due time that waits and that the state in which the case goes on still waits for, moved by the held time. */
export function duesAfterHold(referral: Referral, world: World, at: string): DuesAfterHold {
  const { hold, receivedAt } = referral;
  const moved = (event: DueEvent, context: DueContext): Due =>
    both(dueOnClock(event, priorityOf(referral), context, clockOf(referral), at));
  const asked = hold?.resume === 'CLARIFY' ? referral.clarifications.at(-1)?.askedAt : undefined;
  const filed = hold?.resume === 'LOCK2' ? filedAt(referral) : undefined;
  return {
    lock2Due: filed === undefined ? null : moved('LOCK2', unitContext(world, filed)),
    ackDue:
      receivedAt !== undefined && hold?.resume === 'DELIVERED'
        ? moved('ACKNOWLEDGE', platformContext(world, receivedAt))
        : null,
    decideDue: receivedAt === undefined ? null : decideDueAfterPause(referral, world, at),
    answerDue: asked === undefined ? null : moved('CLARIFY_ANSWER', unitContext(world, asked)),
  };
}

/** Since when oversight has had the case, pauses in between not counted as an interruption. */
function filedAt({ turns }: Referral): string | undefined {
  const before = turns.findLastIndex(({ owner }) => owner !== 'oversight' && owner !== 'paused');
  return turns.slice(before + 1).find(({ owner }) => owner === 'oversight')?.from;
}

export const lock2DueAt = (referral: Referral, world: World, at: string): Due =>
  both(dueFor('LOCK2', priorityOf(referral), unitContext(world, at)));

export const answerDueAt = (referral: Referral, world: World, at: string): Due =>
  both(dueFor('CLARIFY_ANSWER', priorityOf(referral), unitContext(world, at)));

/** D7: `useful_until` begins at SENT; renewed, it begins once more (C3). */
export const usefulUntil = (referral: Referral, at: string): string =>
  instantOf(millisecondsOf(at) + (referral.header.usefulForHours ?? 0) * HOUR);

/** When to remind the platform: half and four fifths of the way to the due time of its decision, or of the effect. */
export function reminderInstants(
  of: 'DECIDE' | 'EFFECT',
  referral: Referral,
  world: World,
): { half: string; late: string } | undefined {
  const due = of === 'DECIDE' ? referral.due.decide : referral.due.effect;
  const from = of === 'DECIDE' ? referral.receivedAt : lastDecisionAt(referral);
  if (!due || !from) return undefined;
  const kind = priorityOf(referral) === 'P1_HIGH' ? 'COVER' : 'WD';
  return remindersFor({ from, operationalDue: due.operationalDue, kind }, platformContext(world, from).cover);
}

/** The effect's time begins when the last item is decided. */
const lastDecisionAt = ({ items }: Referral): string | undefined =>
  items
    .flatMap(({ decision }) => decision?.at ?? [])
    .sort()
    .at(-1);

/** The turns of a referral as a clock: nobody's time is a stop or a pause, never a guess. */
export function clockOf({ turns }: Referral): Clock {
  const running = turns.filter((turn) => turn.owner !== 'stopped');
  const last = turns.at(-1);
  const owner = running.findLast((turn) => turn.owner !== 'paused')?.owner ?? 'unit';
  return {
    spans: running.map(({ owner: holder, from }) => ({ holder: holder as ClockHolder, from })),
    owner: owner as Exclude<ClockHolder, 'paused'>,
    stoppedAt: last?.owner === 'stopped' ? last.from : null,
  };
}
