import type { RecentFile } from '../../gate/recent-file.ts';
import { FileHeld } from '../../witness/held-file.ts';
import type { Run } from '../act.ts';
import { usage } from '../failure.ts';
import { wholeNumber } from './whole-number.ts';

export type RecentGiven = { recent?: string; recentDays: string; recentMost: string };

const LEAST_BYTES = 1024 * 1024;

/** Where what is asked is kept, for `remit gate try`; null where nobody wants that. */
export async function keepRecent(
  { surroundings }: Run,
  { recent: path, recentDays, recentMost }: RecentGiven,
  say: (line: string) => void,
): Promise<RecentFile | null> {
  const [days, mostBytes] = [wholeNumber(recentDays, '--recent-days'), wholeNumber(recentMost, '--recent-most')];
  if (days > 366) throw usage('number', '--recent-days takes at most 366.');
  if (mostBytes < LEAST_BYTES) throw usage('number', `--recent-most takes at least ${LEAST_BYTES}.`);
  if (path === undefined) return null;
  const { NotRecent, RecentFile } = await import('../../gate/recent-file.ts');
  try {
    return await RecentFile.open(path, { mostBytes, days, now: () => surroundings.now(), say });
  } catch (error) {
    if (error instanceof FileHeld) throw usage('recent-held', `Another gate keeps ${path}: ${error.message}.`);
    if (error instanceof NotRecent) throw usage('recent-other', error.message, 'Name a file that is not there yet.');
    throw recentUnusable(path, error);
  }
}

export const recentUnusable = (path: string, error: unknown): Error =>
  usage('recent-unusable', `${path} cannot be used (${(error as NodeJS.ErrnoException).code ?? 'unknown'}).`);
