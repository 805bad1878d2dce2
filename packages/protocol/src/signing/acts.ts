import type { CommandKind } from '../referral/commands.ts';
import type { Referral } from '../referral/state.ts';
import { digestOf } from '../referral/document.ts';

/**
 * The acts that a desk and a person sign (spec/signatures.md): the draft as it is submitted, each lock and its refusal,
 * receipt, decision, effect, correction, withdrawal. Sending is no act of anybody: it follows from the locks.
 */
export const SIGNED_ACTS = [
  'SubmitDraft',
  'ApproveLock1',
  'ApproveLock2',
  'NarrowLock2',
  'RefuseLock2',
  'DecideReconsideration',
  'Acknowledge',
  'DecideItems',
  'RecordEffect',
  'CorrectItem',
  'ReinstateItem',
  'Withdraw',
] as const satisfies readonly CommandKind[];

export type SignedAct = (typeof SIGNED_ACTS)[number];

export const isSignedAct = (kind: string): kind is SignedAct => (SIGNED_ACTS as readonly string[]).includes(kind);

/**
 * The digests that an act is about: of the document as its author saw it, and of what it became where the act itself
 * changes it (D2). A submission is about what the gates left of the draft.
 */
export function signedDigests(
  act: SignedAct,
  before: Referral,
  after: Referral,
): { readonly document: string; readonly result: string | null } {
  if (act === 'SubmitDraft') return { document: after.digest ?? digestOf(before), result: null };
  return {
    document: before.digest ?? digestOf(before),
    result: act === 'NarrowLock2' ? (after.digest ?? digestOf(after)) : null,
  };
}
