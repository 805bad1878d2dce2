import { isCount } from './tree/hashing.ts';

// spec/evidence-log.md, Cadence and padding: how many entries a window brought must not show.

export interface PaddingPolicy {
  /** Published sizes are multiples of this. */
  readonly multiple: number;
  /**
   * Whether a window without facts still grows the log by one multiple. With `false` a quiet window shows as a
   * checkpoint that stands still; with `true` it cannot be told from one with a few facts.
   */
  readonly padQuietWindows: boolean;
}

/**
 * How many fillers to append after `facts` new entries, so that the published size is a multiple.
 *
 * @example
 * fillersNeeded({ publishedSize: 64, facts: 5 }, { multiple: 16, padQuietWindows: true }); // 11
 *
 * @throws RangeError when a number is not a count, or the multiple is zero.
 */
export function fillersNeeded(
  { publishedSize, facts }: { readonly publishedSize: number; readonly facts: number },
  { multiple, padQuietWindows }: PaddingPolicy,
): number {
  if (![publishedSize, facts, multiple].every(isCount) || multiple === 0) throw new RangeError('not counts of entries');
  const missing = (multiple - ((publishedSize + facts) % multiple)) % multiple;
  return facts === 0 && missing === 0 && padQuietWindows ? multiple : missing;
}
