import type { Bucket } from './codes.ts';
import type { EntryFactData, OpinionDocument } from './facts.ts';
import type { EntryFingerprint } from './fingerprint.ts';

/**
 * NONE: nobody spoke of it. PROPOSED: one person did. HELD: one organisation holds it. SHARED: two hold it. DISPUTED:
 * parties disagree. QUARANTINED: it matched far too much. ENDED: nobody holds it any more.
 */
export const ENTRY_STATES = ['NONE', 'PROPOSED', 'HELD', 'SHARED', 'DISPUTED', 'QUARANTINED', 'ENDED'] as const;
export type EntryStatus = (typeof ENTRY_STATES)[number];

export type LiveOpinion = { readonly document: OpinionDocument; readonly digest: string; readonly from: string };
export type Proposal = EntryFactData['OpinionProposed'] & { readonly by: string; readonly from: string };
export type Withdrawal = {
  readonly organisation: string;
  readonly digest: string;
  readonly cause: string;
  readonly at: string;
  readonly owed: readonly string[];
  readonly received: readonly string[];
};
export type Quarantine = { readonly from: string; readonly matched: Bucket; readonly usual: Bucket };

/** The state of one entry: what its facts add up to. An organisation holds one opinion at a time. */
export type Entry = {
  readonly status: EntryStatus;
  readonly version: number;
  readonly fingerprint: EntryFingerprint | null;
  readonly opinions: readonly LiveOpinion[];
  readonly proposals: readonly Proposal[];
  readonly withdrawals: readonly Withdrawal[];
  /** Whoever was asked for a second opinion, or ever gave one. */
  readonly parties: readonly string[];
  readonly quarantine: Quarantine | null;
  /** The size of flood that an author has answered for. */
  readonly answeredFor: Bucket;
  /** `organisation day`, so that a day is reported once. */
  readonly reported: readonly string[];
};

export const NO_ENTRY: Entry = {
  status: 'NONE',
  version: 0,
  fingerprint: null,
  opinions: [],
  proposals: [],
  withdrawals: [],
  parties: [],
  quarantine: null,
  answeredFor: 'B0',
  reported: [],
};
