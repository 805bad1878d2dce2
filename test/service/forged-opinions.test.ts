/**
 * Each act by which an organisation gives its word on an entry of the shared list, or takes it back, over HTTP with a
 * signature that is wrong in one way: refused with the code for it, and nothing is written. Then the right one passes.
 */
import { generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto';
import { demonstrationSigner, signActs, type Signer, type Unsigned } from '@remit/client';
import {
  actsChallenge,
  type EntryFact,
  type EntryStatement,
  type Party,
  type Signatures,
  type SignedEntryAct,
  toBase64url,
} from '@remit/protocol';
import type { FastifyInstance } from 'fastify';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Executor } from '../../packages/server/src/commands/execute.ts';
import { buildServer } from '../../packages/server/src/http/server.ts';
import { factsOf } from '../../packages/server/src/queries/case.ts';
import { httpConfig, ORIGIN } from '../../packages/server/test/http-fixture.ts';
import { POLICY } from '../../packages/server/test/signing.ts';
import { Authenticator } from './authenticator.ts';
import { entryOf, HOLDERS, listWorld, type ListWorld } from './list-world.ts';

const [[officer, supervisor], platform, other] = HOLDERS;
const UNTIL = '2027-12-31T00:00:00.000Z';
const UV = 0x04;
const [own, colleague] = [new Authenticator(ORIGIN), new Authenticator(ORIGIN)];
const elsewhere = new Authenticator('https://remit.example.evil.example');
const pair = () => generateKeyPairSync('ed25519');
const [desk, revoked, theirs, stranger] = [pair(), pair(), pair(), pair()];
const deskKey = (keyId: string, key: KeyObject, revokedAt: string | null = null) => {
  const publicKey = key.export({ format: 'der', type: 'spki' }).toString('base64url');
  return { purpose: 'desk', keyId, publicKey, label: 'Desk', until: UNTIL, revokedAt } as const;
};

/** What the unit is to do on an entry of its own, which is brought there first. */
const ACTS: Readonly<Record<SignedEntryAct, { n: number; step: string; data: () => Promise<object> | object }>> = {
  ConfirmOpinion: { n: 1, step: 'confirm-opinion', data: async () => ({ digest: await proposedOn(1) }) },
  DisputeEntry: {
    n: 2,
    step: 'dispute-entry',
    data: () => ({
      ...{ ground: 'JOURNALISTIC', tlp: 'GREEN', confidence: 80, until: '2026-11-01T00:00:00.000Z' },
      note: 'The evening news.',
    }),
  },
  WithdrawOpinion: {
    n: 3,
    step: 'withdraw-opinion',
    data: () => ({ organisation: supervisor.organisation, cause: 'CORRECTION', note: null }),
  },
  AnswerQuarantine: { n: 4, step: 'answer-quarantine', data: () => ({ explanation: 'Each copy is what we judged.' }) },
};

let world: ListWorld;
let strict: FastifyInstance;
beforeAll(async () => {
  world = await listWorld();
  const { house } = world;
  await world.hold(HOLDERS[0], 1);
  await world.give(supervisor, 'WithdrawOpinion', 1, ACTS.WithdrawOpinion.data());
  await propose(1);
  await world.hold(platform, 2);
  await world.hold(other, 2);
  for (const n of [3, ELSEWHERE]) await world.hold(HOLDERS[0], n);
  await world.share(4);
  const day = new Date(Date.parse(house.clock.at)).toISOString().slice(0, 10);
  await world.give(platform[0], 'ReportMatches', 4, { day, matched: 'B1000', confirmed: 'B0', rejected: 'B100' });
  await giveKeys();
  const ports = { now: () => house.clock.at, randomBytes, newId: house.newId };
  const signing = { site: POLICY.site, demonstration: false };
  const executor = new Executor(house.store, ports, { promise: () => '', announce: () => undefined, signing });
  strict = await buildServer({
    ...{ store: house.store, executor, ports, logger: pino({ level: 'silent' }), config: httpConfig },
  });
  await strict.ready();
});
afterAll(async () => {
  await strict?.close();
  await world?.close();
});

const factsOn = async (n: number): Promise<EntryFact[]> =>
  (await factsOf(world.house.store, `entry:${entryOf(n)}`)) as unknown as EntryFact[];
async function proposedOn(n: number): Promise<string> {
  const fact = (await factsOn(n)).findLast(({ kind }) => kind === 'OpinionProposed');
  return fact?.kind === 'OpinionProposed' ? fact.data.digest : '';
}
async function propose(n: number): Promise<void> {
  const fact = (await factsOn(n)).find(({ kind }) => kind === 'OpinionProposed');
  if (fact?.kind !== 'OpinionProposed') throw new Error('nothing was proposed before');
  const { fingerprint, ground, entity, tlp, confidence, until, source } = fact.data.opinion as never as Record<
    string,
    never
  >;
  const data = {
    fingerprint,
    ground,
    entity,
    tlp,
    confidence,
    until,
    source,
    exemptions: fact.data.exemptions,
    asks: [],
  };
  await world.give(officer, 'ContributeOpinion', n, data);
}

/** The unit's people get authenticators, its desk a key of its own and one that was revoked; the platform's desk one too. */
async function giveKeys(): Promise<void> {
  const { house } = world;
  for (const party of house.parties) {
    const people = party.people.map((person) => ({
      ...person,
      // The supervisor's second passkey is known here, and answers for another site.
      passkeys: person.person === supervisor.person ? [own.entry, elsewhere.entry] : [colleague.entry],
    }));
    const keys: Party['keys'] =
      party.id === supervisor.organisation
        ? [
            ...party.keys,
            deskKey('unit-1', desk.publicKey),
            deskKey('unit-0', revoked.publicKey, '2026-01-01T00:00:00.000Z'),
          ]
        : party.id === platform[1].organisation
          ? [...party.keys, deskKey('platform-1', theirs.publicKey)]
          : party.keys;
    await house.admin.query(
      'UPDATE organisation_rows SET state = state || $2, version = version + 1 WHERE organisation = $1',
      [party.id, { people, keys }],
    );
  }
}

type Tampering = {
  readonly deskKey?: KeyObject;
  readonly keyId?: string;
  readonly marked?: Signer['desk']['marked'];
  readonly by?: Authenticator;
  readonly without?: number;
  readonly statement?: Partial<EntryStatement>;
  readonly signedInstead?: readonly string[];
  readonly at?: (now: string) => string;
};
const hours = (n: number) => (now: string) => new Date(Date.parse(now) + n * 3_600_000).toISOString();
const asked = (act: SignedEntryAct, what: string, payload: object) => {
  const url = `/api/entries/${entryOf(ACTS[act].n)}/${what}`;
  return world.house.ask(supervisor, { method: 'POST', url, payload }, strict);
};

/** Signs the act as the supervisor would, but for what is tampered with. */
async function signatures(act: SignedEntryAct, how: Tampering = {}): Promise<Signatures> {
  const answer = await asked(act, 'statement', { kind: act, data: await ACTS[act].data() });
  const { statement } = answer.json<{ statement: Unsigned }>();
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
        const { id, response } = (how.by ?? own).answer(challenge, how.without ?? 0) as {
          id: string;
          response: Record<string, string>;
        };
        const { authenticatorData = '', clientDataJSON = '', signature = '' } = response;
        return { credential: id, authenticatorData, clientDataJSON, signature };
      },
    },
  };
  const at = how.at?.(world.house.clock.at) ?? world.house.clock.at;
  return (await signActs(signer, [{ ...statement, ...how.statement } as Unsigned], at))[0]!;
}

const WRONG: readonly (readonly [string, string, Tampering])[] = [
  ['a desk key marked as the demonstration’s', 'demonstration-key-refused', { marked: 'demonstration' }],
  ['a revoked desk key', 'desk-key-unknown', { deskKey: revoked.privateKey, keyId: 'unit-0' }],
  ['another desk’s key', 'desk-key-unknown', { deskKey: theirs.privateKey, keyId: 'platform-1' }],
  ['a stranger’s key under the desk key’s name', 'desk-signature-bad', { deskKey: stranger.privateKey }],
  ['a colleague’s passkey', 'person-key-unknown', { by: colleague }],
  ['an assertion for another origin', 'person-signature-bad', { by: elsewhere }],
  ['no verification of the person', 'person-signature-bad', { without: UV }],
  ['an assertion over other statements', 'person-signature-bad', { signedInstead: ['f'.repeat(64)] }],
  ['another entry', 'statement-differs', { statement: { entry: entryOf(99) } }],
  ['another opinion', 'statement-differs', { statement: { document: 'f'.repeat(64) } }],
  ['other data', 'statement-differs', { statement: { data: 'f'.repeat(64) } }],
  ['another place in the story', 'statement-differs', { statement: { previous: 'f'.repeat(64) } }],
  ['another role', 'statement-differs', { statement: { role: 'LE_OFFICER' } }],
  ['another organisation', 'statement-differs', { statement: { organisation: platform[1].organisation } }],
  ['a name that is not the person’s', 'statement-differs', { statement: { as: 'Somebody' } }],
  ['an end an hour ago', 'signature-expired', { at: hours(-1) }],
  ['an end tomorrow', 'signature-expired', { at: hours(24) }],
];
/** Changed after it was signed. */
const ALTERED: readonly (readonly [string, string, (given: Signatures) => unknown])[] = [
  ['no signatures', 'signature-missing', () => undefined],
  [
    'a desk signature cut off',
    'signature-malformed',
    ({ desk: text, person }) => ({ desk: text.slice(0, -8), person }),
  ],
  [
    'a desk signature in padded base64',
    'signature-malformed',
    ({ desk: text, person }) => ({ desk: `${text}=`, person }),
  ],
  ['four parts', 'signature-malformed', ({ desk: text, person }) => ({ desk: `${text}.AAAA`, person })],
];

/** The right signatures of each act. */
const keptOf: { [A in SignedEntryAct]?: Signatures } = {};
/** Another entry that the unit holds, to which a signature of its own is brought. */
const ELSEWHERE = 5;
/** What the act itself meets when it is repeated: its place in the story is taken. */
const TWICE: Readonly<Record<SignedEntryAct, string>> = {
  ConfirmOpinion: 'opinion-not-proposed',
  DisputeEntry: 'opinion-exists',
  WithdrawOpinion: 'opinion-unknown',
  AnswerQuarantine: 'entry-not-in-this-state',
};

const writtenOn = async (n: number): Promise<number> => (await factsOn(n)).length;

describe.each(Object.keys(ACTS) as SignedEntryAct[])('%s', (act) => {
  const { n, step, data } = ACTS[act];
  const post = async (given: unknown) =>
    asked(act, step, { ...(await data()), ...(given === undefined ? {} : { signatures: given }) });
  const refused = async (given: unknown, code: string): Promise<void> => {
    const before = await writtenOn(n);
    const answer = await post(given);
    expect(answer.json()).toMatchObject({ code });
    expect(answer.statusCode).toBeGreaterThanOrEqual(400);
    expect(answer.statusCode).toBeLessThan(500);
    expect(await writtenOn(n)).toBe(before);
  };

  it.each(WRONG)('with %s is refused', async (_, code, how) => refused(await signatures(act, how), code));
  it.each(ALTERED)('with %s is refused', async (_, code, alter) => refused(alter(await signatures(act)), code));
  it('with the demonstration’s own keys is refused', async () => {
    const answer = await asked(act, 'statement', { kind: act, data: await data() });
    const signer = await demonstrationSigner(supervisor.organisation, supervisor.person);
    const { statement } = answer.json<{ statement: Unsigned }>();
    await refused((await signActs(signer, [statement], world.house.clock.at))[0]!, 'demonstration-key-refused');
  });
  it('for another act is refused', async () => {
    const instead = act === 'WithdrawOpinion' ? 'ConfirmOpinion' : 'WithdrawOpinion';
    await refused(await signatures(act, { statement: { act: instead } }), 'statement-differs');
  });
  it('with the right signatures passes, which then serve no second time', async () => {
    const given = await signatures(act);
    keptOf[act] = given;
    const before = await writtenOn(n);
    expect((await post(given)).statusCode).toBe(200);
    expect(await writtenOn(n)).toBe(before + 1);
    await refused(given, TWICE[act]);
  });
});

it('what was signed of one entry serves for no other that is just so', async () => {
  const { step } = ACTS.WithdrawOpinion;
  const data = await ACTS.WithdrawOpinion.data();
  const url = `/api/entries/${entryOf(ELSEWHERE)}`;
  const statement = await world.house.ask(
    supervisor,
    { method: 'POST', url: `${url}/statement`, payload: { kind: 'WithdrawOpinion', data } },
    strict,
  );
  expect(statement.statusCode).toBe(200);
  const given = keptOf.WithdrawOpinion!;
  const answer = await world.house.ask(
    supervisor,
    { method: 'POST', url: `${url}/${step}`, payload: { ...data, signatures: given } },
    strict,
  );
  expect(answer.json()).toMatchObject({ code: 'statement-differs', field: 'signatures.entry' });
});
