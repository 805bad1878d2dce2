/**
 * Every row of the contract, asked by every role of two organisations of each kind, by a machine and by a visitor, of
 * an own object, another organisation's, and one that does not exist. Generated from the contract: a new row is asked
 * without a line here. Catches a row that lets a stranger in, and an answer by which a stranger could tell that an
 * object exists. Cannot see how long an answer took.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { contract, type Row } from '@remit/client/contract';
import {
  COMMAND_KINDS,
  type CommandKind,
  PARTY_COMMAND_KINDS,
  PARTY_TRANSITIONS,
  type PartyCommandKind,
  type Role,
} from '@remit/protocol';
import type { InjectOptions, LightMyRequestResponse } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { factsOf, type Histories, type Vector } from '../../packages/protocol/src/referral/fixtures/run-vector.ts';
import {
  completeHeader,
  completeItem,
  itemId,
  PLATFORM,
} from '../../packages/protocol/src/referral/fixtures/sample-case.ts';
import { atTheDoor, callersOf, type NamedCaller } from './callers.ts';
import { type House, openHouse, written } from './house.ts';
import { IDS, seatOf } from './parties.ts';
import { PARTY_DATA } from './party-data.ts';
import { placeCase } from './place.ts';
import { clearWorld, seatsOf, setWorld } from './vector-world.ts';

const FOLDER = new URL('../../spec/vectors/referral/', import.meta.url);
const read = (name: string): unknown => JSON.parse(readFileSync(new URL(name, FOLDER), 'utf8'));
const histories = read('histories.generated.json') as Histories;
const vectors = readdirSync(FOLDER)
  .filter((name) => /^(?!base|histories).*\.generated\.json$/.test(name))
  .flatMap((name) => read(name) as Vector[]);
/** Commands that succeed in the world as it plainly is, or for who is cleared, by command and role. */
const succeeding = vectors.filter(
  ({ world, then, when }) =>
    (!world || Object.keys(world).join() === 'cleared') && 'facts' in then && when.actor.type === 'person',
);

const rows = Object.entries(contract as Readonly<Record<string, Row>>);
const isCommand = (name: string): name is CommandKind => (COMMAND_KINDS as readonly string[]).includes(name);
const isPartyCommand = (name: string): name is PartyCommandKind =>
  (PARTY_COMMAND_KINDS as readonly string[]).includes(name);

/** Plausible bodies of rows that are no command; a row that is not named is asked with an empty one. */
const BODIES: Readonly<Record<string, (role: Role | null) => object>> = {
  takeRole: (role) => ({ role: role ?? 'LE_OFFICER' }),
  demoSignIn: () => ({ account: 'nobody' }),
  signIn: () => ({ challengeId: 'none', response: {} }),
  enrolmentOptions: () => ({ code: 'none' }),
  enrol: () => ({ code: 'none', response: {} }),
  draftingWorld: () => ({ platform: PLATFORM, parameterSet: null, locators: [completeItem(1).locator], handles: [] }),
  checkList: () => ({ fingerprints: [{ kind: 'MD5', hash: '0'.repeat(32) }] }),
  proveOpinions: () => ({ entries: ['0'.repeat(26)] }),
  takeList: () => ({ publicKey: `MCowBQYDK2VuAyEA${'A'.repeat(43)}` }),
  importList: () => ({
    fileName: 'list.csv',
    dryRun: true,
    template: null,
    header: completeHeader(),
    rows: [{ line: 1, url: completeItem(1).locator }],
  }),
};

let house: House;
let combinations = 0;
beforeAll(async () => {
  house = await openHouse({ seats: seatsOf(vectors) });
});
afterAll(async () => {
  console.log(`tenancy: ${combinations} combinations of ${rows.length} rows, callers and objects`);
  await house.close();
});

const ours = callersOf('ours');
const theirs = callersOf('theirs');
const everybody = [...ours, ...theirs.filter(({ caller }) => caller !== 'visitor')];

function ask(
  row: Row,
  { caller }: NamedCaller,
  object: string,
  more: InjectOptions = {},
): Promise<LightMyRequestResponse> {
  combinations += 1;
  const url = row.path.replace(/:[A-Za-z]+/, object);
  return house.ask(caller, { method: row.method, url, ...more });
}
const codeOf = (answer: LightMyRequestResponse): string | undefined =>
  answer.statusCode >= 400 ? answer.json<{ code: string }>().code : undefined;

/** All of an answer by which two could be told apart, the asked identifier aside. */
const shape = (answer: LightMyRequestResponse, asked: string): unknown => {
  const { date: _date, 'content-security-policy': _nonce, etag: _etag, ...headers } = answer.headers;
  return { status: answer.statusCode, body: answer.body.replaceAll(asked, 'ASKED'), headers };
};

/** Runs what has to be refused, and holds that nothing was written by it. */
async function unwritten(work: () => Promise<void>): Promise<void> {
  const before = await written(house);
  await work();
  expect(await written(house)).toEqual(before);
}

async function expectDoor(name: string, row: Row, bodyFor: (role: Role | null) => object | undefined, object: string) {
  for (const each of everybody) {
    const door = atTheDoor(row, each.role);
    if (door === null) continue;
    const payload = row.method === 'GET' ? undefined : bodyFor(each.role);
    const answer = await ask(row, each, object, payload === undefined ? {} : { payload });
    const code = door === 401 ? 'not-signed-in' : 'not-your-role';
    expect([answer.statusCode, codeOf(answer)], `${name} by ${each.name}`).toEqual([door, code]);
  }
}

type Place = { readonly id: string; readonly vector: Vector };
async function place(vector: Vector): Promise<Place> {
  const id = house.newId();
  house.clock.at = vector.when.at;
  await placeCase(house.store, id, factsOf(vector.given, histories), house.parties);
  return { id, vector };
}

const commandRows = rows.filter(
  (entry): entry is [CommandKind, Row] => isCommand(entry[0]) && /:id/.test(entry[1].path),
);

describe('a command on a referral', () => {
  it.each(commandRows)('%s is for the case’s own desks alone', async (kind, row) => {
    const examples = succeeding.filter(({ when }) => when.kind === kind);
    expect(examples.length, `no vector shows ${kind} succeeding`).toBeGreaterThan(0);
    const { id } = await place(examples[0]!);
    await unwritten(() => expectDoor(kind, row, () => examples[0]!.when.data as object, id));
    const permitted = row.permission as readonly Role[];
    for (const role of permitted) {
      const example = examples.find(({ when }) => when.actor.type === 'person' && when.actor.role === role);
      expect(example, `no vector shows ${kind} by ${role} succeeding`).toBeDefined();
      await strangersAndOwn(kind, row, role, example!);
    }
  });
});

/** The same words that succeed for the own desk, asked by the same role elsewhere: as of a case that does not exist. */
async function strangersAndOwn(kind: string, row: Row, role: Role, example: Vector): Promise<void> {
  const { id } = await place(example);
  const payload = example.when.data as object;
  // Every auditor may know of every case, so none is a stranger to it.
  const foreign = theirs.filter((each) => each.role === role && role !== 'AUDITOR');
  await unwritten(async () => {
    for (const each of [...foreign, ...ours.filter((one) => one.role === role)]) {
      const none = house.newId();
      const unknown = await ask(row, each, none, { payload });
      expect([unknown.statusCode, codeOf(unknown)], `${kind} by ${each.name}, unknown`).toEqual([404, 'not-found']);
      if (!foreign.includes(each)) continue;
      const answer = await ask(row, each, id, { payload });
      expect(shape(answer, id), `${kind} by ${each.name}, another’s`).toEqual(shape(unknown, none));
    }
  });
  const { actor } = example.when;
  if (actor.type !== 'person') return;
  const own = { name: actor.person, caller: { ...actor, roles: [role] }, role, organisation: actor.organisation };
  if (example.world) await setWorld(house, example);
  const answer = await ask(row, own, id, { payload });
  expect([answer.statusCode, codeOf(answer)], `${kind} by ${role}, own`).toEqual([200, undefined]);
  await clearWorld(house, example.world !== undefined);
}

const readRows = rows.filter(([, { method, path }]) => method === 'GET' && path.startsWith('/api/referrals/:id'));

/** C16: the unit, the platform once it has the case, the body appointed for the unit, every auditor. */
const KNOWS = [IDS.LE_UNIT.ours, IDS.PLATFORM.ours, IDS.OVERSIGHT.ours, IDS.AUDIT.ours, IDS.AUDIT.theirs];

/** A case that was placed here was never signed or published, so whoever may know it is told that it has no bundle. */
const KNOWN: Readonly<Record<string, readonly [number, string]>> = { bundle: [409, 'bundle-not-yet'] };

describe('reading a referral', () => {
  it.each(readRows)('%s shows a case to those who may know of it, and to nobody that it exists', async (name, row) => {
    const { id } = await place(succeeding.find(({ given }) => given === 'account-decided')!);
    await unwritten(async () => {
      await expectDoor(name, row, () => undefined, id);
      for (const each of everybody) {
        if (atTheDoor(row, each.role) !== null) continue;
        const none = house.newId();
        const unknown = await ask(row, each, none);
        const answer = await ask(row, each, id);
        expect([unknown.statusCode, codeOf(unknown)], `${name} by ${each.name}`).toEqual([404, 'not-found']);
        if (KNOWS.includes(each.organisation!))
          expect([answer.statusCode, codeOf(answer)], `${name} by ${each.name}`).toEqual(
            KNOWN[name] ?? [200, undefined],
          );
        else expect(shape(answer, id), `${name} by ${each.name}`).toEqual(shape(unknown, none));
      }
    });
  });
});

const partyRows = rows.filter((entry): entry is [PartyCommandKind, Row] => isPartyCommand(entry[0]));

describe('a command on an organisation', () => {
  it.each(partyRows)('%s is for whom the matrix names, on whose organisation it names', async (kind, row) => {
    const payload = PARTY_DATA[kind];
    const cells = Object.values(PARTY_TRANSITIONS[kind]);
    const may = (role: Role, own: boolean): boolean =>
      cells.some(({ by, outside }) => (own ? by : outside).includes(role));
    await unwritten(async () => {
      await expectDoor(kind, row, () => payload, IDS.LE_UNIT.ours);
      for (const each of everybody.filter(({ role }) => role !== null && atTheDoor(row, role) === null))
        for (const id of [...house.parties.map((party) => party.id), 'nobody']) {
          // Where the matrix says yes, a version that the organisation does not have keeps this world as it is.
          const lawful = may(each.role!, each.organisation === id) && id !== 'nobody';
          const answer = await ask(row, each, id, { payload, headers: lawful ? { 'if-match': '"999999"' } : {} });
          const what = `${kind} on ${id} by ${each.name}`;
          expect(answer.statusCode, what).toBeGreaterThanOrEqual(400);
          expect(answer.statusCode, what).toBeLessThan(500);
          if (lawful) expect(codeOf(answer), what).toBe('stream-moved');
          if (id === 'nobody' && kind !== 'RegisterOrganisation')
            expect(codeOf(answer), what).toBe('organisation-unknown');
          for (const { person } of house.parties.find((party) => party.id === id)?.people ?? [])
            if (!JSON.stringify(payload).includes(person)) expect(answer.body, what).not.toContain(person);
        }
    });
  });
});

const seen = new Set([...commandRows, ...readRows, ...partyRows].map(([name]) => name));
const otherRows = rows.filter(([name]) => !seen.has(name as never));

describe('every other row', () => {
  it.each(otherRows)('%s is open to whom its permission names', async (name, row) => {
    const bodyFor = BODIES[name] ?? (() => ({}));
    const object = row.path.includes(':queue') ? 'unit' : 'unknown-object';
    await expectDoor(name, row, bodyFor, object);
    // A machine has the one role of its key.
    const barred = name === 'takeRole' ? ['not-signed-in'] : ['not-signed-in', 'not-your-role'];
    for (const each of everybody) {
      if (atTheDoor(row, each.role) !== null) continue;
      const payload = row.body === undefined ? undefined : bodyFor(each.role);
      const answer = await ask(row, each, object, payload === undefined ? {} : { payload });
      const what = `${name} by ${each.name}: ${answer.statusCode} ${codeOf(answer)}`;
      expect(answer.statusCode, what).toBeLessThan(500);
      expect(barred, what).not.toContain(codeOf(answer));
      if (row.path.includes(':id')) expect(Math.floor(answer.statusCode / 100), what).toBe(4);
    }
  });

  it('an import is its own unit’s', async () => {
    const [officer, stranger] = [ours[0]!, theirs[0]!];
    const payload = { ...BODIES['importList']!(null), dryRun: false };
    const { id } = (await ask(contract.importList, officer, '', { payload })).json<{ id: string }>();
    expect((await ask(contract.importResult, officer, id)).statusCode).toBe(200);
    const none = house.newId();
    const unknown = await ask(contract.importResult, stranger, none);
    expect(shape(await ask(contract.importResult, stranger, id), id)).toEqual(shape(unknown, none));
    expect(unknown.statusCode).toBe(404);
  });

  it('a notice is read by its own desk alone', async () => {
    for (const { role, organisation, name } of ours.filter(({ caller }) => caller !== 'visitor')) {
      const id = house.newId();
      await house.admin.query(`INSERT INTO notices VALUES ($1, $2, now(), 'case.sent', NULL, NULL, NULL)`, [
        organisation,
        id,
      ]);
      const none = house.newId();
      const stranger = { name, caller: seatOf(role!, 'theirs'), role, organisation };
      const unknown = await ask(contract.readNotice, stranger, none, { payload: {} });
      const answer = await ask(contract.readNotice, stranger, id, { payload: {} });
      expect(shape(answer, id), name).toEqual(shape(unknown, none));
      const { rows: kept } = await house.admin.query('SELECT read_at FROM notices WHERE id = $1', [id]);
      expect(kept).toEqual([{ read_at: null }]);
      const own = { name, caller: seatOf(role!, 'ours'), role, organisation };
      expect((await ask(contract.readNotice, own, id, { payload: {} })).statusCode, name).toBe(200);
    }
  });

  it('queues, counts, notices and the directory show nothing of another’s case', async () => {
    const { id } = await place(succeeding.find(({ given }) => given === 'account-decided')!);
    await house.admin.query(
      `INSERT INTO notices SELECT organisation, $1, now(), 'case.sent', $2, 'NORTH-2026-000001'
      FROM case_rows WHERE referral = $2`,
      [house.newId(), id],
    );
    const secrets = [id, 'NORTH-2026', itemId(1), 'video.example/watch'];
    for (const each of theirs.filter(({ organisation }) => organisation && !KNOWS.includes(organisation))) {
      for (const queue of ['unit', 'lock1', 'oversight', 'sample', 'platform', 'audit'])
        for (const query of ['', '?search=NORTH', '?order=newest', '?status=DECIDED']) {
          const answer = await ask(contract.queue, each, queue + query);
          expect(
            secrets.filter((secret) => answer.body.includes(secret)),
            `${queue} by ${each.name}`,
          ).toEqual([]);
        }
      for (const row of [contract.queueCounts, contract.notices, contract.directory]) {
        const answer = await ask(row, each, '');
        expect(
          secrets.filter((secret) => answer.body.includes(secret)),
          `${row.path} by ${each.name}`,
        ).toEqual([]);
      }
    }
  });
});
