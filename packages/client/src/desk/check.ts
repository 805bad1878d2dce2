import {
  canonical,
  compactJws,
  type DeskSignature,
  identifier,
  type Json,
  parseDeskSignature,
  ROLES,
  sha256Hex,
  SIGNED_ACTS,
  STATEMENT_MINUTES,
  statementDigest,
} from '@remit/protocol';
import { z } from 'zod';

/** What a desk lets its signer sign, and which pages may ask it: the operator's file. */
export const deskPolicySchema = z.strictObject({
  organisation: identifier,
  allow: z.partialRecord(z.enum(ROLES), z.array(z.enum(SIGNED_ACTS)).min(1)),
  /** Origins of pages that may ask, each exactly; none unless named. */
  origins: z.array(z.url().refine((text) => new URL(text).origin === text, 'is no origin')).default([]),
});
export type DeskPolicy = z.infer<typeof deskPolicySchema>;

/** What a client hands over: the bytes to be signed as text, and the document that they are about. */
export const deskRequestSchema = z.strictObject({
  input: z.string().min(8).max(12_000),
  document: z.record(z.string(), z.unknown()),
});

/** Why a signer refuses; the words stand in docs/how-to/sign-at-a-desk.md. */
export type DeskRefusal =
  | 'request-malformed'
  | 'other-key'
  | 'other-organisation'
  | 'act-not-allowed'
  | 'document-differs'
  | 'statement-expired';

const NO_SIGNATURE = new Uint8Array(64);
const LONGEST_MS = 2 * STATEMENT_MINUTES * 60_000;

export type Checked = { readonly signed: Uint8Array; readonly entry: SignedEntry };
/** What is kept of a signature. Whoever acted is not named: the pseudonym is in the statement, and the log knows it. */
export type SignedEntry = {
  readonly at: string;
  readonly key: string;
  readonly act: string;
  readonly role: string;
  readonly referral: string;
  readonly document: string;
  readonly statement: string;
};

/**
 * Whether this may be signed: a statement in its one form, for this desk and key, of an act that the desk allows, on
 * the document handed over, valid for minutes. The signer believes neither server nor client about what is signed.
 */
export function checkRequest(
  request: unknown,
  keyId: string,
  policy: DeskPolicy,
  now: number,
): Checked | { readonly refused: DeskRefusal } {
  const asked = deskRequestSchema.safeParse(request);
  const read = asked.success ? parseDeskSignature(compactJws(asked.data.input, NO_SIGNATURE)) : null;
  if (!asked.success || !read) return { refused: 'request-malformed' };
  const refused = whyNot(read, keyId, policy, now) ?? documentFault(asked.data.document, read);
  if (refused) return { refused };
  const { statement, signed } = read;
  const { act, role, referral, document } = statement;
  const at = new Date(now).toISOString();
  return { signed, entry: { at, key: keyId, act, role, referral, document, statement: statementDigest(statement) } };
}

function whyNot(
  { header, statement }: DeskSignature,
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

const documentFault = (document: Record<string, unknown>, { statement }: DeskSignature): DeskRefusal | undefined =>
  sha256Hex(canonical(document as Json)) === statement.document ? undefined : 'document-differs';
