import { generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto';
import { openingOf, signActs, type Signer, type Unsigned } from '@remit/client';
import { buildLeaf, type Salts } from '@remit/log';
import { actsChallenge, type Actor, type Statement, toBase64url } from '@remit/protocol';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { completeHeader, completeItem, PLATFORM, UNIT } from '../../protocol/src/referral/fixtures/sample-case.ts';
import { Authenticator } from '../../../test/service/authenticator.ts';
import { Executor } from '../src/commands/execute.ts';
import type { CommandRequest, SignHere } from '../src/commands/request.ts';
import { systemPorts, ulid } from '../src/ports.ts';
import { auditEntries } from '../src/queries/audit-entries.ts';
import { Leadership } from '../src/store/log/leadership.ts';
import { publish } from '../src/store/log/publish.ts';
import { sequenceAll } from '../src/store/log/sequence.ts';
import { sha256 } from '../src/store/log/sha256.ts';
import { type Fixture, OFFICER, openFixture, organisations } from './fixture.ts';
import { signer } from './log/fixture.ts';
import { signHere } from './signing.ts';

const ORIGIN = 'https://remit.example';
const UNTIL = '2027-12-31T00:00:00.000Z';
const UV = 0x04;
const newId = (): string => ulid(Date.now(), randomBytes(16));
const pair = () => generateKeyPairSync('ed25519');
const spki = (key: KeyObject): string => key.export({ format: 'der', type: 'spki' }).toString('base64url');

const officer = new Authenticator(ORIGIN);
const supervisor = new Authenticator(ORIGIN);
const elsewhere = new Authenticator('https://remit.example.evil.example');
const [desk, revoked, oversight, stranger] = [pair(), pair(), pair(), pair()];
const deskKey = (keyId: string, key: KeyObject, revokedAt: string | null = null) =>
  ({ purpose: 'desk', keyId, publicKey: spki(key), label: 'Desk', until: UNTIL, revokedAt }) as const;

/** The fixture's organisations, their people with authenticators and their desks with keys of their own. */
const parties = organisations.map((party) => ({
  ...party,
  people: party.people.map((person) => ({
    ...person,
    // The officer's second passkey is known here, and answers for another site.
    passkeys: person.person === 'officer-0001' ? [officer.entry, elsewhere.entry] : [supervisor.entry],
  })),
  keys:
    party.id === UNIT
      ? [deskKey('unit-1', desk.publicKey), deskKey('unit-0', revoked.publicKey, '2026-01-01T00:00:00.000Z')]
      : party.kind === 'OVERSIGHT'
        ? [deskKey('oversight-1', oversight.publicKey)]
        : [],
}));

let fixture: Fixture;
let service: Executor;
beforeAll(async () => {
  fixture = await openFixture();
  for (const party of parties)
    await fixture.admin.query(
      'UPDATE organisation_rows SET state = $2, version = version + 1 WHERE organisation = $1',
      [party.id, party],
    );
  const signing = { site: { origin: ORIGIN, domain: 'remit.example' }, demonstration: false };
  service = new Executor(fixture.store, systemPorts, { promise: () => '', announce: () => undefined, signing });
});
afterAll(() => fixture.close());

type Tampering = {
  readonly deskKey?: KeyObject;
  readonly keyId?: string;
  readonly marked?: Signer['desk']['marked'];
  readonly by?: Authenticator;
  readonly without?: number;
  readonly statement?: Partial<Statement>;
  readonly signedInstead?: readonly string[];
  readonly at?: (now: string) => string;
};

/** Signs as the officer would, but for what a test changes. */
const signedBy = ({ by = officer, without = 0, ...how }: Tampering = {}): SignHere => {
  const signer: Signer = {
    desk: {
      keyId: how.keyId ?? 'unit-1',
      marked: how.marked ?? 'desk',
      sign: async (bytes) => sign(null, bytes, how.deskKey ?? desk.privateKey),
    },
    person: {
      kind: 'passkey',
      assert: async (statements) => {
        const challenge = toBase64url(actsChallenge(how.signedInstead ?? statements));
        const { id, response } = by.answer(challenge, without) as { id: string; response: Record<string, string> };
        const { authenticatorData = '', clientDataJSON = '', signature = '' } = response;
        return { credential: id, authenticatorData, clientDataJSON, signature };
      },
    },
  };
  return async (statement, now) =>
    (await signActs(signer, [{ ...statement, ...how.statement } as Unsigned], how.at?.(now) ?? now))[0]!;
};

async function draft(): Promise<string> {
  const id = newId();
  const data = {
    platform: PLATFORM,
    header: completeHeader(),
    items: [{ id: newId(), content: completeItem(1) }],
    importId: null,
  };
  expect(await service.execute(request(id, 'CreateDraft', data))).not.toHaveProperty('refused');
  return id;
}
const request = (
  id: string,
  kind: CommandRequest['kind'],
  data: unknown,
  signatures: CommandRequest['signatures'] = null,
  actor: Actor = OFFICER,
): CommandRequest => ({
  actor,
  kind,
  subject: { type: 'referral', id },
  data,
  idempotencyKey: null,
  expectedVersion: null,
  signatures,
});
const submit = async (signatures: CommandRequest['signatures']) =>
  service.execute(request(await draft(), 'SubmitDraft', {}, signatures));
const hours = (n: number) => (now: string) => new Date(Date.parse(now) + n * 3_600_000).toISOString();

describe('an act that is signed', () => {
  it('is recorded with both signatures, and its leaf commits to them', async () => {
    const id = await draft();
    expect(await service.execute(request(id, 'SubmitDraft', {}, signedBy()))).not.toHaveProperty('refused');
    const { rows } = await fixture.admin.query<{ desk: string | null; person: Buffer | null; leaf: Buffer }>(
      `SELECT convert_from(f.desk_signature, 'UTF8') AS desk, f.person_signature AS person, p.leaf
       FROM facts f JOIN log_pending p USING (stream, version) WHERE f.stream = $1 ORDER BY f.version`,
      [`referral:${id}`],
    );
    expect(rows.map(({ desk: signature, person }) => [signature !== null, person !== null])).toEqual([
      [false, false],
      [true, true],
    ]);
    // The person's signature names a credential, so it never stands in the clear.
    expect(rows[1]!.person!.includes(Buffer.from('authenticatorData'))).toBe(false);
  });

  it.each([
    ['without signatures', 'signature-missing', null],
    ['with keys of the demonstration', 'demonstration-key-refused', signHere(OFFICER)],
    [
      'with a desk key that is only marked as the demonstration’s',
      'demonstration-key-refused',
      signedBy({ marked: 'demonstration' }),
    ],
    [
      'with a desk key that was revoked',
      'desk-key-unknown',
      signedBy({ deskKey: revoked.privateKey, keyId: 'unit-0' }),
    ],
    [
      'with the key of another desk',
      'desk-key-unknown',
      signedBy({ deskKey: oversight.privateKey, keyId: 'oversight-1' }),
    ],
    [
      'with a stranger’s key under the desk key’s name',
      'desk-signature-bad',
      signedBy({ deskKey: stranger.privateKey }),
    ],
    ['with another person’s passkey', 'person-key-unknown', signedBy({ by: supervisor })],
    ['from another origin', 'person-signature-bad', signedBy({ by: elsewhere })],
    ['by a person whom no authenticator verified', 'person-signature-bad', signedBy({ without: UV })],
    ['with an assertion over other statements', 'person-signature-bad', signedBy({ signedInstead: ['f'.repeat(64)] })],
    ['for another act', 'statement-differs', signedBy({ statement: { act: 'Withdraw' } })],
    ['for another document', 'statement-differs', signedBy({ statement: { document: 'f'.repeat(64) } })],
    ['in another role', 'statement-differs', signedBy({ statement: { role: 'LE_SUPERVISOR' } })],
    ['an hour ago', 'signature-expired', signedBy({ at: hours(-1) })],
    ['for tomorrow', 'signature-expired', signedBy({ at: hours(24) })],
  ] as const)('%s is refused, and nothing is stored', async (_, code, signatures) => {
    const id = await draft();
    expect(await service.execute(request(id, 'SubmitDraft', {}, signatures))).toMatchObject({ refused: true, code });
    const { rows } = await fixture.admin.query('SELECT FROM facts WHERE stream = $1', [`referral:${id}`]);
    expect(rows).toHaveLength(1);
  });

  it('is signed for one case: the same signatures do not serve another draft', async () => {
    let kept: Awaited<ReturnType<SignHere>> | null = null;
    const keeping: SignHere = async (statement, at) => (kept = await signedBy()(statement, at));
    expect(await submit(keeping)).not.toHaveProperty('refused');
    expect(await submit(kept)).toMatchObject({ code: 'statement-differs' });
  });

  it('is answered to an auditor with what its leaf commits to, recomputed', async () => {
    let kept: Awaited<ReturnType<SignHere>> | null = null;
    const id = await draft();
    const keeping: SignHere = async (statement, at) => (kept = await signedBy()(statement, at));
    await service.execute(request(id, 'SubmitDraft', {}, keeping));
    const leadership = new Leadership(fixture.store.pool);
    const epoch = (await leadership.term())!;
    await sequenceAll(fixture.store.pool, epoch);
    const settings = { signer, paddingMultiple: 4, keepers: [], randomBytes };
    await publish(fixture.store.pool, epoch, new Date().toISOString(), settings);
    await leadership.resign();
    const page = await auditEntries(fixture.store, { kind: 'AUDIT' }, { from: 0, limit: 500 });
    const entry = page!.entries.find(({ fact }) => fact?.stream === `referral:${id}` && fact.version === 2)!;
    expect(entry.signatures).toEqual(kept);
    const { values, salts } = openingOf(entry);
    const { rows } = await fixture.admin.query<{ leaf: Buffer }>('SELECT leaf FROM log_entries WHERE index = $1', [
      entry.index,
    ]);
    expect(Buffer.from(buildLeaf(values, salts as Salts, sha256))).toEqual(rows[0]!.leaf);
  });
});
