import type { RefusalCode } from '../refusals.ts';
import { monthsAfter, ANNEX_MONTHS } from '../parties/terms.ts';
import { sha256Hex } from '../wire/sha256.ts';
import type { Referral } from './state.ts';
import { TERMINAL } from './status.ts';

/**
 * What the record commits to: nobody who does not hold the salt can test a guess of the words, and whoever opens the
 * annex can check that they are the ones that were attached.
 *
 * @param salt 32 hexadecimal digits, kept sealed with the text
 */
export const annexDigest = (salt: string, text: string): string => sha256Hex(`remit/annex/v1\n${salt}\n${text}`);

/** Why this person may not open the annex of a case that the person may know of, or nothing. */
export function annexBarred(
  { annex }: Referral,
  reader: { readonly person: string | null; readonly cleared: boolean },
): RefusalCode | undefined {
  if (!annex) return 'annex-missing';
  if (annex.destroyedAt !== undefined) return 'annex-destroyed';
  // Who attached it knows what it says; nobody else reads it without clearance, and no machine at all.
  return reader.person !== null && (reader.cleared || annex.by === reader.person) ? undefined : 'not-cleared';
}

/** When the text of a case that has ended is destroyed, which is before the case is erased (C19). */
export const annexEnds = ({ annex, status, lastAt }: Referral): string | undefined =>
  annex && annex.destroyedAt === undefined && TERMINAL.includes(status) && lastAt !== undefined
    ? monthsAfter(lastAt, ANNEX_MONTHS)
    : undefined;
