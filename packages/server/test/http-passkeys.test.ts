import { createHash, generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto';
import { isoCBOR } from '@simplewebauthn/server/helpers';
import { views } from '@remit/client/contract';
import { CODE_BYTES, codeDigest, evolveParty, NO_PARTY, oneTimeCode, type Party } from '@remit/protocol';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { invite } from '../src/commands/enrolment-code.ts';
import { systemPorts } from '../src/ports.ts';
import { founded, IDS } from '../../../test/service/parties.ts';
import { placeOrganisation } from '../../../test/service/place.ts';
import { type HttpFixture, openHttp, ORIGIN } from './http-fixture.ts';

const digest = (data: string | Buffer): Buffer => createHash('sha256').update(data).digest();

/** An authenticator in software: makes one passkey and answers challenges with it. */
class Authenticator {
  readonly id = randomBytes(16);
  readonly #key: KeyObject;
  readonly #public: Uint8Array;
  counter = 0;
  verifiesUser = true;

  constructor() {
    const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    this.#key = privateKey;
    const { x = '', y = '' } = publicKey.export({ format: 'jwk' });
    const cose = new Map<number, number | Uint8Array>([
      [1, 2],
      [3, -7],
      [-1, 1],
      [-2, Buffer.from(x, 'base64url')],
      [-3, Buffer.from(y, 'base64url')],
    ]);
    this.#public = isoCBOR.encode(cose);
  }

  #data(attested: boolean): Buffer {
    const counter = Buffer.alloc(4);
    counter.writeUInt32BE(this.counter);
    const flags = 0x01 | (this.verifiesUser ? 0x04 : 0) | (attested ? 0x40 : 0);
    const length = Buffer.from([0, this.id.length]);
    const credential = attested ? [Buffer.alloc(16), length, this.id, Buffer.from(this.#public)] : [];
    return Buffer.concat([digest('localhost'), Buffer.from([flags]), counter, ...credential]);
  }

  #client(type: string, challenge: string, origin: string): Buffer {
    return Buffer.from(JSON.stringify({ type, challenge, origin, crossOrigin: false }));
  }

  #envelope(response: object) {
    const id = this.id.toString('base64url');
    return { id, rawId: id, type: 'public-key', clientExtensionResults: {}, response };
  }

  register(challenge: string, origin = ORIGIN) {
    const authData = new Uint8Array(this.#data(true));
    const attestation = new Map<string, unknown>([
      ['fmt', 'none'],
      ['attStmt', new Map()],
      ['authData', authData],
    ]);
    return this.#envelope({
      clientDataJSON: this.#client('webauthn.create', challenge, origin).toString('base64url'),
      attestationObject: Buffer.from(isoCBOR.encode(attestation as never)).toString('base64url'),
    });
  }

  answer(challenge: string, origin = ORIGIN) {
    this.counter += 1;
    const data = this.#data(false);
    const client = this.#client('webauthn.get', challenge, origin);
    const signature = sign('sha256', Buffer.concat([data, digest(client)]), this.#key);
    return this.#envelope({
      clientDataJSON: client.toString('base64url'),
      authenticatorData: data.toString('base64url'),
      signature: signature.toString('base64url'),
    });
  }
}

const newEnrolmentCode = (): string => oneTimeCode(randomBytes(CODE_BYTES));
const codes = [newEnrolmentCode(), newEnrolmentCode()] as const;
const founding: Party = {
  ...NO_PARTY,
  id: 'unit-new',
  kind: 'LE_UNIT',
  status: 'ADMITTED',
  name: 'Western unit',
  jurisdiction: 'FR',
  ceremony: {
    people: [
      { person: 'admin-w1', pseudonym: 'Heron', codeDigest: codeDigest(codes[0]), channel: 'PHONE' },
      { person: 'admin-w2', pseudonym: 'Plover', codeDigest: codeDigest(codes[1]), channel: 'POST' },
    ],
    names: ['A', 'B'],
    until: '2099-01-01T00:00:00.000Z',
  },
};

const [unit, oversight] = [IDS.LE_UNIT.ours, IDS.OVERSIGHT.ours];
const seats = [
  { person: 'officer-0001', organisation: unit, roles: ['LE_OFFICER'] },
  { person: 'supervisor-01', organisation: unit, roles: ['LE_SUPERVISOR'] },
  { person: 'reviewer-001', organisation: oversight, roles: ['LOCK_REVIEWER'] },
] as const;

let http: HttpFixture;
beforeAll(async () => {
  http = await openHttp([founding], { demonstration: false });
  // People as an administrator enrolled them: nobody has a passkey yet.
  for (const { facts } of await founded(seats)) {
    const kept = facts.filter(({ kind }) => kind !== 'PasskeyEnrolled').map((fact, i) => ({ ...fact, version: i + 1 }));
    await placeOrganisation(http.store, kept.reduce(evolveParty, NO_PARTY), kept);
  }
});
afterAll(() => http.close());

const post = (url: string, payload: object) => http.ask({ method: 'POST', url, payload });
const challengeFor = async (code: string): Promise<string> =>
  (await post('/api/enrolment/options', { code })).json<{ challenge: string }>().challenge;
const enrol = async (code: string, authenticator: Authenticator) =>
  post('/api/enrolment', { code, response: authenticator.register(await challengeFor(code)) });
const giveCode = async (person: string): Promise<string> => {
  const { organisation } = seats.find((seat) => seat.person === person)!;
  const code = newEnrolmentCode();
  const by = { organisation, person: 'an-administrator' };
  const given = await invite(http.store, systemPorts, by, { organisation, person, codeDigest: codeDigest(code) });
  expect(given).toEqual({ given: true });
  return code;
};

type Options = {
  challengeId: string;
  options: { challenge: string; userVerification: string; allowCredentials?: unknown };
};
const options = async (): Promise<Options> => (await post('/api/passkeys/sign-in/options', {})).json<Options>();
async function signIn(authenticator: Authenticator, origin = ORIGIN) {
  const { challengeId, options: asked } = await options();
  return post('/api/passkeys/sign-in', { challengeId, response: authenticator.answer(asked.challenge, origin) });
}

describe('a passkey', () => {
  const mine = new Authenticator();

  it('is registered with a one-time code, and signs its person in', async () => {
    const answer = await enrol(await giveCode('officer-0001'), mine);
    expect(views.sessionView.parse(answer.json())).toMatchObject({
      person: { id: 'officer-0001' },
      softwareKey: false,
    });
    const signedIn = await signIn(mine);
    expect(signedIn.headers['set-cookie']).toMatch(/^__Host-remit=/);
    expect(views.sessionView.parse(signedIn.json())).toMatchObject({
      person: { id: 'officer-0001', role: 'LE_OFFICER' },
    });
  });

  it('is asked for without saying who is asked, and always with the user verified', async () => {
    const { options: asked } = await options();
    expect(asked).toMatchObject({ userVerification: 'required' });
    expect(asked.allowCredentials ?? []).toEqual([]);
  });

  it('is refused where the user was not verified, from another origin, and with a counter that went back', async () => {
    mine.verifiesUser = false;
    const unverified = await signIn(mine);
    mine.verifiesUser = true;
    const elsewhere = await signIn(mine, 'https://elsewhere.example');
    mine.counter = 0;
    const copied = await signIn(mine);
    mine.counter = 50;
    const unknown = await signIn(new Authenticator());
    const refused = [unverified, elsewhere, copied, unknown];
    expect(refused.map(({ statusCode }) => statusCode)).toEqual([401, 401, 401, 401]);
    expect(new Set(refused.map(({ body }) => body)).size).toBe(1);
    expect((await signIn(mine)).statusCode).toBe(200);
  });

  it('answers each challenge once', async () => {
    const { challengeId, options: asked } = await options();
    const first = await post('/api/passkeys/sign-in', { challengeId, response: mine.answer(asked.challenge) });
    const again = await post('/api/passkeys/sign-in', { challengeId, response: mine.answer(asked.challenge) });
    expect([first.statusCode, again.statusCode]).toEqual([200, 401]);
  });

  it('signs in at a command line as well: with a token for it, and no cookie for the browser', async () => {
    const { challengeId, options: asked } = await options();
    const answer = await post('/api/passkeys/command-session', { challengeId, response: mine.answer(asked.challenge) });
    expect(answer.headers['set-cookie']).toBeUndefined();
    const { token, session } = answer.json<{ token: string; session: unknown }>();
    expect(views.sessionView.parse(session)).toMatchObject({ person: { id: 'officer-0001' } });
    const asOne = (await http.ask({ url: '/api/session', as: token })).json<{ person: { id: string } }>();
    expect(asOne.person.id).toBe('officer-0001');
    const stranger = new Authenticator();
    for (const response of [stranger.answer((await options()).options.challenge), mine.answer(asked.challenge), {}]) {
      const refused = await post('/api/passkeys/command-session', { challengeId, response });
      expect([refused.statusCode, refused.json<{ code: string }>().code]).toEqual([401, 'sign-in-refused']);
    }
  });

  it.each([
    {},
    { id: 7 },
    {
      id: 'a',
      rawId: 'a',
      type: 'public-key',
      response: { clientDataJSON: '%%', authenticatorData: '', signature: '' },
    },
  ])('that is none is refused', async (response) => {
    const { challengeId } = await options();
    expect((await post('/api/passkeys/sign-in', { challengeId, response })).statusCode).toBe(401);
  });
});

describe('a one-time code', () => {
  it('may be typed as people type', () => {
    const code = newEnrolmentCode();
    expect(code).toMatch(/^([0-9A-HJKMNP-TV-Z]{5}-){5}[0-9A-HJKMNP-TV-Z]$/);
    expect(codeDigest(` ${code.toLowerCase().replaceAll('-', ' ').replaceAll('0', 'o').replaceAll('1', 'l')} `)).toBe(
      codeDigest(code),
    );
  });

  it('works once, and a newer one in its place', async () => {
    const first = await giveCode('supervisor-01');
    const second = await giveCode('supervisor-01');
    expect((await post('/api/enrolment/options', { code: first })).statusCode).toBe(403);
    expect((await enrol(second, new Authenticator())).statusCode).toBe(200);
    expect((await post('/api/enrolment/options', { code: second })).statusCode).toBe(403);
  });

  it('is kept as a digest alone', async () => {
    const code = await giveCode('reviewer-001');
    const { rows } = await http.admin.query<{ row: string }>('SELECT c::text AS row FROM enrolment_codes c');
    expect(rows.filter(({ row }) => row.includes(code) || row.includes(code.replaceAll('-', '')))).toEqual([]);
  });

  it('makes no passkey of what is none', async () => {
    const code = await giveCode('reviewer-001');
    await challengeFor(code);
    for (const response of [{}, { id: 7 }])
      expect((await post('/api/enrolment', { code, response })).json()).toMatchObject({
        ...{ status: 400, code: 'passkey-refused' },
      });
  });

  it('makes no passkey for another site', async () => {
    const code = await giveCode('reviewer-001');
    const response = new Authenticator().register(await challengeFor(code), 'https://elsewhere.example');
    expect((await post('/api/enrolment', { code, response })).json()).toMatchObject({
      status: 400,
      code: 'passkey-refused',
    });
  });
});

describe('the ceremony of two', () => {
  it('signs nobody in before both have come, each with the own code', async () => {
    const heron = new Authenticator();
    const first = await enrol(codes[0], heron);
    expect(views.sessionView.parse(first.json()).person).toBeNull();
    expect((await signIn(heron)).statusCode).toBe(401);
    expect((await post('/api/enrolment/options', { code: codes[0] })).statusCode).toBe(403);
  });
});
