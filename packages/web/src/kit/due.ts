/** The strict operational time and the later legal one, as the API gives them (C7a). */
export type Due = { readonly operationalDue: string; readonly legalLatest: string };

/**
 * `soon` is amber, `late` and `breach` are red; only `breach` is late in law. `passed` is an orientation that lies behind:
 * nobody owed it, so it has no colour and no blame (D14).
 */
export type DueState = 'far' | 'soon' | 'late' | 'breach' | 'passed';

const HOUR = 3_600_000;

/**
 * How a due time stands. Soon means the last fifth of its span where the start is known, but never earlier than a day
 * before nor later than half an hour before; without a start, the last four hours.
 */
export function dueState(due: Due, now: number, startedAt?: string, orientation = false): DueState {
  const strict = Date.parse(due.operationalDue);
  if (orientation) return now > strict ? 'passed' : 'far';
  if (now > Math.max(strict, Date.parse(due.legalLatest))) return 'breach';
  if (now > strict) return 'late';
  return strict - now <= soonSpan(strict, startedAt) ? 'soon' : 'far';
}

function soonSpan(strict: number, startedAt: string | undefined): number {
  if (startedAt === undefined) return 4 * HOUR;
  const fifth = (strict - Date.parse(startedAt)) / 5;
  return Math.min(24 * HOUR, Math.max(HOUR / 2, fifth));
}
