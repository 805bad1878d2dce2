import type { Finding } from './referral/gates/report.ts';
import { ANNEX_REFUSALS } from './refusals/annex.ts';
import { DRAFTING_REFUSALS } from './refusals/drafting.ts';
import { HASH_REFUSALS } from './refusals/hashes.ts';
import { LOCK_REFUSALS } from './refusals/locks.ts';
import { PARTY_REFUSALS } from './refusals/parties.ts';
import { PLATFORM_REFUSALS } from './refusals/platform.ts';
import { REQUEST_REFUSALS } from './refusals/request.ts';
import type { RefusalRow } from './refusals/row.ts';
import { SIGNING_REFUSALS } from './refusals/signing.ts';
import { TIMING_REFUSALS } from './refusals/timing.ts';

export type { RefusalRow } from './refusals/row.ts';

/**
 * Every lawful "no" of the protocol: a closed table. The core answers with a code; HTTP, screens and the command look
 * up the words. A code is never reused for another duty.
 */
export const REFUSALS = {
  ...REQUEST_REFUSALS,
  ...DRAFTING_REFUSALS,
  ...LOCK_REFUSALS,
  ...PLATFORM_REFUSALS,
  ...TIMING_REFUSALS,
  ...ANNEX_REFUSALS,
  ...PARTY_REFUSALS,
  ...SIGNING_REFUSALS,
  ...HASH_REFUSALS,
} as const satisfies Record<string, RefusalRow>;

export type RefusalCode = keyof typeof REFUSALS;

/** A "no" as a value: which duty is unmet, at which field, and the facts of the case that the sentence needs. */
export type Refusal = {
  readonly refused: true;
  readonly code: RefusalCode;
  readonly field?: string;
  readonly detail?: string;
  readonly findings?: readonly Finding[];
};

/**
 * @param field path of the field that would have to change, such as `header.legalPower` or `items.3.locator`
 * @param detail data for the sentence; never a person's name, never content
 * @param findings what the gates found, where they are the reason
 * @example refuse('hold-too-long', 'until')
 */
export function refuse(code: RefusalCode, field?: string, detail?: string, findings?: readonly Finding[]): Refusal {
  return {
    refused: true,
    code,
    ...(field !== undefined && { field }),
    ...(detail !== undefined && { detail }),
    ...(findings !== undefined && { findings }),
  };
}

/** Whether a decision is a refusal; facts are a list, so the two cannot be confused. */
export const isRefusal = (value: unknown): value is Refusal =>
  typeof value === 'object' && value !== null && (value as { refused?: unknown }).refused === true;
