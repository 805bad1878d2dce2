// What a trial of a policy says, to people and to programs.
import {
  explainOpinion,
  explainStanding,
  type MatchList,
  type PolicyComparison,
  type PolicyDifference,
  type PolicyTrial,
} from '@remit/match';
import type { RecentReading } from '../../gate/recent-reading.ts';
import { entryNamed } from './given-lists.ts';

export type Trial = {
  /** As it was typed; where no other policy was named, the usual one. */
  readonly policy: string;
  readonly against?: string;
  readonly compared: PolicyComparison;
  readonly reading: Pick<RecentReading, 'from' | 'to' | 'damaged'>;
  readonly lists: readonly MatchList[];
  /** Milliseconds since 1970. */
  readonly now: number;
};

const MOST_SHOWN = 20;
const USUAL = 'the usual policy';
const number = (count: number): string => count.toLocaleString('en');
const uploads = (count: number): string => `${number(count)} ${count === 1 ? 'upload' : 'uploads'}`;

export function trialWords({ policy, against = USUAL, compared, reading }: Trial): string[] {
  const { before, after, newlyFlagged, noLongerFlagged, differences } = compared;
  if (after.uploads === 0) return ['No upload was kept yet: nothing can be said.'];
  return [
    `${uploads(after.uploads)} from ${reading.from!} to ${reading.to!}, on the lists as they stand now:`,
    ...[summary(policy, after), summary(against, before)],
    ...only(policy, newlyFlagged, against, ({ after: stands }) => stands === 'counts', differences),
    ...only(against, noLongerFlagged, policy, ({ before: stands }) => stands === 'counts', differences),
    ...(newlyFlagged + noLongerFlagged === 0 ? ['Both flag the same uploads.'] : []),
  ];
}

function summary(name: string, { flagged, matched, parties }: PolicyTrial): string {
  const leaning = [...parties].sort(([, a], [, b]) => b - a).map(([party, count]) => `${party} ${number(count)}`);
  const whose = leaning.length > 0 ? `, by opinions of ${leaning.join(', ')}` : '';
  return `  ${name}: ${number(flagged)} flagged of ${number(matched)} that matched${whose}.`;
}

function only(
  name: string,
  count: number,
  other: string,
  causes: (difference: PolicyDifference) => boolean,
  differences: readonly PolicyDifference[],
): string[] {
  if (count === 0) return [];
  const those = differences.filter(causes);
  const left = those.length - MOST_SHOWN;
  return [
    `${uploads(count)} flagged only under ${name}:`,
    ...those.slice(0, MOST_SHOWN).flatMap((each) => differenceWords(each, other)),
    ...(left > 0 ? [`  and ${number(left)} further entries, which --json names.`] : []),
  ];
}

function differenceWords({ entry, list, uploads: count, before, after }: PolicyDifference, other: string): string[] {
  const there = before === 'counts' ? after : before;
  return [
    `  Entry ${entryNamed(entry.id)} of list ${list}: ${uploads(count)}. Under ${other}: ${explainStanding(there)}`,
    ...entry.opinions.map((opinion) => `    ${explainOpinion(opinion)}`),
  ];
}

const trialOf = (file: string | null, { flagged, matched, reasons, parties }: PolicyTrial): object => ({
  ...{ file, flagged, matched, reasons },
  parties: Object.fromEntries(parties),
});

export function trialJson({ policy, against, compared, reading, lists, now }: Trial): object {
  const { before, after, newlyFlagged, noLongerFlagged, differences } = compared;
  return {
    uploads: after.uploads,
    ...{ from: reading.from, to: reading.to, damagedLines: reading.damaged },
    policy: trialOf(policy, after),
    against: trialOf(against ?? null, before),
    onlyPolicy: newlyFlagged,
    onlyAgainst: noLongerFlagged,
    entries: differences.map((each) => ({
      ...{ list: each.list, entry: entryNamed(each.entry.id), uploads: each.uploads },
      ...{ policy: each.after, against: each.before, opinions: each.entry.opinions },
    })),
    lists: lists.map((list) => ({ name: list.name, entries: list.size, asOf: list.asOf, stale: list.isStale(now) })),
  };
}
