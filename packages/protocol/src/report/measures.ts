import { ACT_OUTCOMES, OUTCOMES } from '../referral/codes.ts';
import { type CellId, cellId, cellOf, Counts, type Sum, whole } from './cells.ts';
import { actedOn, type Summary } from './summary.ts';

type Split = Readonly<Record<string, number>>;
type Measure = {
  readonly count: (summary: Summary) => number;
  /** The measure that this one is a share of, where there is one. */
  readonly of?: string;
  /** Whether it is split by unit and platform: by parties, both sides alike (C0.9). */
  readonly byParty?: boolean;
  /** Whether it is split by oversight body, which is named as late as a unit or a platform is. */
  readonly byBody?: boolean;
  /** Splits whose parts add up to the measure. */
  readonly splits?: Readonly<Record<string, (summary: Summary) => Split>>;
};

const sent = (summary: Summary, n: number): number => (summary.sentMonth === null ? 0 : n);
const sum = (split: Split): number => Object.values(split).reduce((total, n) => total + n, 0);
const one = (value: string, n: number): Split => ({ [value]: n });
const LOCK2_RESULTS = ['APPROVED', 'NARROWED', 'REFUSED'];
const lock2 = ({ lock2: result }: Summary): number => (LOCK2_RESULTS.includes(result) ? 1 : 0);
const refused = ({ lock2: result }: Summary): number => (result === 'REFUSED' ? 1 : 0);
const redirected = (outcomes: Split): number => outcomes['REDIRECTED'] ?? 0;
const notActedOn = (outcomes: Split): number => sum(outcomes) - actedOn(outcomes) - redirected(outcomes);
const byIdeology =
  (count: (outcomes: Split) => number) =>
  ({ outcomesByIdeology }: Summary): Split =>
    Object.fromEntries(Object.entries(outcomesByIdeology).map(([ideology, outcomes]) => [ideology, count(outcomes)]));

/**
 * What is published, from one list for both sides (C0.9, C17). What a platform acted on is compliance, and stands
 * beside what was reinstated; neither is a measure of quality (D15). `items-unanswered` names nobody's fault (D14).
 */
export const MEASURES: Readonly<Record<string, Measure>> = {
  'referrals-sent': {
    count: (summary) => sent(summary, 1),
    byParty: true,
    splits: {
      instrument: (summary) => one(summary.instrument, sent(summary, 1)),
      priority: (summary) => one(summary.priority, sent(summary, 1)),
    },
  },
  'referrals-following': { count: (summary) => (summary.follows ? sent(summary, 1) : 0), of: 'referrals-sent' },
  'items-sent': {
    count: (summary) => sent(summary, summary.items),
    byParty: true,
    splits: {
      instrument: (summary) => one(summary.instrument, sent(summary, summary.items)),
      ideology: (summary) =>
        summary.sentMonth === null ? {} : withRest(summary.ideologies, summary.items, 'UNSTATED'),
    },
  },
  'items-decided': {
    count: ({ outcomes }) => sum(outcomes),
    of: 'items-sent',
    byParty: true,
    splits: { outcome: ({ outcomes }) => outcomes, ideology: byIdeology(sum) },
  },
  'items-acted-on': {
    count: ({ outcomes }) => actedOn(outcomes),
    of: 'items-decided',
    byParty: true,
    splits: { ideology: byIdeology(actedOn) },
  },
  'items-not-acted-on': {
    count: ({ outcomes }) => notActedOn(outcomes),
    of: 'items-decided',
    splits: { ideology: byIdeology(notActedOn) },
  },
  'items-reinstated': { count: ({ reinstated }) => reinstated, of: 'items-acted-on', byParty: true },
  'items-redirected': {
    count: ({ outcomes }) => redirected(outcomes),
    of: 'items-decided',
    splits: { ideology: byIdeology(redirected) },
  },
  'items-corrected': { count: ({ corrected }) => corrected, of: 'items-sent' },
  'items-unanswered': { count: ({ unanswered }) => unanswered, of: 'items-sent' },
  'items-stopped': { count: ({ stopped }) => sum(stopped), splits: { 'gate-code': ({ stopped }) => stopped } },
  'lock2-decisions': {
    count: lock2,
    byBody: true,
    splits: { result: (summary) => (lock2(summary) === 0 ? {} : one(summary.lock2, 1)) },
  },
  'lock2-refusals': { count: refused, of: 'lock2-decisions', byBody: true },
  'lock2-approvals': { count: (summary) => lock2(summary) - refused(summary), of: 'lock2-decisions', byBody: true },
  'samples-drawn': { count: ({ sampled }) => sampled, of: 'items-sent' },
  'samples-unsound': { count: ({ unsound }) => unsound, of: 'samples-drawn' },
  'clarification-rounds': { count: ({ clarificationRounds }) => clarificationRounds },
  'referrals-withdrawn': { count: ({ withdrawn }) => (withdrawn === null ? 0 : 1), of: 'referrals-sent' },
  'referrals-expired': {
    count: ({ expired }) => (expired === null ? 0 : 1),
    of: 'referrals-sent',
    splits: { attribution: ({ expired }) => (expired === null ? {} : one(expired, 1)) },
  },
};

/** Splits that add up, completed where a summary leaves something out. */
function withRest(split: Split, total: number, rest: string): Split {
  const missing = total - sum(split);
  return missing > 0 ? { ...split, [rest]: missing } : split;
}

/**
 * Adds one referral to the counts.
 * @param named whether it is old enough to be counted by unit and platform (C16)
 */
export function countSummary(counts: Counts, summary: Summary, named: boolean): void {
  for (const [measure, { count, byParty, byBody, splits = {} }] of Object.entries(MEASURES)) {
    const n = count(summary);
    counts.add(whole(measure), n);
    for (const [dimension, split] of Object.entries(splits)) {
      for (const [value, part] of Object.entries(split(summary)))
        counts.add(cellId({ measure, dimension, value }), part);
    }
    if (!named) continue;
    if (byParty || byBody) counts.add(namedWhole(measure), n);
    if (byBody && summary.lock2Body !== null)
      counts.add(cellId({ measure, dimension: 'body', value: summary.lock2Body }), n);
    if (!byParty) continue;
    counts.add(cellId({ measure, dimension: 'unit', value: summary.unit }), n);
    counts.add(cellId({ measure, dimension: 'platform', value: summary.platform }), n);
  }
}

/** How a measure divides into others, and of which of its coded cells each part is the sum. */
const DIVIDED: readonly { measure: string; code: string; parts: Readonly<Record<string, readonly string[]>> }[] = [
  {
    measure: 'items-decided',
    code: 'outcome',
    parts: {
      'items-acted-on': ACT_OUTCOMES,
      'items-redirected': ['REDIRECTED'],
      'items-not-acted-on': OUTCOMES.filter(
        (outcome) => outcome !== 'REDIRECTED' && !(ACT_OUTCOMES as readonly string[]).includes(outcome),
      ),
    },
  },
  {
    measure: 'lock2-decisions',
    code: 'result',
    parts: { 'lock2-refusals': ['REFUSED'], 'lock2-approvals': ['APPROVED', 'NARROWED'] },
  },
];

/** Whoever reads all parts but one knows that one as well. A part of which no code occurs is zero to every reader. */
function dividedSums(ids: readonly CellId[]): Sum[] {
  return DIVIDED.flatMap(({ measure, code, parts }) => {
    const coded = Object.entries(parts)
      .map(([part, values]) => ({
        part,
        cells: values.map((value) => cellId({ measure, dimension: code, value })).filter((id) => ids.includes(id)),
      }))
      .filter(({ cells }) => cells.length > 0);
    const places = ids
      .map(cellOf)
      .filter((cell) => cell.measure === measure && /^(all|ideology|body)$/.test(cell.dimension));
    return [
      ...coded.map(({ part, cells }) => ({ total: whole(part), parts: cells })),
      ...places.map((cell) => ({
        total: cellId(cell),
        parts: coded.map(({ part }) => cellId({ ...cell, measure: part })),
      })),
    ];
  });
}

/** The sum behind the splits by party. It is never published: younger referrals would be its difference to the whole. */
export const namedWhole = (measure: string): CellId => cellId({ measure, dimension: 'named', value: '' });

/**
 * Every sum that a reader could form of the published cells.
 * @param allNamed whether every referral is old enough to be named, so that parties add up to the published whole
 */
export function sumsOf(ids: readonly CellId[], allNamed: boolean): Sum[] {
  const sums: Sum[] = [];
  const parts = (measure: string, dimension: string): CellId[] =>
    ids.filter((id) => id.startsWith(`${measure}\n${dimension}\n`));
  for (const [measure, { byParty, byBody, splits = {} }] of Object.entries(MEASURES)) {
    for (const dimension of Object.keys(splits)) sums.push({ total: whole(measure), parts: parts(measure, dimension) });
    for (const dimension of [...(byParty ? ['unit', 'platform'] : []), ...(byBody ? ['body'] : [])])
      sums.push({ total: allNamed ? whole(measure) : namedWhole(measure), parts: parts(measure, dimension) });
  }
  sums.push(...dividedSums(ids));
  return sums.filter(({ parts: cells }) => cells.length > 0);
}
