import { fromBase64url, toBase64url } from '@remit/protocol';
import { joined, owned } from './bytes.ts';

// RFC 8410: what stands before the 32 bytes of an Ed25519 seed in PKCS #8, and of a public key in SubjectPublicKeyInfo.
const PKCS8_PREFIX = fromBase64url('MC4CAQAwBQYDK2VwBCIEIA');
const SPKI_PREFIX = fromBase64url('MCowBQYDK2VwAyEA');

/** An Ed25519 key in clear: in a member's browser while it signs, in a signer's memory, or in the demonstration. */
export type SigningKey = {
  /** SubjectPublicKeyInfo in base64url, as it stands in the key directory. */
  readonly publicKey: string;
  readonly sign: (bytes: Uint8Array) => Promise<Uint8Array>;
};

/** @param seed the 32 bytes of an Ed25519 private key (RFC 8032) */
export async function signingKey(seed: Uint8Array): Promise<SigningKey> {
  const pkcs8 = joined(PKCS8_PREFIX, seed);
  const key = await crypto.subtle.importKey('pkcs8', pkcs8, 'Ed25519', true, ['sign']);
  const { x = '' } = await crypto.subtle.exportKey('jwk', key);
  return {
    publicKey: toBase64url(joined(SPKI_PREFIX, fromBase64url(x))),
    sign: async (bytes) => new Uint8Array(await crypto.subtle.sign('Ed25519', key, owned(bytes))),
  };
}

/** @param publicKey SubjectPublicKeyInfo in base64url */
export async function verifiesEd25519(publicKey: string, bytes: Uint8Array, signature: Uint8Array): Promise<boolean> {
  try {
    const key = await crypto.subtle.importKey('spki', owned(fromBase64url(publicKey)), 'Ed25519', false, ['verify']);
    return await crypto.subtle.verify('Ed25519', key, owned(signature), owned(bytes));
  } catch {
    // A key that cannot be imported verifies nothing.
    return false;
  }
}
