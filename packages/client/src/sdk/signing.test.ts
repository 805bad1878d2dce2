import { dataDigest, isRefusal, parseDeskSignature, type Signatures, statementDigest } from '@remit/protocol';
import { describe, expect, it } from 'vitest';
import { demonstrationDeskKey, verifiesEd25519 } from '../signing/index.ts';
import { demonstrationOnly, signTogether, withSignatures } from './signing.ts';

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
  it('is never signed on another document than the caller computed from what was shown', async () => {
    const shown = (document: string) =>
      withSignatures(server(), demonstrationOnly, 'ApproveLock1', { params: { id }, body: { digest }, document });
    await expect(shown('e'.repeat(64))).rejects.toMatchObject({ code: 'digest-differs' });
    expect(await shown(digest)).toHaveProperty('body.signatures');
  });
});

describe('several acts of one person', () => {
  const calls = ['01K00000000000000000000000', '01K00000000000000000000001'].map((each) => ({
    name: 'ApproveLock1' as const,
    given: { params: { id: each }, body: { digest } },
  }));
  const each = async (name: string, { params }: { params?: unknown }): Promise<unknown> =>
    name === 'session' ? session : server({ referral: (params as { id: string }).id })(name);

  it('are signed by the person at once, and each by the desk', async () => {
    const signed = await signTogether(each, demonstrationOnly, calls);
    const both = signed.map(({ body }) => (body as { signatures: Signatures }).signatures);
    const statements = both.map(({ desk }) => statementDigest(parseDeskSignature(desk)!.statement));
    expect(new Set(statements).size).toBe(2);
    for (const { person } of both) expect(person).toEqual({ ...both[0]!.person, statements });
  });
  it('are not signed at all when one of them would be something else', async () => {
    let asked = 0;
    const counting: typeof demonstrationOnly = async (...given) => {
      const signer = (await demonstrationOnly(...given))!;
      const sign: typeof signer.desk.sign = (...signed) => ((asked += 1), signer.desk.sign(...signed));
      return { ...signer, desk: { ...signer.desk, sign } };
    };
    await expect(signTogether(server(), counting, calls)).rejects.toMatchObject({ code: 'statement-differs' });
    expect(asked).toBe(0);
  });
});

describe('acts for a signer that looks for itself', () => {
  const other = '01K00000000000000000000001';
  const [held, document] = [{ organisation: 'nru', says: 'POSITIVE', entry: id }, { reference: 'N-1' }];
  const withdrawal = { organisation: 'nru', cause: 'COURT', note: null } as const;
  const calls = [
    { name: 'ApproveLock1' as const, given: { params: { id: other }, body: { digest: dataDigest(document) } } },
    { name: 'WithdrawOpinion' as const, given: { params: { id }, body: withdrawal } },
  ];
  const onEntry = {
    ...{ type: 'remit/opinion-act/v1', act: 'WithdrawOpinion', entry: id, organisation: 'nru', role: 'LE_SUPERVISOR' },
    ...{ as: 'N-11', document: dataDigest(held), data: dataDigest(withdrawal), previous: 'b'.repeat(64) },
  };
  const words = { document: dataDigest(document), data: dataDigest({ digest: dataDigest(document) }) };
  const answers = (opinions: object[]): Record<string, object> => ({
    session,
    statement: { statement: { ...proposed, referral: other, ...words }, now: '2026-11-22T12:00:00.000Z' },
    entryStatement: { statement: onEntry, now: '2026-11-22T12:00:00.000Z' },
    provenance: { document, answersHidden: false },
    entry: { fingerprint: {}, proposals: [], opinions: opinions.map((each) => ({ document: each })) },
  });
  /** Who signs, and what each signature was shown. */
  const looking =
    (seen: unknown[]): typeof demonstrationOnly =>
    async (whose, act) => {
      const signer = (await demonstrationOnly(whose, act))!;
      const sign: typeof signer.desk.sign = async (bytes, statement) => {
        seen.push(await act.shown(statement));
        return signer.desk.sign(bytes, statement);
      };
      return { ...signer, desk: { ...signer.desk, sign } };
    };
  const sign = async (opinions: object[], seen: unknown[] = []) => {
    const answered = answers(opinions);
    return signTogether(async (name) => answered[name], looking(seen), calls);
  };

  it('are signed together, each on its own document: of an act on an entry the opinion, and what is said of it', async () => {
    const seen: unknown[] = [];
    const signed = await sign([{ ...held, organisation: 'psp' }, held], seen);
    expect(seen).toHaveLength(2);
    expect(seen).toEqual(expect.arrayContaining([{ document }, { document: held, data: withdrawal }]));
    for (const { body } of signed) expect(body).toHaveProperty('signatures.desk');
  });
  it('are not signed where the entry shows no opinion with the digest that is proposed', async () => {
    await expect(sign([{ ...held, says: 'NEGATIVE' }])).rejects.toMatchObject({ code: 'digest-differs' });
  });
});
