import { z } from 'zod';
import { instant, prose } from '../wire/primitives.ts';
import { ROLES } from './roles.ts';

/** An identifier of an organisation, a person or a key: a ULID, or a readable name. */
export const identifier = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9-]{0,63}$/, 'not an identifier');

/** An Ed25519 public key as SubjectPublicKeyInfo (RFC 8410) in base64url: its first 12 bytes are always the same. */
export const publicKey = z
  .string()
  .regex(/^MCowBQYDK2VwAyEA[A-Za-z0-9_-]{43}$/, 'not an Ed25519 public key in base64url');

/** An X25519 public key as SubjectPublicKeyInfo (RFC 8410) in base64url. */
const wrappingPublicKey = z
  .string()
  .regex(/^MCowBQYDK2VuAyEA[A-Za-z0-9_-]{43}$/, 'not an X25519 public key in base64url');

/** The public half of a passkey, as SubjectPublicKeyInfo in base64url, and how it signs (COSE names). */
export const PASSKEY_ALGORITHMS = ['ES256', 'EdDSA', 'RS256'] as const;
export const passkeySchema = z.strictObject({
  credential: z.string().regex(/^[A-Za-z0-9_-]{4,1400}$/, 'not a credential’s identifier in base64url'),
  publicKey: z.string().regex(/^[A-Za-z0-9_-]{40,1400}$/, 'not a public key in base64url'),
  algorithm: z.enum(PASSKEY_ALGORITHMS),
});
export type Passkey = z.infer<typeof passkeySchema>;

const base64url = z.string().regex(/^[A-Za-z0-9_-]{4,4000}$/, 'not base64url');
/** The assertion of the member's own passkey over a wrapping key (spec/signatures.md, Desk keys). */
const vouch = z.strictObject({
  credential: base64url,
  authenticatorData: base64url,
  clientDataJSON: base64url,
  signature: base64url,
});

const fields = { keyId: identifier, publicKey, label: prose(80), until: instant };

/**
 * A key of an organisation: a `machine` acts by itself in a role that needs no human; a `personal` key is a person's
 * own, for the command line, and acts as that person; the `desk` key signs for the desk and never signs in (D11); to a
 * member's `wrapping` key the desk key is sealed.
 */
export const keySchema = z.discriminatedUnion('purpose', [
  z.strictObject({ purpose: z.literal('machine'), ...fields, role: z.enum(ROLES) }),
  z.strictObject({ purpose: z.literal('personal'), ...fields, role: z.enum(ROLES), person: identifier }),
  z.strictObject({ purpose: z.literal('desk'), ...fields }),
  z.strictObject({
    purpose: z.literal('wrapping'),
    ...fields,
    publicKey: wrappingPublicKey,
    person: identifier,
    vouch,
  }),
]);
export type NewKey = z.infer<typeof keySchema>;
