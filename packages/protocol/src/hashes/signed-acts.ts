import { z } from 'zod';
import { identifier } from '../parties/keys.ts';
import { ROLES } from '../parties/roles.ts';
import { digest, id, instant, prose } from '../wire/primitives.ts';
import type { EntryCommandKind } from './commands.ts';
import { disputingOpinion, opinionDigest } from './document.ts';
import type { Entry } from './state.ts';

/** The acts by which an organisation gives its word or takes it back; desk and person sign each (spec/signatures.md). */
export const SIGNED_ENTRY_ACTS = [
  'ConfirmOpinion',
  'DisputeEntry',
  'WithdrawOpinion',
  'AnswerQuarantine',
] as const satisfies readonly EntryCommandKind[];
export type SignedEntryAct = (typeof SIGNED_ENTRY_ACTS)[number];
export const isSignedEntryAct = (kind: string): kind is SignedEntryAct =>
  (SIGNED_ENTRY_ACTS as readonly string[]).includes(kind);

/** What is signed of an act on an entry. Its type is its own, so that no lock can be taken for an opinion. */
export const entryStatementSchema = z.strictObject({
  type: z.literal('remit/opinion-act/v1'),
  act: z.enum(SIGNED_ENTRY_ACTS),
  entry: id,
  organisation: identifier,
  role: z.enum(ROLES),
  as: prose(64),
  /** Of the opinion that is given, taken back or answered for. */
  document: digest,
  data: digest,
  /** Of the fact before this one in the entry's stream. */
  previous: digest,
  nonce: z.string().regex(/^[0-9a-f]{32}$/, 'not 16 bytes in hexadecimal'),
  notAfter: instant,
});
export type EntryStatement = z.infer<typeof entryStatementSchema>;

/** The digest of the opinion that an act is about; null where there is none, and nothing to sign. */
export function signedOpinion(kind: SignedEntryAct, entry: Entry, organisation: string, data: unknown): string | null {
  if (kind === 'ConfirmOpinion')
    return entry.proposals.find(({ opinion }) => opinion.organisation === organisation)?.digest ?? null;
  if (kind === 'DisputeEntry')
    return entry.fingerprint && opinionDigest(disputingOpinion(data as never, entry.fingerprint, organisation));
  return entry.opinions.find(({ document }) => document.organisation === organisation)?.digest ?? null;
}
