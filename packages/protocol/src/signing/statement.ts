import { z } from 'zod';
import type { EntryStatement } from '../hashes/signed-acts.ts';
import { identifier } from '../parties/keys.ts';
import { ROLES } from '../parties/roles.ts';
import { canonical, type Json } from '../wire/canonical.ts';
import { digest, id, instant, prose } from '../wire/primitives.ts';
import { sha256Hex } from '../wire/sha256.ts';
import { SIGNED_ACTS } from './acts.ts';

/** A signature is given for a moment: a statement that is older is asked for again. */
export const STATEMENT_MINUTES = 10;

/**
 * What is signed, whole: who does what, for whom, on which exact document, after which fact. A bare digest could not
 * tell an approval from a refusal. `as` is the pseudonym, so that the other side can see that author and lock 1 are two
 * people and learns neither (D11).
 */
export const statementSchema = z.strictObject({
  type: z.literal('remit/act/v1'),
  act: z.enum(SIGNED_ACTS),
  referral: id,
  organisation: identifier,
  role: z.enum(ROLES),
  as: prose(64),
  /** Of the document as it stood when it was signed. */
  document: digest,
  /** Of the document that the act makes of it; null where it leaves it as it is. */
  result: digest.nullable(),
  /** Of the canonical command: the decisions, the answers, the narrowing. */
  data: digest,
  /** Of the fact before this one in the case's stream. */
  previous: digest,
  nonce: z.string().regex(/^[0-9a-f]{32}$/, 'not 16 bytes in hexadecimal'),
  notAfter: instant,
});
export type Statement = z.infer<typeof statementSchema>;

/** The bytes that are signed (RFC 8785). */
export const statementText = (statement: Statement | EntryStatement): string => canonical(statement);
export const statementDigest = (statement: Statement | EntryStatement): string => sha256Hex(statementText(statement));
export const dataDigest = (data: unknown): string => sha256Hex(canonical(data as Json));

/**
 * What a person's key or passkey signs: one or more statements at once, so that fifty receipts need one touch. Every
 * one of them is named; a touch for one can never be taken for another.
 */
export const actsText = (statements: readonly string[]): string =>
  canonical({ type: 'remit/acts/v1', statements: [...statements] });
