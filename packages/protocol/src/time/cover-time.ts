import { type CoverHours, coveredSpans } from './cover.ts';
import { type Instant, instantOf, MINUTE, millisecondsOf } from './instant.ts';

/**
 * The earliest instant by which so many cover minutes have run. Eight hours from 09:00 on a 09:00 to 17:00 desk end at
 * 17:00 that day, not at 09:00 the next. No minutes end where they began, covered or not.
 */
export function addCover(from: Instant, minutes: number, cover: CoverHours): Instant {
  return instantOf(addCoverMilliseconds(millisecondsOf(from), Math.round(minutes * MINUTE), cover));
}

/** Cover minutes that run between two instants (fractions for seconds); nought if the second is not the later. */
export function coverMinutesBetween(from: Instant, to: Instant, cover: CoverHours): number {
  return coverMillisecondsBetween(millisecondsOf(from), millisecondsOf(to), cover) / MINUTE;
}

/** The instant itself when it is covered, else the moment at which cover next begins. */
export function nextCoverStart(at: Instant, cover: CoverHours): Instant {
  const milliseconds = millisecondsOf(at);
  const { start } = coveredSpans(cover, milliseconds).next().value;
  return instantOf(Math.max(start, milliseconds));
}

export function isCovered(at: Instant, cover: CoverHours): boolean {
  return nextCoverStart(at, cover) === at;
}

export function addCoverMilliseconds(from: number, amount: number, cover: CoverHours): number {
  if (amount <= 0) return from;
  let left = amount;
  for (const span of coveredSpans(cover, from)) {
    const start = Math.max(span.start, from);
    if (span.end - start >= left) return start + left;
    left -= span.end - start;
  }
  return from;
}

export function coverMillisecondsBetween(from: number, to: number, cover: CoverHours): number {
  let sum = 0;
  if (to <= from) return sum;
  for (const span of coveredSpans(cover, from)) {
    if (span.start >= to) break;
    sum += Math.min(span.end, to) - Math.max(span.start, from);
  }
  return sum;
}
