import { LIST_EVERY_SECONDS, type ListHead } from '@remit/protocol';
import { ListRefused } from './fault.ts';

/**
 * From when on a list is called stale, counted from its newest version: one that should have come did not, and another
 * hour for checkpoints, witnesses and polls (spec/list.md, Freshness).
 */
export const LIST_STALE_AFTER_SECONDS = 2 * LIST_EVERY_SECONDS;
/** By so much two clocks may differ. */
const CLOCKS_DIFFER_MILLISECONDS = 5 * 60_000;

/** A version dated ahead would look new for as long as it was dated ahead. */
export function refuseAhead({ at }: ListHead, now: string): void {
  if (Date.parse(at) - Date.parse(now) > CLOCKS_DIFFER_MILLISECONDS)
    throw new ListRefused('list-ahead', `made at ${at}, and here it is ${now}`);
}

/** Whether nobody has shown for too long that this is still the newest version. */
export const isStaleList = ({ at }: ListHead, now: string, afterSeconds = LIST_STALE_AFTER_SECONDS): boolean =>
  Date.parse(now) - Date.parse(at) > afterSeconds * 1000;
