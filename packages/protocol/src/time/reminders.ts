import type { CoverHours } from './cover.ts';
import { addCoverMilliseconds, coverMillisecondsBetween } from './cover-time.ts';
import type { Deadline } from './deadline.ts';
import { type Instant, instantOf, millisecondsOf } from './instant.ts';

/** When to remind: at half and at four fifths of the span from its start to the strict due time. */
export interface Reminders {
  readonly half: Instant;
  readonly late: Instant;
}

/** For a deadline in cover hours the shares are of cover minutes, so that a reminder finds somebody there. */
export function remindersFor(due: Pick<Deadline, 'from' | 'operationalDue' | 'kind'>, cover: CoverHours): Reminders {
  const from = millisecondsOf(due.from);
  const to = millisecondsOf(due.operationalDue);
  const span = due.kind === 'COVER' ? coverMillisecondsBetween(from, to, cover) : to - from;
  const after = (percent: number): Instant => {
    const part = Math.round((span * percent) / 100);
    return instantOf(due.kind === 'COVER' ? addCoverMilliseconds(from, part, cover) : from + part);
  };
  return { half: after(50), late: after(80) };
}
