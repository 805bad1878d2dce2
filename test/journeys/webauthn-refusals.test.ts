/**
 * What a real browser's authenticator signs for another site, another moment, another act or another person, and what
 * the service answers: for acts and for signing in. The desk's signature is right throughout, as if its key were stolen.
 * Catches a check of the assertion that is left out; each refusal is told by its code and by what of it did not hold.
 */
import { createPrivateKey, generateKeyPairSync, randomBytes, sign } from 'node:crypto';
import { signActs } from '@remit/client';
import { actsChallenge, type Assertion, fromBase64url, type Signatures, toBase64url } from '@remit/protocol';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { completeHeader, completeItem } from '../../packages/protocol/src/referral/fixtures/sample-case.ts';
import { ulid } from '../../packages/server/src/ports.ts';
import { post } from '../service/partner.ts';
import { assertOn, type ForeignSite, lured, openForeignSite, type Touched } from './foreign-site.ts';
import { openPasskeyService, type PasskeyService } from './passkey-service.ts';

const DESK_KEY = 'unit-desk';
const desk = generateKeyPairSync('ed25519');
let begun: PasskeyService;
let foreign: ForeignSite;
let [sameParty, otherParty]: Page[] = [];
const credentials = new Map<string, string>();
beforeAll(async () => {
  [begun, foreign] = await Promise.all([openPasskeyService('refusals'), openForeignSite()]);
  const { seats } = begun;
  await begun.admitThree();
  await begun.enrolThree();
  await begun.beginToRule();
  const publicKey = desk.publicKey.export({ format: 'der', type: 'spki' }).toString('base64url');
  const until = new Date(Date.now() + 86_400_000).toISOString();
  const key = { purpose: 'desk', keyId: DESK_KEY, publicKey, label: 'Desk key', until };
  expect(await seats.at('super-1').give('unit-north', 'add-key', key)).toBeNull();
  const { body } = await seats.at('super-1').ask('GET', '/api/desk');
  for (const { person, passkey } of body['members'] as { person: string; passkey: { credential: string } }[])
    credentials.set(person, passkey.credential);
  sameParty = await lured(seats.at('officer-1'), foreign.sameParty);
  otherParty = await lured(seats.at('officer-1'), foreign.otherParty);
}, 120_000);
afterAll(async () => {
  await begun?.close();
  await foreign?.close();
});

type Assert = (challenge: Uint8Array) => Promise<Touched>;
const own =
  (person: string): Assert =>
  (challenge) =>
    assertOn(begun.seats.at(person).page, { challenge, credential: credentials.get(person)! });

/** As an authenticator signs that does not know its person: a touch by whoever passes by. */
async function unverified(challenge: Uint8Array): Promise<Touched> {
  const { page, cdp, authenticator: authenticatorId } = begun.seats.at('officer-1');
  await cdp.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified: false });
  try {
    return await assertOn(page, {
      challenge,
      credential: credentials.get('officer-1')!,
      verification: 'discouraged',
    });
  } finally {
    await cdp.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified: true });
  }
}

const on =
  (page: () => Page | undefined): Assert =>
  (challenge) =>
    assertOn(page()!, { challenge, credential: credentials.get('officer-1')! });

/** The service's own page, but the key signs for another relying party: no browser does it, an authenticator might. */
const forOtherParty: Assert = async (challenge) => {
  const { cdp, authenticator: authenticatorId } = begun.seats.at('officer-1');
  const { assertion, userHandle } = await own('officer-1')(challenge);
  const { credentials: held } = await cdp.send('WebAuthn.getCredentials', { authenticatorId });
  const pkcs8 = Buffer.from(held[0]!.privateKey, 'base64');
  const data = Buffer.from(assertion.authenticatorData, 'base64url').fill(7, 0, 32);
  const client = await crypto.subtle.digest('SHA-256', Buffer.from(assertion.clientDataJSON, 'base64url'));
  const key = createPrivateKey({ key: pkcs8, format: 'der', type: 'pkcs8' });
  const signature = sign('sha256', Buffer.concat([data, Buffer.from(client)]), key);
  return {
    assertion: { ...assertion, authenticatorData: data.toString('base64url'), signature: toBase64url(signature) },
    userHandle,
  };
};

/** Another person's authenticator signs, and says that it is the officer's. */
const underAnothersName: Assert = async (challenge) => {
  const { assertion, userHandle } = await own('super-1')(challenge);
  return { assertion: { ...assertion, credential: credentials.get('officer-1')! }, userHandle };
};

const WRONG: readonly [string, Assert, string, string?][] = [
  ['on another origin of the same host', on(() => sameParty), 'person-signature-bad', 'origin'],
  ['on another host', on(() => otherParty), 'person-signature-bad', 'origin'],
  ['for another relying party', forOtherParty, 'person-signature-bad', 'relying-party'],
  ['without knowing the person', unverified, 'person-signature-bad', 'verification'],
  ['for another challenge', () => own('officer-1')(randomBytes(32)), 'person-signature-bad', 'challenge'],
  ['by another person', (challenge) => own('super-1')(challenge), 'person-key-unknown'],
  ['by another person under this one’s name', underAnothersName, 'person-signature-bad', 'signature'],
];

describe('an act', () => {
  let id = '';
  beforeAll(async () => (id = await draft()));

  it.each(WRONG)('whose assertion was made %s is refused, and nothing is recorded', async (_, assert, code, part) => {
    const field = part === undefined ? 'signatures.person' : `signatures.person.${part}`;
    const signatures = await signed('officer-1', id, 'SubmitDraft', {}, assert);
    expect(await give('officer-1', id, 'submit-draft', signatures)).toEqual({ code, field });
    expect(await versionOf(id)).toBe(1);
  });

  it('is taken once with the right assertion, and never again, on this case or another', async () => {
    const signatures = await signed('officer-1', id, 'SubmitDraft');
    const other = await draft();
    expect(await give('officer-1', other, 'submit-draft', signatures)).toEqual({
      code: 'statement-differs',
      field: 'signatures.referral',
    });
    expect(await versionOf(other)).toBe(1);
    expect(await give('officer-1', id, 'submit-draft', signatures)).toBeNull();
    expect(await give('super-1', id, 'return-lock1', undefined, { reason: 'Once more, please.' })).toBeNull();
    const version = await versionOf(id);
    expect(await give('officer-1', id, 'submit-draft', signatures)).toEqual({
      code: 'statement-differs',
      field: 'signatures.previous',
    });
    expect(await versionOf(id)).toBe(version);
  });

  it('does not take the person’s assertion of another one, whatever the desk’s key signs beside it', async () => {
    const [first, second] = [await draft(), await draft()];
    const { person } = await signed('officer-1', first, 'SubmitDraft');
    const fresh = await signed('officer-1', second, 'SubmitDraft');
    const cases: [Signatures, object][] = [
      [
        { ...fresh, person },
        { code: 'statement-differs', field: 'signatures.person' },
      ],
      [
        { ...fresh, person: { ...person, statements: fresh.person.statements } },
        { code: 'person-signature-bad', field: 'signatures.person.challenge' },
      ],
    ];
    for (const [signatures, refused] of cases)
      expect(await give('officer-1', second, 'submit-draft', signatures)).toEqual(refused);
    expect(await versionOf(second)).toBe(1);
  });

  it('is not another act that the same person could have signed there', async () => {
    const one = await draft();
    expect(await give('officer-1', one, 'submit-draft', await signed('officer-1', one, 'SubmitDraft'))).toBeNull();
    const version = await versionOf(one);
    const { body } = await begun.seats.at('super-1').ask('GET', `/api/referrals/${one}`);
    const approval = await signed('super-1', one, 'ApproveLock1', { digest: body['digest'] });
    const withdrawn = { code: 'NO_LONGER_USEFUL', note: null };
    expect(await give('super-1', one, 'withdraw', approval, withdrawn)).toEqual({
      code: 'statement-differs',
      field: 'signatures.act',
    });
    expect(await versionOf(one)).toBe(version);
  });
});

describe('signing in', () => {
  it('is refused, and begins no session, with an assertion that was made elsewhere, for something else or by another', async () => {
    for (const [how, assert] of WRONG) {
      const { id, challenge } = await asked();
      // By another person is that person's own signing in; under this one's name it is nobody's.
      if (how === 'by another person') continue;
      expect(await signIn(id, await assert(challenge)), how).toBe('sign-in-refused');
    }
  });

  it('takes an answer once, for its own challenge', async () => {
    const { id, challenge } = await asked();
    const answer = await own('officer-1')(challenge);
    const other = await asked();
    expect(await signIn(other.id, answer)).toBe('sign-in-refused');
    expect(await signIn(id, answer)).toBeNull();
    expect(await signIn(id, answer)).toBe('sign-in-refused');
  });

  it('is not what was signed for an act, nor is an act what was signed for it', async () => {
    const id = await draft();
    let touched: Touched | null = null;
    const kept: Assert = async (challenge) => (touched = await own('officer-1')(challenge));
    await signed('officer-1', id, 'SubmitDraft', {}, kept);
    expect(await signIn((await asked()).id, touched!)).toBe('sign-in-refused');
    const answer = await own('officer-1')((await asked()).challenge);
    const signatures = await signed('officer-1', id, 'SubmitDraft', {}, () => Promise.resolve(answer));
    expect(await give('officer-1', id, 'submit-draft', signatures)).toEqual({
      code: 'person-signature-bad',
      field: 'signatures.person.challenge',
    });
  });

  it('names no person whose passkey it is not', async () => {
    const { id, challenge } = await asked();
    const { userHandle } = await own('super-1')(randomBytes(32));
    expect(await signIn(id, { ...(await own('officer-1')(challenge)), userHandle })).toBe('sign-in-refused');
  });
});

async function draft(): Promise<string> {
  const item = { id: ulid(Date.now(), randomBytes(16)), content: completeItem(1) };
  const header = completeHeader({ parameterSet: 'north-ct@1' });
  const data = { platform: 'lantern', header, items: [item], importId: null };
  const made = await begun.seats.at('officer-1').ask('POST', '/api/referrals', data);
  expect(made.status).toBe(200);
  return String(made.body['id']);
}

async function signed(
  person: string,
  id: string,
  kind: string,
  data: object = {},
  assert: Assert = own(person),
): Promise<Signatures> {
  const { body, status } = await begun.seats.at(person).ask('POST', `/api/referrals/${id}/statement`, { kind, data });
  expect(status, JSON.stringify(body)).toBe(200);
  const byDesk = async (bytes: Uint8Array): Promise<Uint8Array> => sign(null, bytes, desk.privateKey);
  const byPerson = async (statements: readonly string[]): Promise<Assertion> =>
    (await assert(actsChallenge(statements))).assertion;
  const signer = {
    desk: { keyId: DESK_KEY, marked: 'desk', sign: byDesk },
    person: { kind: 'passkey', assert: byPerson },
  } as const;
  return (await signActs(signer, [body['statement'] as never], String(body['now'])))[0]!;
}

/** The refusal's code and what of the signatures it names, or null where the act was recorded. */
async function give(person: string, id: string, segment: string, signatures?: Signatures, data: object = {}) {
  const given = { ...data, ...(signatures && { signatures }) };
  const { status, body } = await begun.seats.at(person).ask('POST', `/api/referrals/${id}/${segment}`, given);
  return status === 200 ? null : { code: body['code'], field: body['field'] };
}

async function versionOf(id: string): Promise<unknown> {
  return (await begun.seats.at('officer-1').ask('GET', `/api/referrals/${id}`)).body['version'];
}

async function asked(): Promise<{ id: string; challenge: Uint8Array }> {
  const { body } = await post(begun.service.origin, '/api/passkeys/sign-in/options', {});
  const { challenge } = body['options'] as { challenge: string };
  return { id: String(body['challengeId']), challenge: fromBase64url(challenge) };
}

/** The refusal's code, or null where a session began. */
async function signIn(challengeId: string, { assertion, userHandle }: Touched): Promise<string | null> {
  const { credential: id, ...response } = assertion;
  const answer = { id, rawId: id, type: 'public-key', response: { ...response, userHandle } };
  const { body, cookie } = await post(begun.service.origin, '/api/passkeys/sign-in', { challengeId, response: answer });
  return cookie === null ? String(body['code']) : null;
}
