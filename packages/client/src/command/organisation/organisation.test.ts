import { readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { codeDigest, setDigest } from '@remit/protocol';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { parameterSet } from '../../../../protocol/src/referral/fixtures/sample-case.ts';
import { FakeServer, sessionOf } from '../../../test/fake-server.ts';

const answer = { id: 'unit-north', version: 2, status: 'ADMITTED', facts: ['CeremonyStarted'], promise: 'p' };
const TOKEN = 'a'.repeat(43);
const CODE = /[0-9A-Z]{5}(-[0-9A-Z]{5}){4}-[0-9A-Z]/gu;
const PEOPLE = ['--person', 'north-1', 'Heron', 'A. Example', '--person', 'north-2', 'Plover', 'B. Example'];
const problem = {
  type: 'urn:remit:refusal:ceremony-not-needed',
  title: 'There are administrators already.',
  status: 409,
  code: 'ceremony-not-needed',
  remedy: 'Ask one of them.',
};

let refuses = false;
const server = new FakeServer(({ url }) => {
  if (url === '/api/session') return { json: sessionOf('hub', 'HUB_ADMIN', 'HUB') };
  if (url.endsWith('/code')) return { json: { hours: 72 } };
  return refuses ? { status: 409, json: problem } : { json: answer };
});
const sent = (end: string) => server.asked.filter(({ url }) => url.endsWith(end));

beforeEach(async () => {
  refuses = false;
  server.asked.length = 0;
  await server.open();
  server.typed = TOKEN;
  expect((await server.remit('session')).exit).toBe(0);
});
afterEach(() => server.close());

describe('remit session', () => {
  it('saves the session that a passkey began, and the commands that follow speak with it', async () => {
    await server.remit('organisation', 'ceremony', 'unit-north', ...PEOPLE);
    expect(sent('/start-ceremony')[0]?.headers.authorization).toBe(`Bearer ${TOKEN}`);
  });

  it('takes nothing that is no token, and repeats none', async () => {
    server.typed = 'not a token';
    const ended = await server.remit('session');
    expect([ended.exit, ended.remarked.includes('not a token')]).toEqual([2, false]);
  });
});

describe('remit organisation ceremony', () => {
  it('makes two codes here and sends their digests alone', async () => {
    const { exit, said } = await server.remit('organisation', 'ceremony', 'unit-north', ...PEOPLE);
    const [one = '', other = ''] = said.match(CODE) ?? [];
    expect([exit, one === other]).toEqual([0, false]);
    const [asked] = sent('/api/organisations/unit-north/start-ceremony');
    expect(asked?.body).toMatchObject({
      people: [
        { person: 'north-1', pseudonym: 'Heron', codeDigest: codeDigest(one), channel: 'IN_PERSON' },
        { person: 'north-2', pseudonym: 'Plover', codeDigest: codeDigest(other) },
      ],
      names: ['A. Example', 'B. Example'],
    });
    expect(JSON.stringify(asked?.body)).not.toContain(one);
  });

  it('writes a code to a file that its owner alone reads, and shows the other', async () => {
    const file = join(server.home, 'plover.code');
    const { said } = await server.remit('organisation', 'ceremony', 'unit-north', ...PEOPLE, '--codes-to', '-', file);
    const kept = (await readFile(file, 'utf8')).trim();
    expect(said.match(CODE)).toHaveLength(1);
    expect(said).not.toContain(kept);
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    const again = await server.remit('organisation', 'ceremony', 'unit-north', ...PEOPLE, '--codes-to', '-', file);
    expect([again.exit, sent('/start-ceremony').length]).toEqual([2, 1]);
  });

  it('shows no code where the hub is refused', async () => {
    refuses = true;
    const { exit, said, remarked } = await server.remit('organisation', 'ceremony', 'unit-north', ...PEOPLE);
    expect([exit, said.match(CODE)]).toEqual([3, null]);
    expect(remarked).toContain('There are administrators already.');
  });

  it.each([
    [['--person', 'north-1', 'Heron', 'A. Example']],
    [['--person', 'north 1', 'Heron', 'A. Example', '--person', 'north-2', 'Plover', 'B. Example']],
  ])('asks nothing of the server where the people are not two: %j', async (people) => {
    expect((await server.remit('organisation', 'ceremony', 'unit-north', ...people)).exit).toBe(2);
    expect(sent('/start-ceremony')).toEqual([]);
  });
});

describe('remit organisation', () => {
  it('enrols a person and gives the first code', async () => {
    const person = ['--pseudonym', 'Wren', '--name', 'C. Example'];
    const { said } = await server.remit('organisation', 'enrol', 'unit-north', 'north-7', ...person);
    expect(sent('/enrol-person')[0]?.body).toEqual({ person: 'north-7', pseudonym: 'Wren', name: 'C. Example' });
    expect(sent('/people/north-7/code')[0]?.body).toEqual({ codeDigest: codeDigest(said.match(CODE)?.[0] ?? '') });
  });

  it('gives any other command as the protocol names it, checked first', async () => {
    const role = JSON.stringify({ person: 'north-7', role: 'LE_OFFICER' });
    expect((await server.remit('organisation', 'give', 'unit-north', 'GrantRole', '--data', role)).exit).toBe(0);
    expect(sent('/grant-role')[0]?.body).toEqual({ person: 'north-7', role: 'LE_OFFICER' });
    expect((await server.remit('organisation', 'give', 'unit-north', 'GrantRole', '--data', '{}')).exit).toBe(2);
    expect((await server.remit('organisation', 'give', 'unit-north', 'CompleteCeremony')).exit).toBe(2);
    expect(sent('/grant-role')).toHaveLength(1);
  });

  it('computes what an approver approves from the file alone, and names what is wrong in it', async () => {
    const { approvals: _, ...set } = parameterSet();
    const file = join(server.home, 'set.json');
    await writeFile(file, JSON.stringify(set));
    const { said } = await server.remit('organisation', 'digest', file, '--json');
    expect(JSON.parse(said)).toEqual({ set: `${set.id}@${set.version}`, digest: setDigest(set) });
    await writeFile(file, JSON.stringify({ ...set, batchLimit: 501 }));
    const wrong = await server.remit('organisation', 'digest', file);
    expect([wrong.exit, wrong.remarked]).toEqual([2, expect.stringContaining('batchLimit')]);
  });

  it('registers an organisation, of every kind but a hub', async () => {
    const unit = ['--name', 'Northern unit', '--jurisdiction', 'DE', '--domain', 'north.example'];
    expect((await server.remit('organisation', 'register', 'unit-north', '--kind', 'LE_UNIT', ...unit)).exit).toBe(0);
    expect(sent('/register-organisation')[0]?.body).toMatchObject({ organisation: 'unit-north', kind: 'LE_UNIT' });
    expect((await server.remit('organisation', 'register', 'hub-2', '--kind', 'HUB', ...unit)).exit).toBe(2);
  });
});
