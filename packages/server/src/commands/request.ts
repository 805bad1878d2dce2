import type {
  Actor,
  CommandKind,
  EntryCommandKind,
  EntryStatement,
  MakeList,
  PartyCommandKind,
  Refusal,
  Signatures,
  Statement,
} from '@remit/protocol';

import type { OpenedAnnex } from './annex.ts';

/** A signer in the same process, which is asked for its signatures with the statement they are to be given for. */
export type SignHere = (
  statement: Omit<Statement, 'nonce' | 'notAfter'> | Omit<EntryStatement, 'nonce' | 'notAfter'>,
  at: string,
) => Promise<Signatures>;

/** What a desk, a machine or the clock asks for; `data` has passed the command's schema. */
export type CommandRequest = {
  readonly actor: Actor;
  readonly kind: CommandKind | PartyCommandKind | EntryCommandKind | MakeList['kind'];
  readonly subject: { readonly type: 'referral' | 'organisation' | 'entry' | 'list'; readonly id: string };
  readonly data: unknown;
  readonly idempotencyKey: string | null;
  readonly expectedVersion: number | null;
  /** Of the desk and the person, where the act is one that is signed; no part of what is asked. */
  readonly signatures?: Signatures | SignHere | null;
};

export type CommandAnswer = {
  readonly id: string;
  readonly version: number;
  readonly status: string;
  readonly facts: readonly string[];
  readonly promise: string;
  /** Of `OpenAnnex` alone, and never kept: the words that were opened. */
  readonly annex?: OpenedAnnex;
};
export type CommandResult = CommandAnswer | Refusal;

export const streamOf = ({ subject }: Pick<CommandRequest, 'subject'>): string => `${subject.type}:${subject.id}`;

/** Whom an idempotency key belongs to: one person's keys say nothing of another's. */
export const askerOf = (actor: Actor): { organisation: string; asker: string } =>
  actor.type === 'system'
    ? { organisation: 'system', asker: actor.rule }
    : { organisation: actor.organisation, asker: actor.type === 'person' ? actor.person : actor.key };
