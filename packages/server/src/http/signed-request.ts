import { createPublicKey, verify } from 'node:crypto';
import { requestText, type SignedRequest } from '@remit/client/contract';

const SHAPE = /^Remit-Key ([A-Za-z0-9][A-Za-z0-9-]{0,63}):(\d{1,12}):([A-Za-z0-9_-]{16,64}):([A-Za-z0-9_-]{86})$/;
const FRESH_SECONDS = 300;

export type KeyHeader = Pick<SignedRequest, 'keyId' | 'timestamp' | 'nonce'> & { readonly signature: string };

/** The parts of `Authorization: Remit-Key …`, or null where it is written otherwise. */
export function parseKeyHeader(header: string): KeyHeader | null {
  const parts = SHAPE.exec(header);
  if (parts === null) return null;
  const [, keyId = '', timestamp = '', nonce = '', signature = ''] = parts;
  // The last character of 86 carries two bits alone: of its other spellings none is accepted.
  if (Buffer.from(signature, 'base64url').toString('base64url') !== signature) return null;
  return { keyId, timestamp: Number(timestamp), nonce, signature };
}

export const isFresh = (timestamp: number, now: string): boolean =>
  Math.abs(timestamp * 1000 - Date.parse(now)) <= FRESH_SECONDS * 1000;

/** @param publicKey an Ed25519 key as SubjectPublicKeyInfo in base64url */
export function isSignedBy(publicKey: string, request: SignedRequest, signature: string): boolean {
  const key = createPublicKey({ key: Buffer.from(publicKey, 'base64url'), format: 'der', type: 'spki' });
  return verify(null, Buffer.from(requestText(request)), key, Buffer.from(signature, 'base64url'));
}
