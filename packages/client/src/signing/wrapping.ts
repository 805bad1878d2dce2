import { fromBase64url, sha256, toBase64url } from '@remit/protocol';
import { z } from 'zod';
import { joined, owned } from './bytes.ts';

// RFC 8410, for X25519: what stands before the 32 bytes of a private key in PKCS #8.
const PKCS8_PREFIX = fromBase64url('MC4CAQAwBQYDK2VuBCIEIA');
const SPKI_PREFIX = fromBase64url('MCowBQYDK2VuAyEA');
const utf8 = (text: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(text);

/** What a passkey is asked for its secret with (WebAuthn PRF): one input for one purpose. */
export const PRF_INPUT = sha256(utf8('remit/desk-key/v1'));

const part = z.string().regex(/^[A-Za-z0-9_-]{16,80}$/, 'not base64url of this length');
/** A desk key's seed, sealed to one member: as the server keeps it, and as nobody but the member can open it. */
export const wrappedSchema = z.strictObject({ ephemeral: part, nonce: part, sealed: part });
export type Wrapped = z.infer<typeof wrappedSchema>;

/** A member's wrapping key, made anew from the passkey's secret whenever it is needed; it is kept nowhere. */
export type WrappingKey = {
  /** SubjectPublicKeyInfo in base64url. */
  readonly publicKey: string;
  /** @throws when the seed was sealed to somebody else, under another key's name, or changed since */
  readonly unwrap: (wrapped: Wrapped, deskKey: string) => Promise<Uint8Array>;
};

/**
 * @param secret 32 bytes that the member's passkey gives for `PRF_INPUT`
 * @param keyId as it stands in the directory: the same passkey gives another key under each name, so that a key that
 *   ran out is followed by a new one
 */
export async function wrappingKey(secret: Uint8Array, keyId: string): Promise<WrappingKey> {
  const material = await crypto.subtle.importKey('raw', owned(secret), 'HKDF', false, ['deriveBits']);
  const seed = await crypto.subtle.deriveBits(hkdf(utf8(keyId), 'remit/wrapping/v1'), material, 256);
  const own = await privateKey(new Uint8Array(seed));
  return {
    publicKey: own.publicKey,
    unwrap: async ({ ephemeral, nonce, sealed }, deskKey) => {
      const key = await sharedKey(own.key, fromBase64url(ephemeral), own.publicKey, ephemeral);
      const clear = await crypto.subtle.decrypt(gcm(fromBase64url(nonce), deskKey), key, owned(fromBase64url(sealed)));
      return new Uint8Array(clear);
    },
  };
}

/**
 * Seals a desk key's seed to a member, whose wrapping key the caller has checked against the member's passkey.
 *
 * @param recipient SubjectPublicKeyInfo in base64url
 */
export async function wrapFor(recipient: string, keyId: string, seed: Uint8Array): Promise<Wrapped> {
  const fresh = await privateKey(crypto.getRandomValues(new Uint8Array(32)));
  const ephemeral = toBase64url(fromBase64url(fresh.publicKey).subarray(-32));
  const key = await sharedKey(fresh.key, fromBase64url(recipient).subarray(-32), recipient, ephemeral);
  const nonce = crypto.getRandomValues(new Uint8Array(12));
  const sealed = await crypto.subtle.encrypt(gcm(nonce, keyId), key, owned(seed));
  return { ephemeral, nonce: toBase64url(nonce), sealed: toBase64url(new Uint8Array(sealed)) };
}

async function privateKey(seed: Uint8Array): Promise<{ key: CryptoKey; publicKey: string }> {
  const key = await crypto.subtle.importKey('pkcs8', joined(PKCS8_PREFIX, seed), 'X25519', true, ['deriveBits']);
  const { x = '' } = await crypto.subtle.exportKey('jwk', key);
  return { key, publicKey: toBase64url(joined(SPKI_PREFIX, fromBase64url(x))) };
}

/** The key of one sealing: bound to both public keys, so that neither can be exchanged for another (RFC 9180, 4.1). */
async function sharedKey(own: CryptoKey, theirs: Uint8Array, recipient: string, ephemeral: string): Promise<CryptoKey> {
  const other = await crypto.subtle.importKey('raw', owned(theirs), 'X25519', false, []);
  const secret = await crypto.subtle.deriveBits({ name: 'X25519', public: other }, own, 256);
  const material = await crypto.subtle.importKey('raw', secret, 'HKDF', false, ['deriveKey']);
  const salt = sha256(utf8(`${ephemeral}\n${recipient}`));
  const algorithm = { name: 'AES-GCM', length: 256 };
  return crypto.subtle.deriveKey(hkdf(salt, 'remit/desk-wrap/v1'), material, algorithm, false, ['encrypt', 'decrypt']);
}

const hkdf = (salt: Uint8Array, info: string) => ({
  name: 'HKDF',
  hash: 'SHA-256',
  salt: owned(salt),
  info: utf8(info),
});
const gcm = (nonce: Uint8Array, keyId: string) => ({ name: 'AES-GCM', iv: owned(nonce), additionalData: utf8(keyId) });
