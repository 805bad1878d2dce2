import { generateKeyPairSync, hash, sign } from 'node:crypto';
import { authorizationOf, requestText } from '@remit/client/contract';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { UNIT } from '../../protocol/src/referral/fixtures/sample-case.ts';
import { organisations } from './fixture.ts';
import { type HttpFixture, openHttp, ORIGIN } from './http-fixture.ts';

const { publicKey, privateKey } = generateKeyPairSync('ed25519');
const spki = publicKey.export({ format: 'der', type: 'spki' }).toString('base64url');
const key = { keyId: 'importer-1', publicKey: spki, label: 'Importer', until: '2099-01-01T00:00:00.000Z' };
const ADDRESS = { own: '203.0.113.1', elsewhere: '203.0.113.2', third: '203.0.113.3' };

let http: HttpFixture;
beforeAll(async () => {
  http = await openHttp(
    organisations.map((party) =>
      party.id === UNIT
        ? {
            ...party,
            keys: [key, { ...key, keyId: 'reader-1' }].map(
              (one) => ({ ...one, purpose: 'machine', role: 'LE_OFFICER', revokedAt: null }) as const,
            ),
          }
        : party,
    ),
    { limits: { asker: 4, visitor: 6, signIn: 3 } },
  );
});
afterAll(() => http.close());

let count = 0;
function signed(target: string, keyId = key.keyId): string {
  const nonce = `nonce-nonce-nonce-${(count += 1)}`;
  const timestamp = Math.floor(Date.now() / 1000);
  const request = {
    keyId,
    method: 'GET',
    origin: ORIGIN,
    target,
    bodyDigest: hash('sha256', '', 'hex'),
    timestamp,
    nonce,
  };
  return authorizationOf(request, sign(null, Buffer.from(requestText(request)), privateKey).toString('base64url'));
}
const get = async (url: string, authorization: string, remoteAddress: string): Promise<number> =>
  (await http.ask({ url, headers: { authorization }, remoteAddress })).statusCode;
/** In the right form, signed for another address. */
const forged = (): string => signed('/elsewhere');

describe('a header that names neither session nor key', () => {
  it('signs nobody in, and is answered as such', async () => {
    const headers = ['Remit-Key', signed('/api/queue-counts').slice(0, -1), 'Basic b2ZmaWNlcjo=', 'Bearer nobody'];
    for (const [i, authorization] of headers.entries())
      expect(await get('/api/queue-counts', authorization, `203.0.113.${10 + i}`), authorization).toBe(401);
  });
});

describe('the name of a key', () => {
  it('without its signature says nothing of the key’s role, nor takes from what the key may ask', async () => {
    const claims = [];
    for (let i = 0; i < 5; i += 1) claims.push(await get('/api/audit/reads', forged(), ADDRESS.elsewhere));
    expect(claims).toEqual([401, 401, 401, 401, 429]);
    expect(await get('/api/queue-counts', signed('/api/queue-counts'), ADDRESS.own)).toBe(200);
    expect(await get('/api/audit/reads', signed('/api/audit/reads'), ADDRESS.own)).toBe(403);
  });

  it('that nobody has is tried no more often than a visitor asks', async () => {
    const tried = [];
    for (let i = 0; i < 7; i += 1)
      tried.push(await get('/api/queue-counts', signed('/api/queue-counts', `nobody-${i}`), ADDRESS.third));
    expect(tried).toEqual([401, 401, 401, 401, 401, 401, 429]);
  });

  it('with its signature has one limit, from wherever it is used', async () => {
    const asked = [];
    for (const address of [ADDRESS.own, ADDRESS.third, ADDRESS.third])
      asked.push(await get('/api/queue-counts', signed('/api/queue-counts'), address));
    expect(asked).toEqual([200, 200, 429]);
  });
});

describe('whose a key is', () => {
  it('is told to the key, and to nobody who only names it', async () => {
    const remoteAddress = '203.0.113.20';
    const headers = { authorization: signed('/api/session', 'reader-1') };
    const { body } = await http.ask({ url: '/api/session', headers, remoteAddress });
    expect(JSON.parse(body)).toMatchObject({
      person: null,
      organisation: { id: UNIT, kind: 'LE_UNIT', name: 'Northern unit', state: 'DE' },
    });
    expect(await get('/api/session', forged(), '203.0.113.21')).toBe(401);
  });
});
