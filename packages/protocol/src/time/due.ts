import { type Deadline, deadline, type Period, type Surroundings } from './deadline.ts';
import { DAY, type Instant, millisecondsOf } from './instant.ts';
import { type DueEvent, TARGETS, type Target, type TimedPriority } from './targets.ts';

export type SizeClass = 'MICRO' | 'SMALL' | 'MEDIUM' | 'LARGE';

/** A platform's declared, public capacity (C7). RED helps for 14 days at most and then counts as NORMAL. */
export type Capacity = { readonly level: 'NORMAL' } | { readonly level: 'RED'; readonly since: Instant };

export interface DueContext extends Surroundings {
  readonly from: Instant;
  /** Of the platform; left out for deadlines of others, which never scale. */
  readonly sizeClass?: SizeClass;
  readonly capacity?: Capacity;
}

const RED_DAYS = 14;

/**
 * The deadline that an event starts, by the table of C7.
 *
 * @example
 * dueFor('ACKNOWLEDGE', 'P2_STANDARD', { from: receivedAt, calendar: CALENDARS.DE, cover: card.cover, sizeClass: 'SMALL' })
 */
export function dueFor(event: DueEvent, priority: TimedPriority, context: DueContext): Deadline {
  const { period, rule } = periodFor(event, priority, context);
  return deadline(period, context.from, context, rule);
}

/**
 * The period behind a deadline and the name of its rule, e.g. `DECIDE/P2_STANDARD/x2`. Small class and overload each
 * double: they are independent reasons, so a small service that is overloaded has four times the target.
 */
export function periodFor(
  event: DueEvent,
  priority: TimedPriority,
  context: Omit<DueContext, 'cover' | 'calendar'>,
): {
  period: Period;
  rule: string;
} {
  const target: Target = TARGETS[event];
  const base = target.period[priority];
  const factor = target.scales && (priority === 'P2_STANDARD' || priority === 'P3_BATCH') ? factorOf(context) : 1;
  const rule = `${event}/${priority}${factor === 1 ? '' : `/x${factor}`}`;
  return { period: base.kind === 'WD' ? { kind: 'WD', days: base.days * factor } : base, rule };
}

function factorOf(context: Omit<DueContext, 'cover' | 'calendar'>): number {
  const small = context.sizeClass === 'MICRO' || context.sizeClass === 'SMALL';
  return (small ? 2 : 1) * (isOverloaded(context.capacity, context.from) ? 2 : 1);
}

function isOverloaded(capacity: Capacity | undefined, at: Instant): boolean {
  if (capacity?.level !== 'RED') return false;
  const age = millisecondsOf(at) - millisecondsOf(capacity.since);
  return age >= 0 && age < RED_DAYS * DAY;
}
