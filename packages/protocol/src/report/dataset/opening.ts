import type { FactKind } from '../../referral/facts.ts';

/** Attributes of a leaf that a dataset may open beside kind and month, in the order in which they are decided. */
export const OPENABLE = ['class', 'result', 'origin', 'recipient'] as const;
export type Openable = (typeof OPENABLE)[number];

const PARTIES: readonly Openable[] = ['class', 'result', 'origin', 'recipient'];
const WHAT: readonly Openable[] = ['class', 'result'];

/**
 * Kinds that a published total counts by more than their kind (spec/dataset.md, What is opened). Of every other entry
 * kind and month alone are opened: what no total needs, nobody learns.
 */
const COUNTED: { readonly [K in FactKind]?: readonly Openable[] } = {
  ReferralSent: PARTIES,
  ItemsDecided: PARTIES,
  ItemReinstated: PARTIES,
  ItemStopped: WHAT,
  ReferralStopped: WHAT,
  Lock2Refused: WHAT,
  ItemCorrected: WHAT,
  ReferralExpired: WHAT,
  SampleReviewed: WHAT,
};

export const openedOf = (kind: string): readonly Openable[] => COUNTED[kind as FactKind] ?? [];

/** A leaf of one kind and month, with what could be opened of it; null where that is gone for ever. */
export type Candidate = {
  /** The case: cells are counted in cases, because a case of five items is still one case. */
  readonly subject: string;
  readonly values: readonly (string | null)[];
};

/**
 * Which values of the leaves of one kind and month are opened: for each candidate, one answer for each attribute.
 *
 * A tree of groups: each attribute splits the leaves that look alike so far. A part of fewer than `below` cases is
 * closed, and with it the next smallest parts, until the closed part has as many cases and more than one value. So
 * every number that can be counted, and every difference of two of them, stands for nobody or for `below` cases at
 * least.
 */
export function openings(candidates: readonly Candidate[], below: number): boolean[][] {
  const open = candidates.map(({ values }) => values.map(() => false));
  const depth = candidates[0]?.values.length ?? 0;
  const split = (members: readonly number[], level: number): void => {
    if (level === depth || casesOf(candidates, members) < below) return;
    const { opened, closed } = parts(candidates, members, level, below);
    for (const group of opened) {
      for (const member of group) open[member]![level] = true;
      split(group, level + 1);
    }
    split(closed, level + 1);
  };
  split([...candidates.keys()], 0);
  return open;
}

const casesOf = (candidates: readonly Candidate[], members: readonly number[]): number =>
  new Set(members.map((member) => candidates[member]!.subject)).size;

type Parts = { readonly opened: readonly (readonly number[])[]; readonly closed: readonly number[] };

function parts(candidates: readonly Candidate[], members: readonly number[], level: number, below: number): Parts {
  const byValue = Map.groupBy(members, (member) => candidates[member]!.values[level] ?? null);
  const gone = byValue.get(null) ?? [];
  byValue.delete(null);
  const waiting = [...byValue]
    .map(([value, group]) => ({ value: value!, group, cases: casesOf(candidates, group) }))
    .sort((a, b) => a.cases - b.cases || (a.value < b.value ? -1 : 1));
  const closed = [...gone];
  let values = 0;
  for (let next = waiting[0]; next; next = waiting[0]) {
    const covered = closed.length === 0 || (casesOf(candidates, closed) >= below && values !== 1);
    if (next.cases >= below && covered) break;
    closed.push(...next.group);
    values += 1;
    waiting.shift();
  }
  return { opened: waiting.map(({ group }) => group), closed };
}
