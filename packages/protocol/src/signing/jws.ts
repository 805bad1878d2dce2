import { z } from 'zod';
import { identifier } from '../parties/keys.ts';
import { canonical } from '../wire/canonical.ts';
import { base64url } from './person-signature.ts';
import { type EntryStatement, entryStatementSchema } from '../hashes/signed-acts.ts';
import { type Statement, statementSchema, statementText } from './statement.ts';

/**
 * The protected header of a desk's signature: JWS (RFC 7515) with EdDSA (RFC 8037), `iat` as JAdES asks. `remit` says
 * what key signed and is critical, so that a reader who does not know the word refuses a demonstration's signature.
 */
const headerSchema = z.strictObject({
  alg: z.literal('EdDSA'),
  crit: z.tuple([z.literal('remit')]),
  cty: z.enum(['remit/act/v1', 'remit/opinion-act/v1']),
  iat: z.int().min(0).max(253_402_300_799),
  kid: identifier,
  remit: z.enum(['desk', 'demonstration']),
});
export type DeskHeader = z.infer<typeof headerSchema>;

/** What a desk signs: an act on a referral, or on an entry of the list. The header's `cty` says which. */
export type Signable = Statement | EntryStatement;

/** A desk's signature taken apart; nothing of it is believed before its signature is verified over `signed`. */
export type DeskSignature<S extends Signable = Statement> = {
  readonly header: DeskHeader;
  readonly statement: S;
  /** The bytes that the key signed. */
  readonly signed: Uint8Array;
  readonly signature: Uint8Array;
};

const utf8 = new TextEncoder();
const part = base64url(6000).min(4);

/** Header and statement as they are signed: `base64url(header).base64url(statement)`. */
export const signingInput = (header: DeskHeader, statement: Signable): string =>
  `${toBase64url(utf8.encode(canonical(header)))}.${toBase64url(utf8.encode(statementText(statement)))}`;

export const compactJws = (input: string, signature: Uint8Array): string => `${input}.${toBase64url(signature)}`;

/**
 * Reads a compact JWS strictly: three parts, canonical base64url, canonical JSON of exactly these members. One
 * signature has one spelling, so its digest names it.
 * @returns null for anything else
 */
export const parseDeskSignature = (jws: string): DeskSignature | null => parse(jws, statementSchema);

/** The same of an act on an entry; neither can be taken for the other. */
export const parseEntrySignature = (jws: string): DeskSignature<EntryStatement> | null =>
  parse(jws, entryStatementSchema);

function parse<S extends Signable>(jws: string, schema: z.ZodType<S>): DeskSignature<S> | null {
  const parts = jws.split('.');
  if (parts.length !== 3 || !parts.every((each) => part.safeParse(each).success)) return null;
  const [head, payload, tail] = parts as [string, string, string];
  const header = headerSchema.safeParse(json(head));
  const statement = schema.safeParse(json(payload));
  const signature = fromBase64url(tail);
  if (!header.success || !statement.success || signature.length !== 64) return null;
  if (header.data.cty !== statement.data.type) return null;
  // What was parsed and written again must be what came: no second spelling, no unknown member, no repeated one.
  if (signingInput(header.data, statement.data) !== `${head}.${payload}`) return null;
  return { header: header.data, statement: statement.data, signed: utf8.encode(`${head}.${payload}`), signature };
}

function json(text: string): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(fromBase64url(text)));
  } catch {
    return undefined;
  }
}

export const toBase64url = (bytes: Uint8Array): string =>
  btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');

/** @param text canonical base64url, checked before */
export const fromBase64url = (text: string): Uint8Array =>
  Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (char) => char.charCodeAt(0));
