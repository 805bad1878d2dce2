import { instantOf, isCovered, nextCoverStart, type Cover } from '@remit/protocol';
import { useNow } from '../../kit/use-now.ts';

/** Whether somebody is there now, and if not, when next. Null where the hours say nothing. */
export function useOnDuty(
  cover: Cover | null,
): { readonly here: boolean; readonly next: number | null; readonly now: number } | null {
  const now = useNow();
  if (!cover || cover.weekly.length === 0) return null;
  try {
    const at = instantOf(now);
    const here = isCovered(at, cover);
    return { here, now, next: here ? null : Date.parse(nextCoverStart(at, cover)) };
  } catch {
    // A zone that this browser does not know: nothing is claimed.
    return null;
  }
}
