import type { Actor } from '../parties/roles.ts';
import type { ContentType } from '../referral/codes.ts';
import type { Bucket, DisputeGround, Tlp, WithdrawalCause } from './codes.ts';
import type { EntryCommandData, OpinionSource } from './commands.ts';
import type { EntryFingerprint } from './fingerprint.ts';

/** What an organisation says about a fingerprint: the document that its digest names and its desk signs. */
export type OpinionDocument = {
  readonly type: 'remit/opinion/v1';
  readonly entry: string;
  readonly fingerprint: EntryFingerprint;
  readonly organisation: string;
  readonly says: 'POSITIVE' | 'NEGATIVE';
  readonly ground: ContentType | DisputeGround;
  readonly entity: string | null;
  readonly tlp: Tlp;
  readonly confidence: number;
  readonly until: string;
  readonly source: OpinionSource | null;
};

/** What happened to an entry, in the past tense. Stream, version, instant and actor are the envelope. */
export type EntryFactData = {
  OpinionProposed: {
    opinion: OpinionDocument;
    digest: string;
    exemptions: EntryCommandData<'ContributeOpinion'>['exemptions'];
    asked: readonly string[];
    lapses: string;
  };
  OpinionConfirmed: { organisation: string; digest: string };
  ProposalDropped: { organisation: string; reason: string | null };
  EntryDisputed: { opinion: OpinionDocument; digest: string; note: string };
  OpinionWithdrawn: {
    organisation: string;
    digest: string;
    cause: WithdrawalCause;
    note: string | null;
    /** Who has it in a list and owes a receipt. */
    owed: readonly string[];
  };
  WithdrawalReceived: { organisation: string; by: string; list: number };
  MatchesReported: EntryCommandData<'ReportMatches'> & { by: string };
  EntryQuarantined: { by: string; matched: Bucket; usual: Bucket };
  QuarantineAnswered: { organisation: string; explanation: string };
  OpinionExpired: { organisation: string; digest: string };
};

export type EntryFactKind = keyof EntryFactData;
export type NewEntryFact = {
  [K in EntryFactKind]: { readonly kind: K; readonly data: EntryFactData[K] };
}[EntryFactKind];
export type EntryFact = NewEntryFact & { readonly version: number; readonly at: string; readonly actor: Actor };
