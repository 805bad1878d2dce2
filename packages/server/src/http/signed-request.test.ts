import { generateKeyPairSync, sign } from 'node:crypto';
import { authorizationOf, requestText, type SignedRequest } from '@remit/client/contract';
import { describe, expect, it } from 'vitest';
import { isFresh, isSignedBy, parseKeyHeader } from './signed-request.ts';

const { publicKey, privateKey } = generateKeyPairSync('ed25519');
const spki = publicKey.export({ format: 'der', type: 'spki' }).toString('base64url');
const request: SignedRequest = {
  keyId: 'importer-1',
  method: 'POST',
  origin: 'https://remit.example',
  target: '/api/referrals?dry=1',
  bodyDigest: 'a'.repeat(64),
  timestamp: 1_795_000_000,
  nonce: 'n0nce-n0nce-n0nce-n0nce',
};
const signature = sign(null, Buffer.from(requestText(request)), privateKey).toString('base64url');

describe('a signed request', () => {
  it('is accepted as it was signed', () => {
    expect(isSignedBy(spki, request, signature)).toBe(true);
  });

  it.each<[string, Partial<SignedRequest>]>([
    ['another method', { method: 'DELETE' }],
    ['another address', { target: '/api/referrals?dry=2' }],
    ['another server', { origin: 'https://other.example' }],
    ['another body', { bodyDigest: 'b'.repeat(64) }],
    ['another time', { timestamp: 1_795_000_001 }],
    ['another nonce', { nonce: 'n0nce-n0nce-n0nce-n0ncf' }],
    ['another key’s name', { keyId: 'importer-2' }],
  ])('is refused with %s', (_, change) => {
    expect(isSignedBy(spki, { ...request, ...change }, signature)).toBe(false);
  });

  it('travels in a header that reads back to the same', () => {
    const { keyId, timestamp, nonce } = request;
    expect(parseKeyHeader(authorizationOf(request, signature))).toEqual({ keyId, timestamp, nonce, signature });
  });

  it.each([
    'Remit-Key',
    'Remit-Key a:b:c:d',
    `Remit-Key k:1:${'n'.repeat(15)}:${'A'.repeat(86)}`,
    `Remit-Key k:1:${'n'.repeat(16)}:${'A'.repeat(85)}B`,
  ])('is not read from %s', (header) => expect(parseKeyHeader(header)).toBeNull());

  it('is fresh for five minutes either way', () => {
    const now = new Date(request.timestamp * 1000).toISOString();
    const ages = [-301, -300, 0, 300, 301].map((seconds) => isFresh(request.timestamp + seconds, now));
    expect(ages).toEqual([false, true, true, true, false]);
  });
});
