// A policy tried on what was uploaded lately, before it holds: nothing is flagged, counted or told by a trial.
import type { ReadUpload } from './gate.ts';
import { findIn } from './find.ts';
import type { MatchList } from './match-list.ts';
import { type IsProven, judge, type Policy, type Reason } from './policy.ts';

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
  const reasons: Record<Reason, number> = {
    counts: 0,
    'no-live-opinion': 0,
    'not-proven': 0,
    'not-trusted': 0,
    'other-ground': 0,
    'too-unsure': 0,
    'too-few-parties': 0,
    disputed: 0,
  };
  const parties = new Map<string, number>();
  let [uploads, flagged, matched] = [0, 0, 0];
  for (const prints of recent) {
    const judged = lists.flatMap((list) =>
      findIn(list, prints, policy).map(({ entry }) => judge(entry, policy, now, isProven)),
    );
    for (const { reason } of judged) reasons[reason] += 1;
    const counted = new Set(
      judged.flatMap(({ flag, counted: those }) => (flag ? those.map(({ party }) => party) : [])),
    );
    for (const party of counted) parties.set(party, (parties.get(party) ?? 0) + 1);
    uploads += 1;
    matched += judged.length > 0 ? 1 : 0;
    flagged += judged.some(({ flag }) => flag) ? 1 : 0;
  }
  return { uploads, flagged, matched, reasons, parties };
}
