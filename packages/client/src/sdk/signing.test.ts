import { dataDigest, isRefusal, parseDeskSignature, type Signatures, statementDigest } from '@remit/protocol';
import { describe, expect, it } from 'vitest';
import { demonstrationDeskKey, verifiesEd25519 } from '../signing/index.ts';
import { demonstrationOnly, withSignatures } from './signing.ts';

const id = '01K00000000000000000000000';
const digest = 'a'.repeat(64);
const session = {
  softwareKey: true,
  person: { id: 'sup-1', pseudonym: 'N-11', role: 'LE_SUPERVISOR', roles: ['LE_SUPERVISOR'] },
  organisation: { id: 'nru', name: 'NRU', kind: 'LE_UNIT', state: 'DE' },
};
const proposed = {
  type: 'remit/act/v1',
  act: 'ApproveLock1',
  referral: id,
  organisation: 'nru',
  role: 'LE_SUPERVISOR',
  as: 'N-11',
  document: digest,
  result: null,
  data: dataDigest({ digest }),
  previous: 'b'.repeat(64),
};
const server =
  (changed: object = {}, softwareKey = true) =>
  async (name: string): Promise<unknown> =>
    name === 'session'
      ? { ...session, softwareKey }
      : { statement: { ...proposed, ...changed }, now: '2026-11-22T12:00:00.000Z' };
const sign = (ask: ReturnType<typeof server>) =>
  withSignatures(ask, demonstrationOnly, 'ApproveLock1', { params: { id }, body: { digest } });

describe('an act that desk and person sign', () => {
  it('goes out with both signatures over the statement that was proposed', async () => {
    const { body } = (await sign(server())) as { body: { digest: string; signatures: Signatures } };
    const desk = parseDeskSignature(body.signatures.desk)!;
    expect(desk.statement).toMatchObject(proposed);
    expect(desk.header.remit).toBe('demonstration');
    const { publicKey } = await demonstrationDeskKey('nru');
    expect(await verifiesEd25519(publicKey, desk.signed, desk.signature)).toBe(true);
    expect(await verifiesEd25519(publicKey, desk.signed.slice(1), desk.signature)).toBe(false);
    expect(body.signatures.person.statements).toEqual([statementDigest(desk.statement)]);
    expect(body.digest).toBe(digest);
  });
  it.each([
    ['another act', { act: 'RefuseLock2' }, 'statement-differs'],
    ['another case', { referral: '01K00000000000000000000001' }, 'statement-differs'],
    ['other words', { data: 'd'.repeat(64) }, 'statement-differs'],
    ['another document than was read', { document: 'd'.repeat(64) }, 'digest-differs'],
  ])('is never signed when the server proposes %s', async (_, changed, code) => {
    await expect(sign(server(changed))).rejects.toMatchObject({ code });
  });
  it('goes out unsigned where nobody can sign, and the server says what is missing', async () => {
    const { body } = (await sign(server({}, false))) as { body: object };
    expect(body).toEqual({ digest });
    expect(isRefusal(body)).toBe(false);
  });
  it('is left alone when it is no act that is signed, or is signed already', async () => {
    const given = { params: { id }, body: { digest, signatures: 'given' } } as never;
    expect(await withSignatures(server(), demonstrationOnly, 'ApproveLock1', given)).toBe(given);
    const other = { params: { id }, body: {} } as never;
    expect(await withSignatures(server(), demonstrationOnly, 'StartReview', other)).toBe(other);
  });
});
