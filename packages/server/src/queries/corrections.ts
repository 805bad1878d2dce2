import { correctionPeriods, type Refusal, refuse } from '@remit/protocol';
import type { Store } from '../store/store.ts';
import { publicReading, SUPPRESS_BELOW } from './totals.ts';

const PERIODS_PER_PAGE = 12;

export type CorrectionsQuestion = { readonly before?: string | undefined };

/**
 * Single corrections, the newest period first. They name no unit, no platform, no address and no person, come a month
 * after their month ended, and change with the checkpoints alone (C16, D12).
 */
export async function publishedCorrections(store: Store, { before }: CorrectionsQuestion) {
  if (before !== undefined && !/^\d{4}-(?:0[1-9]|1[0-2])$/.test(before)) return badMonth();
  const { corrections, openFrom } = await publicReading(store);
  const { periods, waiting } = correctionPeriods(corrections, { openFrom, atLeast: SUPPRESS_BELOW });
  const left = periods.filter(({ from }) => before === undefined || from < before);
  const page = left
    .slice(0, PERIODS_PER_PAGE)
    .map(({ from, to, corrections: each }) => ({ from, to, corrections: [...each] }));
  return {
    atLeast: SUPPRESS_BELOW,
    openFrom,
    waiting,
    periods: page,
    next: left.length > page.length ? page.at(-1)!.from : null,
  };
}

const badMonth = (): Refusal => refuse('invalid-command', 'before', 'not a month such as 2026-03');
