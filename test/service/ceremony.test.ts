/**
 * From an empty database to a unit that may refer, by the operator's command, over HTTP and by people's own commands.
 * Catches a way in beside the codes, a ceremony that one person completes, and a role that its holder can give.
 * Cannot show a browser's or a real authenticator's part; the journeys do.
 */
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setDigest } from '@remit/protocol';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { card, parameterSet } from '../../packages/protocol/src/referral/fixtures/sample-case.ts';
import { makeKeyFile } from '../../packages/server/src/key-file.ts';
import { createDatabase, type TestDatabase } from '../../packages/server/src/store/embedded/for-tests.ts';
import { codesIn, Partner, post } from './partner.ts';
import { type Environment, freePort, run, type Running, serve } from './running.ts';

const folder = mkdtempSync(join(tmpdir(), 'remit-ceremony-'));
const HUB = ['--name', 'Referral hub', '--domain', 'hub.example', '--jurisdiction', 'DE'];
const HUB_PEOPLE = ['--person', 'hub-1', 'Heron', 'A. Example', '--person', 'hub-2', 'Plover', 'B. Example'];
const monthsAhead = (months: number): string => {
  const at = new Date();
  at.setUTCMonth(at.getUTCMonth() + months);
  return at.toISOString();
};

let database: TestDatabase;
let admin: pg.Client;
let environment: Environment;
let origin: string;
let service: Running;
const people = new Map<string, Partner>();
const who = (person: string): Partner => {
  const known = people.get(person) ?? new Partner(origin, folder);
  people.set(person, known);
  return known;
};

beforeAll(async () => {
  database = await createDatabase();
  admin = new pg.Client(database.admin);
  await admin.connect();
  const port = await freePort();
  origin = `http://localhost:${port}`;
  environment = {
    DATABASE_URL: database.url,
    PORT: String(port),
    REMIT_ORIGIN: origin,
    REMIT_LOG_NAME: 'ceremony.example/log',
    REMIT_KEY_FILE: join(folder, 'keys'),
    REMIT_DATA: join(folder, 'data'),
    REMIT_CHECKPOINT_SECONDS: '1',
    REMIT_LOG_LEVEL: 'silent',
  };
  makeKeyFile(join(folder, 'keys'), false);
  service = await serve(environment);
});
afterAll(async () => {
  service.child.kill('SIGTERM');
  await service.ended;
  await admin.end();
  await database.drop();
  rmSync(folder, { recursive: true, force: true });
});

const enrolment = (answer: { body: Record<string, unknown> }): unknown =>
  (answer.body['person'] as { id: string } | null | undefined)?.id ?? answer.body['code'] ?? null;

describe('the founding of a hub', () => {
  const slip = join(folder, 'plover.code');
  let heron = '';
  let plover = '';

  it('refuses what no rule would accept, and leaves nothing', async () => {
    const twins = HUB_PEOPLE.map((part) => (part === 'Plover' ? 'Heron' : part));
    const wrong = await run(['found', ...HUB.slice(0, 3), 'Not a domain', ...twins], environment);
    expect([wrong.code, wrong.err]).toEqual([1, expect.stringMatching(/domain: .*\n.*jurisdiction: /)]);
    const notApart = await run(['found', ...HUB, ...HUB_PEOPLE.slice(0, 4)], environment);
    expect([notApart.code, notApart.out]).toEqual([1, '']);
  });

  it('shows one code, writes the other for its owner alone, and keeps neither', async () => {
    const { code, out } = await run(['found', ...HUB, ...HUB_PEOPLE, '--codes-to', '-', slip], environment);
    [heron = ''] = codesIn(out);
    plover = readFileSync(slip, 'utf8').trim();
    expect([code, codesIn(out).length, out.includes(plover)]).toEqual([0, 1, false]);
    expect(statSync(slip).mode & 0o777).toBe(0o600);
    const { rows } = await admin.query<{ all: string }>(
      `SELECT (SELECT string_agg(f::text, '') FROM facts f) || (SELECT string_agg(o::text, '') FROM organisation_rows o) AS all`,
    );
    for (const secret of [heron, plover, heron.replaceAll('-', ''), 'A. Example'])
      expect(rows[0]?.all).not.toContain(secret);
  });

  it('happens once', async () => {
    const again = await run(['found', ...HUB, ...HUB_PEOPLE], environment);
    expect([again.code, again.out, again.err]).toEqual([1, '', expect.stringContaining('There is a hub already')]);
  });

  it('is opened anew by the operator alone, and the codes before are void', async () => {
    const files = [join(folder, 'heron-2.code'), join(folder, 'plover-2.code')];
    const again = await run(['found', '--again', ...HUB_PEOPLE, '--codes-to', ...files], environment);
    expect([again.code, codesIn(again.out)]).toEqual([0, []]);
    expect(enrolment(await who('hub-1').enrol(heron))).toBe('enrolment-code-unknown');
    [heron = '', plover = ''] = files.map((file) => readFileSync(file, 'utf8').trim());
  });

  it('needs both people: one alone signs in nowhere, also with the code once more', async () => {
    const first = await who('hub-1').enrol(heron.toLowerCase().replaceAll('-', ' '));
    expect([first.status, first.body['person'], first.cookie]).toEqual([200, null, null]);
    expect((await who('hub-1').signIn()).status).toBe(401);
    expect((await new Partner(origin, folder).enrol(heron)).status).toBe(403);
    expect((await new Partner(origin, folder).enrol('00000-00000-00000-00000-00000-0')).status).toBe(403);
    const completing = await post(origin, '/api/organisations/hub/complete-ceremony', { credentials: [] });
    expect(completing.status).toBe(404);
  });

  it('is complete when both have come, and both sign in as its administrators', async () => {
    expect(enrolment(await who('hub-2').enrol(plover))).toBe('hub-2');
    for (const person of ['hub-1', 'hub-2']) {
      const { status, body, cookie } = await who(person).signIn();
      expect([status, body['person']]).toEqual([200, expect.objectContaining({ id: person, role: 'HUB_ADMIN' })]);
      expect(cookie).toMatch(/^__Host-remit=.*HttpOnly/);
    }
  });

  it('is never begun again once it has administrators', async () => {
    const again = await run(
      ['found', '--again', '--person', 'x-1', 'X', 'X', '--person', 'x-2', 'Y', 'Y'],
      environment,
    );
    expect([again.code, codesIn(again.out)]).toEqual([1, []]);
  });

  it('opens no door of the demonstration', async () => {
    const accounts = await fetch(`${origin}/api/demo/accounts`);
    const entering = await post(origin, '/api/sessions/demo', { account: 'hub-1' });
    expect([accounts.status, entering.status]).toEqual([404, 404]);
  });
});

/** The hub admits an organisation, and its first two people redeem their codes. */
async function admit(id: string, kind: string, founders: readonly [string, string]): Promise<void> {
  const about = ['--kind', kind, '--name', `The ${id}`, '--jurisdiction', 'DE', '--domain', `${id}.example`];
  expect((await who('hub-1').remit(['organisation', 'register', id, ...about])).exit).toBe(0);
  const named = founders.flatMap((person) => ['--person', person, `P ${person}`, `N ${person}`]);
  const started = await who('hub-1').remit(['organisation', 'ceremony', id, ...named]);
  const codes = codesIn(started.said);
  expect([started.exit, codes.length]).toEqual([0, 2]);
  for (const [i, person] of founders.entries()) await who(person).enrol(codes[i] ?? '');
  for (const person of founders) await who(person).sitDown();
}

/** An administrator enrols a person, who makes a passkey with the code. */
async function enrol(by: string, organisation: string, person: string): Promise<void> {
  const named = ['--pseudonym', `P ${person}`, '--name', `N ${person}`];
  const { exit, said } = await who(by).remit(['organisation', 'enrol', organisation, person, ...named]);
  expect(exit).toBe(0);
  // A passkey is made, and opens nothing until its person holds a role.
  const made = await who(person).enrol(codesIn(said)[0] ?? '');
  expect([made.status, made.body['person'], (await who(person).signIn()).status]).toEqual([200, null, 401]);
}

describe('an organisation that the hub admits', () => {
  beforeAll(async () => {
    await who('hub-1').sitDown();
    await who('hub-2').sitDown();
    await admit('unit-north', 'LE_UNIT', ['north-1', 'north-2']);
  });

  it('is not begun by somebody who would be in it, nor twice', async () => {
    const pair = ['--person', 'hub-1', 'Me', 'Me', '--person', 'north-9', 'Tern', 'T'];
    const own = await who('hub-1').remit(['organisation', 'ceremony', 'unit-north', ...pair, '--json']);
    expect([own.exit, codesIn(own.said)]).toEqual([3, []]);
    const fresh = ['--person', 'north-8', 'Me', 'Me', '--person', 'north-9', 'Tern', 'T'];
    const twice = await who('hub-2').remit(['organisation', 'ceremony', 'unit-north', ...fresh, '--json']);
    expect(JSON.parse(twice.said)).toMatchObject({ error: { code: 'ceremony-not-needed' } });
  });

  it('enrols its people itself; nobody of the hub or of another desk gives a code for them', async () => {
    await who('north-1').give('unit-north', 'EnrolPerson', { person: 'north-3', pseudonym: 'Wren', name: 'C' });
    for (const stranger of ['hub-1', 'hub-2']) {
      const { exit, said } = await who(stranger).remit(['organisation', 'code', 'unit-north', 'north-3']);
      expect([exit, codesIn(said)]).toEqual([3, []]);
    }
    const { said } = await who('north-1').remit(['organisation', 'code', 'unit-north', 'north-3']);
    const [first = ''] = codesIn(said);
    const again = await who('north-2').remit(['organisation', 'code', 'unit-north', 'north-3']);
    expect(enrolment(await who('north-3').enrol(first))).toBe('enrolment-code-unknown');
    await who('north-1').give('unit-north', 'GrantRole', { person: 'north-3', role: 'LE_OFFICER' });
    expect(enrolment(await who('north-3').enrol(codesIn(again.said)[0] ?? ''))).toBe('north-3');
  });

  it('gives nobody a second passkey, so that no administrator comes as somebody else', async () => {
    const { exit, said } = await who('north-1').remit(['organisation', 'code', 'unit-north', 'north-3', '--json']);
    expect([exit, JSON.parse(said)]).toEqual([
      3,
      { error: expect.objectContaining({ code: 'passkey-there' }) as unknown },
    ]);
    const { rows } = await admin.query(`SELECT 1 FROM reads WHERE what = 'people.invite' AND object = 'north-3'`);
    expect(rows).toHaveLength(2);
  });

  it('refuses a code that has run out, and a ceremony that has', async () => {
    await who('north-1').give('unit-north', 'EnrolPerson', { person: 'north-4', pseudonym: 'Dunlin', name: 'D' });
    const late = codesIn((await who('north-1').remit(['organisation', 'code', 'unit-north', 'north-4'])).said)[0] ?? '';
    await admin.query(`UPDATE enrolment_codes SET expires_at = now() WHERE person = 'north-4'`);
    expect(enrolment(await who('north-4').enrol(late))).toBe('enrolment-code-unknown');
    const about = ['--kind', 'CIVIL_SOCIETY', '--name', 'Late', '--jurisdiction', 'DE', '--domain', 'late.example'];
    await who('hub-1').remit(['organisation', 'register', 'late', ...about]);
    const pair = ['--person', 'late-1', 'Rail', 'E', '--person', 'late-2', 'Crake', 'F'];
    const [code = ''] = codesIn((await who('hub-1').remit(['organisation', 'ceremony', 'late', ...pair])).said);
    await admin.query(
      `UPDATE organisation_rows SET state = jsonb_set(state, '{ceremony,until}', to_jsonb('2020-01-01T00:00:00.000Z'::text))
       WHERE organisation = 'late'`,
    );
    expect(enrolment(await who('late-1').enrol(code))).toBe('enrolment-code-unknown');
  });

  it('has no supervisor by one person’s word: proposed inside, confirmed by the hub the first time only', async () => {
    await enrol('north-1', 'unit-north', 'north-5');
    await enrol('north-1', 'unit-north', 'north-6');
    const first = { person: 'north-5', role: 'LE_SUPERVISOR' };
    expect(await who('north-1').give('unit-north', 'GrantRole', first)).toBe('second-person-needed');
    expect(await who('north-1').give('unit-north', 'ProposeRole', first)).toBeNull();
    expect(await who('north-2').give('unit-north', 'ConfirmRole', first)).toBe('not-your-role');
    expect(await who('hub-1').give('unit-north', 'ConfirmRole', first)).toBeNull();
    const second = { person: 'north-6', role: 'LE_SUPERVISOR' };
    expect(await who('north-2').give('unit-north', 'ProposeRole', second)).toBeNull();
    expect(await who('hub-1').give('unit-north', 'ConfirmRole', second)).toBe('second-person-inside');
    await who('north-5').sitDown();
    expect(await who('north-5').give('unit-north', 'ConfirmRole', second)).toBeNull();
  });
});

describe('rules that a unit publishes', () => {
  const set = {
    ...parameterSet(),
    version: 1,
    unit: 'unit-north',
    inForceFrom: monthsAhead(1),
    inForceTo: monthsAhead(12),
  };
  const { approvals: _, ...proposal } = set;
  const cited = { set: `${set.id}@${set.version}`, digest: setDigest(proposal) };

  it('stand in nobody’s name alone: proposed, approved by a platform, published', async () => {
    await admit('lantern', 'PLATFORM', ['lantern-1', 'lantern-2']);
    expect(await who('lantern-1').give('lantern', 'PublishCard', card())).toBeNull();
    const supervisor = who('north-5');
    expect(await supervisor.give('unit-north', 'ProposeParameterSet', proposal)).toBeNull();
    expect(await supervisor.give('unit-north', 'PublishParameterSet', cited)).not.toBeNull();
    expect(await who('lantern-1').give('unit-north', 'ApproveParameterSet', cited)).toBeNull();
    expect(await who('north-1').give('unit-north', 'PublishParameterSet', cited)).toBeNull();
  });

  it('are in the log, with every step before them, for anybody to verify', async () => {
    await expect
      .poll(async () => (await new Partner(origin, folder).remit(['verify', origin, '--json'])).exit, {
        timeout: 15_000,
      })
      .toBe(0);
    const { rows } = await admin.query<{ kind: string }>(
      `SELECT DISTINCT kind FROM facts WHERE stream = 'organisation:unit-north' ORDER BY kind`,
    );
    const kinds = rows.map(({ kind }) => kind);
    for (const kind of ['CeremonyStarted', 'CeremonyCompleted', 'PersonEnrolled', 'RoleGranted'])
      expect(kinds).toContain(kind);
  });
});
