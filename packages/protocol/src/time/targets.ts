import type { Period } from './deadline.ts';

/** Priorities of C3. P0 has its own path (C8a); its times stand here so that no second table is needed. */
export const TIMED_PRIORITIES = ['P0_TTL', 'P1_HIGH', 'P2_STANDARD', 'P3_BATCH'] as const;
export type TimedPriority = (typeof TIMED_PRIORITIES)[number];

/** Who has to act before the time is over; `nobody` for periods that only run out, which no pause ever moves. */
export type DueParty = 'unit' | 'oversight' | 'platform' | 'nobody';

export interface Target {
  readonly owner: DueParty;
  /** Whether it waits while it is not the owner's turn on the case's clock. Law and plain limits never wait. */
  readonly waits: boolean;
  /** C7: a small service and a declared overload double P2 and P3. Never law, never P0 or P1. */
  readonly scales: boolean;
  readonly source: string;
  readonly period: Readonly<Record<TimedPriority, Period>>;
}

const minutes = (count: number): Period => ({ kind: 'CLOCK', minutes: count, basis: 'protocol' });
const hours = (count: number): Period => minutes(count * 60);
const days = (count: number): Period => hours(count * 24);
const lawHours = (count: number): Period => ({ kind: 'CLOCK', minutes: count * 60, basis: 'law' });
const coverHours = (count: number): Period => ({ kind: 'COVER', minutes: count * 60 });
const workingDays = (count: number): Period => ({ kind: 'WD', days: count });
const weeks = (amount: number, ends: 'act-by' | 'release'): Period => ({
  kind: 'CALENDAR',
  amount,
  unit: 'weeks',
  ends,
});

type Periods = Target['period'];

/** One period for every priority. */
const all = (period: Period): Periods => each(period, period, period, period);
const each = (P0_TTL: Period, P1_HIGH: Period, P2_STANDARD: Period, P3_BATCH: Period): Periods => ({
  P0_TTL,
  P1_HIGH,
  P2_STANDARD,
  P3_BATCH,
});

const platform = (source: string, period: Periods): Target => ({ ...turn('platform', source, period), scales: true });
const turn = (owner: DueParty, source: string, period: Periods): Target => ({
  ...fixed(owner, source, period),
  waits: true,
});
const fixed = (owner: DueParty, source: string, period: Periods): Target => ({
  owner,
  waits: false,
  scales: false,
  source,
  period,
});

/**
 * The table of C7 as part D corrects it. `from` is: receipt for ACKNOWLEDGE and DECIDE; the decision for EFFECT; filing
 * with oversight for LOCK2; SENT for USEFUL_UNTIL (D7) and LOCK2_URGENT; the question for CLARIFY_ANSWER. Times of the
 * voluntary path in days (`days`) are multiples of 24 hours, equal for parties in different zones.
 */
export const TARGETS = {
  ACKNOWLEDGE: platform('C7', each(minutes(15), coverHours(4), workingDays(1), workingDays(2))),
  DECIDE: platform('C7', each(minutes(60), coverHours(24), workingDays(5), workingDays(15))),
  EFFECT: platform('C7', each(minutes(30), coverHours(4), workingDays(1), workingDays(2))),
  LOCK2: turn('oversight', 'C5, D7', each(days(2), hours(4), workingDays(2), workingDays(2))),
  LOCK2_URGENT: fixed('oversight', 'D4', all(days(2))),
  CLARIFY_ANSWER: turn('unit', 'C6, C7', each(minutes(30), coverHours(4), workingDays(3), workingDays(3))),
  TELL_BEFORE_NOTICE: fixed('unit', 'C9', each(minutes(30), coverHours(4), coverHours(4), coverHours(4))),
  HOLD_MAX: fixed('nobody', 'C6', all(days(14))),
  USEFUL_UNTIL: fixed('nobody', 'C3, D7', each(hours(6), hours(72), days(14), days(30))),
  USEFUL_UNTIL_MAX: fixed('nobody', 'C3', all(days(30))),
  CORRECTION: fixed('unit', 'C7, C15', each(hours(1), hours(1), workingDays(1), workingDays(1))),
  RECHECK_FIRST: fixed('nobody', 'C6, D9', all(hours(1))),
  RECHECK_SECOND: fixed('nobody', 'C6, D9', all(days(1))),
  MONITOR: fixed('nobody', 'C6', all(days(30))),
  DISPUTE_OPEN: fixed('nobody', 'C6', all(workingDays(10))),
  DISPUTE_VIEW: fixed('oversight', 'C6', all(workingDays(10))),
  TCO_EXECUTE: fixed('platform', 'TCO Art. 3(3)', all(lawHours(1))),
  TCO_SCRUTINY_REQUEST: fixed('platform', 'TCO Art. 4(4)', all(lawHours(48))),
  TCO_SCRUTINY_DECISION: fixed('oversight', 'TCO Art. 4', all(lawHours(72))),
  PRESERVATION: fixed(
    'platform',
    'TCO Art. 6',
    all({ kind: 'CALENDAR', amount: 6, unit: 'months', ends: 'keep-until' }),
  ),
  NON_DISCLOSURE: fixed('nobody', 'TCO Art. 11(3)', all(weeks(6, 'release'))),
  // Counted from the first decision, so that the end of the first six weeks is never counted as a day of its own.
  NON_DISCLOSURE_EXTENDED: fixed('nobody', 'TCO Art. 11(3)', all(weeks(12, 'release'))),
  COMPLAINT_ANSWER: fixed('platform', 'TCO Art. 10(2)', all(weeks(2, 'act-by'))),
  UK_S3: fixed('platform', 'TA 2006 s.3', all(workingDays(2))),
} as const satisfies Record<string, Target>;

export type DueEvent = keyof typeof TARGETS;

/**
 * D14: a target of the platform to which it has not committed itself on its card is an orientation. When it has passed,
 * nobody is late; without an answer a voluntary referral is unanswered, and that is neutral. Every other time is owed.
 */
export function isOrientation(event: string | null, timesDeclared: boolean): boolean {
  if (timesDeclared || event === null || !Object.hasOwn(TARGETS, event)) return false;
  const { owner, source } = TARGETS[event as DueEvent];
  return owner === 'platform' && source === 'C7';
}
