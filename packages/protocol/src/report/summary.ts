import { isAct, type Outcome } from '../referral/codes.ts';
import { clockOf } from '../referral/deadlines.ts';
import { linkedReferences } from '../referral/rules/links-known.ts';
import { type ItemRecord, liveItems, type Referral } from '../referral/state.ts';
import { clockSums, millisecondsOf } from '../time/index.ts';
import type { Correction } from './corrections.ts';

/** One referral as a line of codes and counts: what published totals are made of. No words, no locators, no people. */
export type Summary = {
  readonly unit: string;
  readonly platform: string;
  readonly instrument: string;
  readonly priority: string;
  readonly status: string;
  readonly createdMonth: string;
  readonly sentMonth: string | null;
  readonly accountAction: boolean;
  /** Whether it names an earlier referral that it follows or repeats: the same matter, not another one (E6). */
  readonly follows: boolean;
  readonly items: number;
  readonly stopped: Readonly<Record<string, number>>;
  readonly outcomes: Readonly<Record<string, number>>;
  readonly unanswered: number;
  readonly reinstated: number;
  readonly corrected: number;
  readonly corrections: readonly Correction[];
  readonly redirected: number;
  readonly lock2: 'NOT_REQUIRED' | 'APPROVED' | 'NARROWED' | 'REFUSED' | 'OPEN';
  /** The oversight body that decided, for the share that each refuses (D5); null where none has. */
  readonly lock2Body: string | null;
  readonly triggers: readonly string[];
  readonly sampled: number;
  readonly unsound: number;
  readonly clarificationRounds: number;
  readonly withdrawn: string | null;
  readonly expired: string | null;
  readonly ideologies: Readonly<Record<string, number>>;
  /** Outcomes by ideology, so that like can be compared with like (C17); together they are `outcomes`. */
  readonly outcomesByIdeology: Readonly<Record<string, Readonly<Record<string, number>>>>;
  readonly hours: {
    readonly ack: number | null;
    readonly decide: number | null;
    readonly effect: number | null;
    readonly lock2: number | null;
    readonly paused: number;
  };
};

const HOUR = 3_600_000;
const hoursBetween = (from: string | undefined, to: string | undefined): number | null =>
  from && to ? (millisecondsOf(to) - millisecondsOf(from)) / HOUR : null;

/** @param times when it was acknowledged and when decided, from the facts; null where that has not happened */
export function summarise(
  referral: Referral,
  times: { ack: string | null; decided: string | null; effected: string | null; lock1: string | null },
): Summary {
  const live = liveItems(referral);
  const outcomes = count(live.flatMap((item) => item.decision?.outcome ?? []));
  const end = times.decided ?? referral.turns.at(-1)?.from ?? referral.createdAt;
  return {
    unit: referral.unit,
    platform: referral.platform,
    instrument: referral.header.instrument ?? '',
    priority: referral.header.priority ?? '',
    status: referral.status,
    createdMonth: referral.createdAt.slice(0, 7),
    sentMonth: referral.sentAt?.slice(0, 7) ?? null,
    accountAction: referral.triggers.includes('ACCOUNT_ACTION'),
    follows: linkedReferences(referral.header).length > 0,
    items: live.length,
    stopped: count(referral.items.flatMap((item) => item.stoppedBy?.code ?? [])),
    outcomes,
    unanswered: live.filter((item) => item.state === 'UNANSWERED').length,
    reinstated: live.filter((item) => item.reinstated && item.reinstated.source !== 'OWN_REVIEW').length,
    corrected: live.filter((item) => item.correction).length,
    corrections: live.flatMap((item) => correctionOf(item) ?? []),
    redirected: outcomes['REDIRECTED'] ?? 0,
    lock2: lock2Of(referral),
    lock2Body: (referral.lock2 ?? referral.refusal)?.body ?? null,
    triggers: referral.triggers,
    sampled: live.filter((item) => item.sample).length,
    unsound: live.filter((item) => item.sample?.verdict === 'UNSOUND').length,
    clarificationRounds: referral.clarifications.length,
    withdrawn: referral.sentAt ? (referral.withdrawnCode ?? null) : null,
    expired: referral.attribution ?? null,
    ideologies: count(live.flatMap((item) => item.content.ideology ?? [])),
    outcomesByIdeology: byIdeology(live),
    hours: {
      ack: hoursBetween(referral.receivedAt, times.ack ?? undefined),
      decide: hoursBetween(referral.receivedAt, times.decided ?? undefined),
      effect: hoursBetween(times.decided ?? undefined, times.effected ?? undefined),
      lock2: hoursBetween(times.lock1 ?? undefined, referral.lock2?.at ?? referral.refusal?.at),
      paused: clockSums(clockOf(referral), end).paused / HOUR,
    },
  };
}

/** Items acted on, whatever the action: the numerator of compliance, never of quality (D15). */
export const actedOn = (outcomes: Readonly<Record<string, number>>): number =>
  Object.entries(outcomes).reduce((sum, [code, n]) => sum + (isAct(code as Outcome) ? n : 0), 0);

const correctionOf = ({ correction, reinstated }: Referral['items'][number]): Correction | null =>
  correction
    ? { month: correction.at.slice(0, 7), cause: correction.cause, reinstated: reinstated !== undefined }
    : null;

function byIdeology(items: readonly ItemRecord[]): Summary['outcomesByIdeology'] {
  const named = (item: ItemRecord): string => item.content.ideology ?? 'UNSTATED';
  const decided = items.filter((item) => item.decision !== undefined);
  return Object.fromEntries(
    [...new Set(decided.map(named))].map((ideology) => [
      ideology,
      count(decided.flatMap((item) => (named(item) === ideology ? (item.decision?.outcome ?? []) : []))),
    ]),
  );
}

function lock2Of(referral: Referral): Summary['lock2'] {
  if (referral.refusal && !referral.lock2) return 'REFUSED';
  if (referral.lock2) return referral.lock2.narrowedFrom ? 'NARROWED' : 'APPROVED';
  return referral.triggers.length > 0 ? 'OPEN' : 'NOT_REQUIRED';
}

function count(codes: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const code of codes) counts[code] = (counts[code] ?? 0) + 1;
  return counts;
}
