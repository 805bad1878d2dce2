import { refuse } from '../../refusals.ts';
import { instantOf, millisecondsOf } from '../../time/index.ts';
import { listedFor } from '../audience.ts';
import { type Bucket, bucketRank, FEEDBACK_DELAY_HOURS, FLOOD_RANKS, LEAST_FLOOD } from '../codes.ts';
import type { EntryCommandData } from '../commands.ts';
import { type EntryRule, organisationOf } from '../decide/request.ts';
import type { Entry } from '../state.ts';

/** Only whoever has it in a list can have matched it. */
export const listedHere: EntryRule<'ReportMatches'> = (entry, { world: { own } }) =>
  own && listedFor({ ...entry, quarantine: null }, own) !== null ? undefined : refuse('entry-unknown');

const HOUR = 3_600_000;
const toldFrom = (day: string): string =>
  instantOf(millisecondsOf(`${day}T00:00:00.000Z`) + (24 + FEEDBACK_DELAY_HOURS) * HOUR);

/** Delayed, so that a count does not tell who uploads what now; only a flood is told at once. */
export const dayOver: EntryRule<'ReportMatches'> = (_, { command: { data }, at }) => {
  const begun = `${data.day}T00:00:00.000Z` <= at;
  const told = toldFrom(data.day) <= at || (begun && bucketRank(data.matched) >= bucketRank(LEAST_FLOOD));
  return told ? undefined : refuse('report-too-early', 'day');
};

export const reportedOnce: EntryRule<'ReportMatches'> = (entry, { actor, command: { data } }) =>
  entry.reported.includes(`${organisationOf(actor)} ${data.day}`) ? refuse('report-repeated', 'day') : undefined;

/**
 * Far more than entries of this kind match, while few of the matches were confirmed. What its author has answered for
 * is not asked again at the same size.
 */
export function isFlood(
  entry: Entry,
  { matched, confirmed }: EntryCommandData<'ReportMatches'>,
  usual: Bucket,
): boolean {
  const rank = bucketRank(matched);
  return (
    entry.quarantine === null &&
    rank >= bucketRank(LEAST_FLOOD) &&
    rank >= bucketRank(usual) + FLOOD_RANKS &&
    rank > bucketRank(entry.answeredFor) &&
    bucketRank(confirmed) < rank
  );
}
