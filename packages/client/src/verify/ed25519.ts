import type { Verify } from '@remit/log';

/** Ed25519 verification by the platform (Web Crypto: Node and current browsers). A malformed key verifies nothing. */
export const verifyEd25519: Verify = async (publicKey, message, signature) => {
  try {
    const key = await crypto.subtle.importKey('raw', new Uint8Array(publicKey), 'Ed25519', false, ['verify']);
    return await crypto.subtle.verify('Ed25519', key, new Uint8Array(signature), new Uint8Array(message));
  } catch {
    return false;
  }
};
