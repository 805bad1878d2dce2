// A policy tried on what was uploaded lately, before it holds: nothing is flagged, counted or told by a trial.
import type { ListEntry } from './entry.ts';
import type { ReadUpload } from './gate.ts';
import { findIn } from './find.ts';
import type { MatchList } from './match-list.ts';
import { type IsProven, judge, type Judgement, type Policy, type Reason } from './policy.ts';

export type PolicyTrial = {
  readonly uploads: number;
  /** Uploads that the policy flags, and those that matched something at all. */
  readonly flagged: number;
  readonly matched: number;
  /** Matches by why the policy counts them or not. */
  readonly reasons: Readonly<Record<Reason, number>>;
  /** Flags by party whose opinion was counted: whom the policy leans on. */
  readonly parties: ReadonlyMap<string, number>;
};

/** On what policies are tried. */
export type Ground = {
  readonly lists: readonly MatchList[];
  /** Milliseconds since 1970. */
  readonly now: number;
  readonly isProven?: IsProven | undefined;
};
export type Judged = Judgement & { readonly list: string; readonly entry: ListEntry };

type Found = Pick<Judged, 'list' | 'entry'>;

/** What is found for one upload where a policy says how near it must be. */
export const findForUpload = ({ lists }: Ground, prints: ReadUpload, policy: Policy): Found[] =>
  lists.flatMap((list) => findIn(list, prints, policy).map(({ entry }) => ({ list: list.name, entry })));

/** What a policy makes of what was found. */
export const judgeFound = ({ now, isProven }: Ground, found: readonly Found[], policy: Policy): Judged[] =>
  found.map((each) => ({ ...judge(each.entry, policy, now, isProven), ...each }));

/** Adds up a trial, one upload after the other. */
export class Tally implements PolicyTrial {
  uploads = 0;
  flagged = 0;
  matched = 0;
  readonly reasons: Record<Reason, number> = {
    counts: 0,
    'no-live-opinion': 0,
    'not-proven': 0,
    'not-trusted': 0,
    'other-ground': 0,
    'too-unsure': 0,
    'too-few-parties': 0,
    disputed: 0,
  };
  readonly parties = new Map<string, number>();

  /** @returns whether the upload is flagged */
  add(judged: readonly Judged[]): boolean {
    for (const { reason } of judged) this.reasons[reason] += 1;
    const flags = judged.filter(({ flag }) => flag);
    const counted = new Set(flags.flatMap((each) => each.counted.map(({ party }) => party)));
    for (const party of counted) this.parties.set(party, (this.parties.get(party) ?? 0) + 1);
    this.uploads += 1;
    this.matched += judged.length > 0 ? 1 : 0;
    this.flagged += flags.length > 0 ? 1 : 0;
    return flags.length > 0;
  }
}

/**
 * @param recent prints of uploads of some days, as the platform kept them
 * @param now milliseconds since 1970
 */
export function tryPolicy(
  lists: readonly MatchList[],
  recent: Iterable<ReadUpload>,
  policy: Policy,
  now: number,
  isProven?: IsProven,
): PolicyTrial {
  const [tally, ground] = [new Tally(), { lists, now, isProven }];
  for (const prints of recent) tally.add(judgeFound(ground, findForUpload(ground, prints, policy), policy));
  return tally;
}
