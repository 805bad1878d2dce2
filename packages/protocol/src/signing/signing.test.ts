import { createHash, generateKeyPairSync, sign, verify } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isRefusal } from '../refusals.ts';
import { NONE } from '../referral/state.ts';
import { actsChallenge, assertionInput } from './assertion.ts';
import { type ActInQuestion, checkStatement, expectedStatement } from './check-act.ts';
import { compactJws, type DeskHeader, fromBase64url, parseDeskSignature, signingInput, toBase64url } from './jws.ts';
import { base64url } from './person-signature.ts';
import { actsText, type Statement, statementDigest } from './statement.ts';

const DIGEST = 'a'.repeat(64);
const act: ActInQuestion = {
  kind: 'ApproveLock1',
  referral: '01K00000000000000000000000',
  data: { digest: DIGEST },
  actor: { type: 'person', person: 'sup-1', organisation: 'nru', role: 'LE_SUPERVISOR' },
  as: 'Supervisor N-11',
  before: { ...NONE, status: 'LOCK1', digest: DIGEST },
  after: { ...NONE, status: 'READY', digest: DIGEST },
  previous: 'b'.repeat(64),
  at: '2026-11-22T17:40:00.000Z',
};
const statement: Statement = {
  ...expectedStatement(act)!,
  nonce: 'c'.repeat(32),
  notAfter: '2026-11-22T17:50:00.000Z',
};
const header: DeskHeader = {
  alg: 'EdDSA',
  crit: ['remit'],
  cty: 'remit/act/v1',
  iat: 1_795_369_200,
  kid: 'desk-1',
  remit: 'desk',
};
const { privateKey, publicKey } = generateKeyPairSync('ed25519');
const jwsOf = (value: Statement): string => {
  const input = signingInput(header, value);
  return compactJws(input, sign(null, Buffer.from(input), privateKey));
};
const signatures = (value: Statement, named = statementDigest(value)) => ({
  desk: jwsOf(value),
  person: {
    kind: 'key' as const,
    statements: [named],
    key: 'sup-1-key',
    signature: sign(null, Buffer.from(actsText([named])), privateKey).toString('base64url'),
  },
});
const codeOf = (value: unknown): string => (isRefusal(value) ? value.code : 'signed');

describe('a desk’s signature', () => {
  it('comes back as it was written, and verifies over the bytes that were read', () => {
    const read = parseDeskSignature(jwsOf(statement))!;
    expect(read.statement).toEqual(statement);
    expect(read.header).toEqual(header);
    expect(verify(null, read.signed, publicKey, read.signature)).toBe(true);
  });
  it('has one spelling: a changed character never leaves the same signed statement', () => {
    const jws = jwsOf(statement);
    const chars = fc.constantFrom(...'ABCDEFghijkl0189-_.=+/ \n');
    fc.assert(
      fc.property(fc.nat(jws.length - 1), chars, (at, char) => {
        if (jws[at] === char) return true;
        const read = parseDeskSignature(jws.slice(0, at) + char + jws.slice(at + 1));
        return read === null || !verify(null, read.signed, publicKey, read.signature);
      }),
      { numRuns: 2000 },
    );
  });
  it.each([
    ['a header member too many', (head: object) => ({ ...head, jku: 'https://keys.example' })],
    ['another algorithm', (head: object) => ({ ...head, alg: 'none' })],
    ['no word on what key signed', ({ remit: _, ...head }: Record<string, unknown>) => head],
  ])('is refused with %s', (_, change) => {
    const head = toBase64url(new TextEncoder().encode(JSON.stringify(change({ ...header }))));
    const [, payload, tail] = jwsOf(statement).split('.');
    expect(parseDeskSignature(`${head}.${payload}.${tail}`)).toBeNull();
  });
  it('is refused with its members in another order or spaced out', () => {
    const [head, , tail] = jwsOf(statement).split('.');
    const spaced = toBase64url(new TextEncoder().encode(JSON.stringify(statement, null, 1)));
    expect(parseDeskSignature(`${head}.${spaced}.${tail}`)).toBeNull();
  });
});

describe('base64url', () => {
  it('is accepted in exactly the spelling that encoding gives', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 40 }), (bytes) => {
        const text = toBase64url(bytes);
        return base64url(100).safeParse(text).success && Buffer.from(fromBase64url(text)).equals(Buffer.from(bytes));
      }),
    );
    for (const loose of ['QQ==', 'QR', 'Q', 'QUI=', 'QUJ', 'Q Q', 'QQ\n'])
      expect(base64url(100).safeParse(loose).success).toBe(false);
  });
});

describe('a statement', () => {
  it('is this act on this document and no other', () => {
    expect(codeOf(checkStatement(act, signatures(statement)))).toBe('signed');
  });
  it.each([
    ['act', 'RefuseLock2'],
    ['referral', '01K00000000000000000000001'],
    ['organisation', 'other'],
    ['role', 'LE_OFFICER'],
    ['as', 'Supervisor N-12'],
    ['document', 'd'.repeat(64)],
    ['result', 'd'.repeat(64)],
    ['data', 'd'.repeat(64)],
    ['previous', 'd'.repeat(64)],
  ] as const)('with another %s is refused', (name, value) => {
    const other = { ...statement, [name]: value } as Statement;
    expect(checkStatement(act, signatures(other))).toMatchObject({
      code: 'statement-differs',
      field: `signatures.${name}`,
    });
  });
  it('is refused from its end on, and when it would hold for longer than a moment', () => {
    for (const notAfter of [act.at, '2026-11-22T17:39:00.000Z', '2026-11-22T18:00:00.001Z'])
      expect(codeOf(checkStatement(act, signatures({ ...statement, notAfter })))).toBe('signature-expired');
  });
  it('is refused when the person signed others', () => {
    expect(checkStatement(act, signatures(statement, DIGEST))).toMatchObject({ field: 'signatures.person' });
  });
});

describe('a passkey’s assertion', () => {
  const site = { origin: 'https://remit.example', id: 'remit.example' };
  const statements = [statementDigest(statement)];
  const client = {
    type: 'webauthn.get',
    challenge: toBase64url(actsChallenge(statements)),
    origin: site.origin,
    crossOrigin: false,
  };
  const assertion = (changed: object = {}, flags = 0x05, relyingParty = site.id) => ({
    kind: 'passkey' as const,
    statements,
    credential: 'AAAA',
    authenticatorData: Buffer.concat([
      createHash('sha256').update(relyingParty).digest(),
      Buffer.from([flags, 0, 0, 0, 0]),
    ]).toString('base64url'),
    clientDataJSON: Buffer.from(JSON.stringify({ ...client, ...changed })).toString('base64url'),
    signature: 'AAAA',
  });

  it('yields the bytes that the authenticator signed', () => {
    const right = assertion();
    const expected = Buffer.concat([
      Buffer.from(right.authenticatorData, 'base64url'),
      createHash('sha256').update(Buffer.from(right.clientDataJSON, 'base64url')).digest(),
    ]);
    expect(Buffer.from(assertionInput(right, actsChallenge(statements), site) as Uint8Array)).toEqual(expected);
  });
  it.each([
    ['type', assertion({ type: 'webauthn.create' })],
    ['challenge', assertion({ challenge: toBase64url(actsChallenge([DIGEST])) })],
    ['origin', assertion({ origin: 'https://remit.example.evil.example' })],
    ['origin', assertion({ crossOrigin: true })],
    ['origin', assertion({ topOrigin: 'https://other.example' })],
    ['relying-party', assertion({}, 0x05, 'evil.example')],
    ['presence', assertion({}, 0x04)],
    ['verification', assertion({}, 0x01)],
    ['client-data', { ...assertion(), clientDataJSON: toBase64url(new TextEncoder().encode('[1]')) }],
    ['relying-party', { ...assertion(), authenticatorData: 'AAAA' }],
  ])('is refused for its %s', (wrong, given) => {
    expect(assertionInput(given, actsChallenge(statements), site)).toBe(wrong);
  });
});
