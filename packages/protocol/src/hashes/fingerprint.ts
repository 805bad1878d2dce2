import { z } from 'zod';
import { canonical } from '../wire/canonical.ts';
import { sha256 } from '../wire/sha256.ts';

/** What a list can hold (spec/hashes.md, Fingerprints); the number is the length of the hash in bytes. */
export const FINGERPRINT_BYTES = { PDQ: 32, SHA256: 32, MD5: 16, LINK: 32 } as const;
export const FINGERPRINT_KINDS = ['PDQ', 'SHA256', 'MD5', 'LINK'] as const;
export type FingerprintKind = (typeof FINGERPRINT_KINDS)[number];

const hex = (bytes: number) => z.string().regex(new RegExp(`^[0-9a-f]{${2 * bytes}}$`), `not ${bytes} bytes in hex`);

export const fingerprintSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('PDQ'),
    hash: hex(FINGERPRINT_BYTES.PDQ),
    quality: z.int().min(0).max(100),
    decoder: z.enum(['FULL', 'SHRINKING']).describe('a decoder that shrinks while it decodes moves the hash'),
  }),
  z.strictObject({ kind: z.literal('SHA256'), hash: hex(FINGERPRINT_BYTES.SHA256) }),
  z.strictObject({ kind: z.literal('MD5'), hash: hex(FINGERPRINT_BYTES.MD5) }),
  z.strictObject({ kind: z.literal('LINK'), hash: hex(FINGERPRINT_BYTES.LINK) }),
]);
export type EntryFingerprint = z.infer<typeof fingerprintSchema>;

const BASE32 = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/**
 * The entry that speaks of a fingerprint: the first 128 bits of its digest, written as Remit writes identifiers. So two
 * organisations that judge the same thing meet at one entry, without asking anybody for it.
 */
export function entryIdOf({ kind, hash }: Pick<EntryFingerprint, 'kind' | 'hash'>): string {
  const digest = sha256(new TextEncoder().encode(canonical({ type: 'remit/entry/v1', kind, hash })));
  let number = digest.subarray(0, 16).reduce((sum, byte) => (sum << 8n) | BigInt(byte), 0n);
  let text = '';
  for (let i = 0; i < 26; i++, number >>= 5n) text = BASE32[Number(number & 31n)]! + text;
  return text;
}
