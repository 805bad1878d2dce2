import { createHash, generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import { type Passkey, toBase64url, wrappingChallenge } from '@remit/protocol';
import { describe, expect, it } from 'vitest';
import type { Member } from './desk-key.ts';
import { rawOfDer, vouched } from './verify-vouch.ts';

const SITE = { origin: 'https://remit.example', id: 'remit.example' };
const sha256 = (data: string | Buffer): Buffer => createHash('sha256').update(data).digest();
type Pair = { publicKey: KeyObject; privateKey: KeyObject };
const PAIRS: Record<Passkey['algorithm'], () => Pair> = {
  ES256: () => generateKeyPairSync('ec', { namedCurve: 'P-256' }),
  EdDSA: () => generateKeyPairSync('ed25519'),
  RS256: () => generateKeyPairSync('rsa', { modulusLength: 2048 }),
};

/** A member whose passkey vouches for the wrapping key, as the authenticator of that kind writes it. */
function member(algorithm: Passkey['algorithm'], origin = SITE.origin): Member {
  const { publicKey, privateKey } = PAIRS[algorithm]();
  const spki = publicKey.export({ format: 'der', type: 'spki' }).toString('base64url');
  const wrapping = { keyId: 'wrapping-1', publicKey: `MCowBQYDK2VuAyEA${'B'.repeat(43)}` };
  const challenge = toBase64url(wrappingChallenge({ organisation: 'unit', person: 'officer', ...wrapping }));
  const client = Buffer.from(JSON.stringify({ type: 'webauthn.get', challenge, origin, crossOrigin: false }));
  const data = Buffer.concat([sha256(SITE.id), Buffer.from([0x05]), Buffer.alloc(4)]);
  const signature = sign(algorithm === 'EdDSA' ? null : 'sha256', Buffer.concat([data, sha256(client)]), privateKey);
  const vouch = {
    credential: 'Y3JlZGVudGlhbA',
    authenticatorData: data.toString('base64url'),
    clientDataJSON: client.toString('base64url'),
    signature: signature.toString('base64url'),
  };
  return {
    person: 'officer',
    pseudonym: 'Wren',
    roles: ['LE_OFFICER'],
    passkey: { credential: vouch.credential, publicKey: spki, algorithm },
    wrappingKey: { ...wrapping, until: '2027-11-22T00:00:00.000Z', vouch },
    holds: false,
  };
}

describe('a wrapping key to which a desk key is to be sealed', () => {
  it.each(['ES256', 'EdDSA', 'RS256'] as const)(
    'is vouched for by the passkey of its own member (%s)',
    async (kind) => {
      // ECDSA's integers are of several lengths: often enough for each of them to occur.
      for (let n = 0; n < (kind === 'ES256' ? 64 : 1); n += 1)
        expect(await vouched('unit', member(kind), SITE)).toBe(true);
    },
  );
  it('is refused where another key, person, desk, passkey or site was vouched for', async () => {
    const good = member('ES256');
    const { wrappingKey, passkey } = good;
    const other = { ...wrappingKey!, publicKey: `MCowBQYDK2VuAyEA${'C'.repeat(43)}` };
    const bad: [string, Member][] = [
      ['unit', { ...good, wrappingKey: other }],
      ['unit', { ...good, person: 'somebody' }],
      ['other-unit', good],
      ['unit', { ...good, passkey: member('ES256').passkey }],
      ['unit', { ...good, passkey: { ...passkey!, credential: 'b3RoZXI' } }],
      ['unit', { ...good, passkey: null }],
      ['unit', member('ES256', 'https://remit.example.evil.example')],
    ];
    for (const [organisation, each] of bad) expect(await vouched(organisation, each, SITE)).toBe(false);
  });
});

describe('a signature in DER', () => {
  it('is read in its one form alone', () => {
    const one = [0x02, 1, 1];
    expect(rawOfDer(Uint8Array.of(0x30, 6, ...one, ...one))).toHaveLength(64);
    for (const bytes of [[], [0x30, 6, ...one], [0x31, 6, ...one, ...one], [0x30, 6, 0x02, 1, 0x80, ...one]])
      expect(rawOfDer(Uint8Array.from(bytes))).toBeNull();
    expect(rawOfDer(Uint8Array.of(0x30, 7, ...one, ...one, 0))).toBeNull();
  });
});
