import { addMonths, dateText, dayOf } from '../time/day.ts';
import { instantOf, millisecondsOf, type Instant } from '../time/index.ts';

/** Everything expires (C0.5). Months are of the calendar, days are of 24 hours. */
export const CERTIFICATE_MONTHS = 12;
/** C2: how long somebody stays cleared for restricted annexes before two people have to say so again. */
export const CLEARANCE_MONTHS = 12;
export const KEY_MONTHS = 12;
export const PARAMETER_SET_MONTHS = 12;
/** R086: how long a former member of an organisation may not decide on its referrals. */
export const COOLING_MONTHS = 24;
/** R051: contacts and cards older than this are flagged. */
export const FRESH_DAYS = 180;
/** D19: how long a case that has ended is kept after its last fact. */
export const RETENTION_MONTHS = 24;
/** C19: how long a restricted annex is kept after the last fact of a case that has ended. */
export const ANNEX_MONTHS = 6;
export const CEREMONY_DAYS = 7;
export const PROPOSAL_DAYS = 14;
/** How long a platform may call itself full or busy before it has to say so again. GREEN is what silence means. */
export const CAPACITY_DAYS = { RED: 14, AMBER: 28 } as const;

const DAY = 86_400_000;

/** The same time of day (UTC) some months later; the month's last day where the date is missing. */
export const monthsAfter = (at: Instant, months: number): Instant =>
  `${dateText(addMonths(dayOf(at.slice(0, 10)), months))}${at.slice(10)}`;

export const daysAfter = (at: Instant, days: number): Instant => instantOf(millisecondsOf(at) + days * DAY);

export const daysBetween = (from: Instant, to: Instant): number =>
  Math.floor((millisecondsOf(to) - millisecondsOf(from)) / DAY);
