import { z } from 'zod';
import { instant, prose } from '../wire/primitives.ts';
import { ROLES } from './roles.ts';

/** An identifier of an organisation, a person or a key: a ULID, or a readable name. */
export const identifier = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9-]{0,63}$/, 'not an identifier');

/** An Ed25519 public key as SubjectPublicKeyInfo (RFC 8410) in base64url: its first 12 bytes are always the same. */
export const publicKey = z
  .string()
  .regex(/^MCowBQYDK2VwAyEA[A-Za-z0-9_-]{43}$/, 'not an Ed25519 public key in base64url');

const fields = { keyId: identifier, publicKey, label: prose(80), until: instant };

/**
 * A key of an organisation: a `machine` acts by itself in a role that needs no human; a `personal` key is a person's
 * own, for the command line, and acts as that person; the `desk` key signs for the desk and never signs in (D11).
 */
export const keySchema = z.discriminatedUnion('purpose', [
  z.strictObject({ purpose: z.literal('machine'), ...fields, role: z.enum(ROLES) }),
  z.strictObject({ purpose: z.literal('personal'), ...fields, role: z.enum(ROLES), person: identifier }),
  z.strictObject({ purpose: z.literal('desk'), ...fields }),
]);
export type NewKey = z.infer<typeof keySchema>;
