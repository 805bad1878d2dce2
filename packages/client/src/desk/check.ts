import {
  canonical,
  compactJws,
  type DeskSignature,
  type EntryStatement,
  identifier,
  type Json,
  parseDeskSignature,
  parseEntrySignature,
  ROLES,
  sha256Hex,
  type Signable,
  SIGNED_ACTS,
  SIGNED_ENTRY_ACTS,
  STATEMENT_MINUTES,
  statementDigest,
} from '@remit/protocol';
import { z } from 'zod';
import { readEntryAct } from './opinion.ts';
import { entrySentence, referralSentence } from './sentence.ts';

/** Acts on referrals and on entries of the shared list. */
const ACTS = [...SIGNED_ACTS, ...SIGNED_ENTRY_ACTS] as const;

/** What a desk lets its signer sign, and which pages may ask it: the operator's file. */
export const deskPolicySchema = z.strictObject({
  organisation: identifier,
  allow: z.partialRecord(z.enum(ROLES), z.array(z.enum(ACTS)).min(1)),
  /** Origins of pages that may ask, each exactly; none unless named. */
  origins: z.array(z.url().refine((text) => new URL(text).origin === text, 'is no origin')).default([]),
});
export type DeskPolicy = z.infer<typeof deskPolicySchema>;

/**
 * What a client hands over: the bytes to be signed as text, and the document that they are about; of an act on an entry
 * the opinion, and the act's own data.
 */
export const deskRequestSchema = z.strictObject({
  input: z.string().min(8).max(12_000),
  document: z.record(z.string(), z.unknown()),
  data: z.record(z.string(), z.unknown()).optional(),
});
type Asked = z.infer<typeof deskRequestSchema>;

/** Why a signer refuses; the words stand in docs/how-to/sign-at-a-desk.md. */
export type DeskRefusal =
  | 'request-malformed'
  | 'other-key'
  | 'other-organisation'
  | 'act-not-allowed'
  | 'document-differs'
  | 'data-differs'
  | 'not-understood'
  | 'statement-expired';

const NO_SIGNATURE = new Uint8Array(64);
const LONGEST_MS = 2 * STATEMENT_MINUTES * 60_000;

export type Checked = {
  readonly signed: Uint8Array;
  /** What is vouched for, shown before the key is used. */
  readonly sentence: string;
  readonly entry: SignedEntry;
};
/** What is kept of a signature. Whoever acted is not named: the pseudonym is in the statement, and the log knows it. */
export type SignedEntry = {
  readonly at: string;
  readonly key: string;
  readonly act: string;
  readonly role: string;
  readonly document: string;
  readonly statement: string;
} & ({ readonly referral: string } | { readonly entry: string });

/**
 * Whether this may be signed: a statement in one of its two forms, for this desk and key, of an act that the desk
 * allows, on the document handed over, valid for minutes. The signer believes neither server nor client about what is
 * signed.
 */
export function checkRequest(
  request: unknown,
  keyId: string,
  policy: DeskPolicy,
  now: number,
): Checked | { readonly refused: DeskRefusal } {
  const asked = deskRequestSchema.safeParse(request);
  const read = asked.success ? readInput(asked.data.input) : null;
  if (!asked.success || !read) return { refused: 'request-malformed' };
  const refused = whyNot(read, keyId, policy, now);
  if (refused) return { refused };
  const shown = isOnEntry(read) ? entryShown(read, asked.data) : referralShown(read, asked.data);
  if ('refused' in shown) return shown;
  const { statement, signed } = read;
  const { act, role, document } = statement;
  const at = new Date(now).toISOString();
  const about = { act, role, ...shown.about, document, statement: statementDigest(statement) };
  return { signed, sentence: shown.sentence, entry: { at, key: keyId, ...about } };
}

/** Each form names itself twice, in the header and in the statement: no reader takes one for the other. */
function readInput(input: string): DeskSignature | DeskSignature<EntryStatement> | null {
  const jws = compactJws(input, NO_SIGNATURE);
  return parseDeskSignature(jws) ?? parseEntrySignature(jws);
}

const isOnEntry = (read: DeskSignature | DeskSignature<EntryStatement>): read is DeskSignature<EntryStatement> =>
  read.statement.type === 'remit/opinion-act/v1';

function whyNot(
  { header, statement }: DeskSignature<Signable>,
  keyId: string,
  policy: DeskPolicy,
  now: number,
): DeskRefusal | undefined {
  if (header.kid !== keyId || header.remit !== 'desk') return 'other-key';
  if (statement.organisation !== policy.organisation) return 'other-organisation';
  if (!policy.allow[statement.role]?.includes(statement.act)) return 'act-not-allowed';
  const left = Date.parse(statement.notAfter) - now;
  if (left <= 0 || left > LONGEST_MS || Math.abs(header.iat * 1000 - now) > LONGEST_MS) return 'statement-expired';
  return undefined;
}

type Shown =
  | { readonly sentence: string; readonly about: { readonly referral: string } | { readonly entry: string } }
  | { readonly refused: DeskRefusal };

function referralShown({ statement }: DeskSignature, { document, data }: Asked): Shown {
  // Nothing is taken that is not looked at.
  if (data !== undefined) return { refused: 'not-understood' };
  if (sha256Hex(canonical(document as Json)) !== statement.document) return { refused: 'document-differs' };
  return { sentence: referralSentence(statement), about: { referral: statement.referral } };
}

function entryShown(read: DeskSignature<EntryStatement>, { document, data }: Asked): Shown {
  const act = readEntryAct(read, document, data);
  if ('refused' in act) return act;
  return { sentence: entrySentence(read.statement, act), about: { entry: read.statement.entry } };
}
