import { type Instant, millisecondsOf } from './instant.ts';

/** Whose time it is while a case waits. */
export type ClockOwner = 'unit' | 'oversight' | 'platform';
export type ClockHolder = ClockOwner | 'paused';

/** From an instant on, until the next span begins or the clock stops. */
export interface ClockSpan {
  readonly holder: ClockHolder;
  readonly from: Instant;
}

/**
 * The running time of a case as a list of spans that leave no gap (C6, C17). A clock is paused or running, never
 * guessed. An instant before the last change counts as that change: a clock never runs backwards.
 */
export interface Clock {
  readonly spans: readonly ClockSpan[];
  /** Who goes on when a pause ends. */
  readonly owner: ClockOwner;
  readonly stoppedAt: Instant | null;
}

export function startClock(owner: ClockOwner, at: Instant): Clock {
  return { spans: [{ holder: owner, from: at }], owner, stoppedAt: null };
}

/** It is now another party's time. On a paused clock the pause goes on and that party runs after it. */
export function handClockTo(clock: Clock, owner: ClockOwner, at: Instant): Clock {
  if (clock.stoppedAt !== null || clock.owner === owner) return clock;
  return isPaused(clock) ? { ...clock, owner } : { ...change(clock, owner, at), owner };
}

/** Nobody's time. Pausing a paused or stopped clock changes nothing. */
export function pauseClock(clock: Clock, at: Instant): Clock {
  return clock.stoppedAt !== null || isPaused(clock) ? clock : change(clock, 'paused', at);
}

export function resumeClock(clock: Clock, at: Instant): Clock {
  return clock.stoppedAt === null && isPaused(clock) ? change(clock, clock.owner, at) : clock;
}

export function stopClock(clock: Clock, at: Instant): Clock {
  return clock.stoppedAt === null ? { ...clock, stoppedAt: notBefore(clock, at) } : clock;
}

export function isPaused(clock: Clock): boolean {
  return clock.spans.at(-1)?.holder === 'paused';
}

/** Whose time it is now: a party, `paused`, or undefined once the clock has stopped. */
export function clockHolder(clock: Clock): ClockHolder | undefined {
  return clock.stoppedAt === null ? clock.spans.at(-1)?.holder : undefined;
}

/** Milliseconds that each party has had up to an instant. Together they are the wall time since the start. */
export type ClockSums = Readonly<Record<ClockHolder, number>>;

export function clockSums(clock: Clock, at: Instant): ClockSums {
  const sums: Record<ClockHolder, number> = { unit: 0, oversight: 0, platform: 0, paused: 0 };
  for (const { holder, from, to } of closedSpans(clock, at)) sums[holder] += to - from;
  return sums;
}

/** The party whose time ran longest (C6: said when a referral expires); undefined when two had the same. */
export function longestOwner(sums: ClockSums): ClockOwner | undefined {
  const owners = (['unit', 'oversight', 'platform'] as const).toSorted((a, b) => sums[b] - sums[a]);
  return sums[owners[0] as ClockOwner] > sums[owners[1] as ClockOwner] ? owners[0] : undefined;
}

/** The spans up to an instant in milliseconds since 1970, empty ones left out. */
export function closedSpans(clock: Clock, at: Instant): { holder: ClockHolder; from: number; to: number }[] {
  const end = Math.min(millisecondsOf(at), clock.stoppedAt === null ? Infinity : millisecondsOf(clock.stoppedAt));
  return clock.spans
    .map(({ holder, from }, index) => {
      const next = clock.spans[index + 1];
      return {
        holder,
        from: millisecondsOf(from),
        to: next === undefined ? end : Math.min(end, millisecondsOf(next.from)),
      };
    })
    .filter(({ from, to }) => to > from);
}

function change(clock: Clock, holder: ClockHolder, at: Instant): Clock {
  return { ...clock, spans: [...clock.spans, { holder, from: notBefore(clock, at) }] };
}

function notBefore(clock: Clock, at: Instant): Instant {
  const last = clock.spans.at(-1)?.from ?? at;
  return millisecondsOf(at) < millisecondsOf(last) ? last : at;
}
