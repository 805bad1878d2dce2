import { bucketOf } from '@remit/protocol';
import { type RemitClient, RemitProblem } from '../sdk/index.ts';
import type { FeedbackJournal } from './feedback-journal.ts';

export type Told = {
  readonly reported: number;
  readonly already: number;
  /** What the service will never take: the entry stands in nobody's list any more, or not in this one. */
  readonly refused: readonly string[];
  /** What it did not take now; asked again at the next round. */
  readonly left: readonly string[];
};

const NEVER_TAKEN = new Set(['entry-unknown', 'not-found', 'entry-not-in-this-state']);

/**
 * Tells the service of what is due, in buckets. Ended between an answer and its line, the next run asks again and hears
 * `report-repeated`: the service counts a day of an entry once.
 *
 * @returns null where nothing was due, and then nobody was asked
 * @throws what the way to the service does; what was told before stays told
 */
export async function sendFeedback(
  journal: Pick<FeedbackJournal, 'due' | 'told' | 'rewrite'>,
  connect: () => Promise<Pick<RemitClient, 'call'>>,
): Promise<Told | null> {
  const due = journal.due();
  if (due.length === 0) return null;
  const client = await connect();
  const [count, refused, left] = [{ reported: 0, already: 0 }, [] as string[], [] as string[]];
  for (const { day, entry, matched, confirmed, rejected } of due) {
    const body = { day, matched: bucketOf(matched), confirmed: bucketOf(confirmed), rejected: bucketOf(rejected) };
    try {
      await client.call('ReportMatches', { params: { id: entry }, body });
      count.reported++;
    } catch (error) {
      const code = codeOf(error);
      if (code === 'report-repeated') count.already++;
      else if (NEVER_TAKEN.has(code)) refused.push(`${entry} of ${day}: ${code}`);
      else {
        left.push(`${entry} of ${day}: ${code}`);
        continue;
      }
    }
    journal.told({ day, entry });
  }
  journal.rewrite();
  return { ...count, refused, left };
}

/** Of a refusal that concerns this entry alone. */
function codeOf(error: unknown): string {
  if (error instanceof RemitProblem && error.status < 500 && ![401, 403, 408, 429].includes(error.status))
    return error.code;
  throw error;
}
