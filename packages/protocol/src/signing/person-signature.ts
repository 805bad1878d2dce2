import { z } from 'zod';
import { identifier } from '../parties/keys.ts';
import { digest } from '../wire/primitives.ts';

/** Base64url without padding, in its one canonical spelling: unused bits of the last character are zero. */
export const base64url = (maximum: number) =>
  z
    .string()
    .max(maximum)
    .regex(
      /^(?:[A-Za-z0-9_-]{4})*(?:[A-Za-z0-9_-][AQgw]|[A-Za-z0-9_-]{2}[AEIMQUYcgkosw048])?$/,
      'not canonical base64url',
    );

const ed25519Signature = z.string().regex(/^[A-Za-z0-9_-]{85}[AQgw]$/, 'not an Ed25519 signature in base64url');
const statements = z.array(digest).min(1).max(500);

/**
 * The person's own signature: sealed for auditor and court, committed in the log, never shown to the other side. A
 * passkey's assertion keeps all that its verification needs; a key is a machine's or the person's own; a demonstration
 * key says so and is refused by a service.
 */
export const personSignatureSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('passkey'),
    statements,
    credential: base64url(1400),
    authenticatorData: base64url(2000),
    clientDataJSON: base64url(4000),
    signature: base64url(1400),
  }),
  z.strictObject({ kind: z.literal('key'), statements, key: identifier, signature: ed25519Signature }),
  z.strictObject({ kind: z.literal('demonstration'), statements, key: identifier, signature: ed25519Signature }),
]);
export type PersonSignature = z.infer<typeof personSignatureSchema>;

/** What travels with a signed act: the desk's JWS, whose payload is the statement, and the person's signature. */
export const signaturesSchema = z.strictObject({
  desk: z.string().max(8000),
  person: personSignatureSchema,
});
export type Signatures = z.infer<typeof signaturesSchema>;
