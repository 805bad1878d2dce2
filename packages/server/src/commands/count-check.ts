import type { Ports } from '../ports.ts';
import type { Store } from '../store/store.ts';
import { addCheck } from '../store/working/list-checks.ts';
import { working } from '../store/working/working.ts';

/** Checks of single files that an organisation has on a day: enough for people, too few to try out fingerprints. */
export const CHECKS_A_DAY = 200;

/** One more check of this organisation today; null: there is none left, and nothing may be compared. */
export async function countCheck(
  store: Store,
  ports: Ports,
  organisation: string,
): Promise<{ readonly checks: number; readonly most: number } | null> {
  const now = ports.now?.() ?? null;
  const checks = await working(store, (client) => addCheck(client, now, organisation, CHECKS_A_DAY));
  return checks === null ? null : { checks, most: CHECKS_A_DAY };
}
