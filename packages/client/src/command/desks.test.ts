import { generateKeyPairSync } from 'node:crypto';
import { readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { EXEMPTIONS, LOCK2_QUESTIONS, TEXTS } from '@remit/protocol';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Asked, type Answered, FakeServer, sessionOf } from '../../test/fake-server.ts';
import { EXIT } from './exit-codes.ts';

const DIGEST = '3f9a01c2'.padEnd(64, '0');
const ITEMS = ['01K9ZQ3V8M5C0S7T4B2N6X1Y9A', '01K9ZQ3V8M5C0S7T4B2N6X1Y9B'];
const party = (id: string, kind: string) => ({ id, name: id.toUpperCase(), kind, state: 'AB' });
const item = (id: string, state: string) => ({
  ...{ id, state, content: { locator: `https://vidshare.example/watch/${id}` }, stoppedBy: null, override: null },
  ...{ reread: false, blind: null, answersHidden: false, decision: null, effectiveAt: null, rechecks: [] },
  ...{ correction: null, reinstated: null, sample: null },
});
const CASE = {
  ...{ id: 'r1', version: 9, status: 'LOCK2', reference: 'NRU-2026-000007', importId: null },
  ...{ unit: party('nru', 'LE_UNIT'), platform: { ...party('vidshare', 'PLATFORM'), name: 'Vid\u001b[2Jshare' } },
  header: { title: 'See https://vidshare.example/', territory: { kind: 'states', states: ['DE'] } },
  ...{ legalForce: 'DOES_NOT_COMPEL', criminalRouteConsidered: false, digest: DIGEST, gates: null, triggers: [] },
  oversight: [],
  items: [item(ITEMS[0]!, 'PENDING'), { ...item(ITEMS[1]!, 'DECIDED'), decision: decision('ACT_REMOVED') }],
  ...{ lock1: null, lock2: null, refusal: null, lock1Reason: null, lock2Question: null, reconsideration: null },
  due: { lock2: null, ack: null, decide: null, effect: null, answer: null },
  clocks: { unitMs: 0, oversightMs: 0, platformMs: 0, pausedMs: 0, running: 'oversight' },
  ...{
    clarifications: [],
    answeredFromRecord: [],
    hold: null,
    endedHold: null,
    notice: null,
    owner: null,
    deputy: null,
  },
  ...{
    createdAt: '2026-11-22T12:00:00.000Z',
    sentAt: null,
    receivedAt: null,
    usefulUntil: null,
    useRenewedAt: null,
    monitoredUntil: null,
  },
  ...{
    attribution: null,
    stop: null,
    timeline: [],
    links: [],
    annex: null,
    can: { ApproveLock2: true, StartReview: 'not-your-role' },
  },
};
function decision(outcome: string) {
  return {
    outcome,
    ground: 'TERMS',
    clause: 'T3',
    exemption: null,
    redirectTo: null,
    reason: 'r',
    at: '2026-11-22T12:00:00.000Z',
  };
}
const written = { id: 'r1', version: 10, status: 'READY', facts: ['Lock2Approved'], promise: 'p' };

let server: FakeServer;
function answer({ url, method }: Asked): Answered {
  const session = sessionOf('reviewer', 'LOCK_REVIEWER', 'OVERSIGHT');
  if (url === '/api/sessions/demo') return { json: { session, token: 'a-token-of-the-reviewer' } };
  if (url === '/api/session') return { json: session };
  if (url === '/api/referrals/r1' && method === 'GET') return { json: CASE };
  if (url.startsWith('/api/referrals/r1/') && method === 'POST') return { json: written };
  if (url.startsWith('/api/referrals/locked/')) {
    const findings = [
      { gate: 'G3', code: 'G3_CONTAINER', item: 'i1', field: 'locator', detail: 'https://a.example/x' },
    ];
    return {
      status: 422,
      json: { title: 'The draft is not ready.', status: 422, code: 'gates-open', remedy: 'Mend it.', findings },
    };
  }
  return undefined;
}
beforeEach(async () => {
  server = await new FakeServer(answer).open();
  await server.remit('sign-in', '--demo', 'reviewer');
});
afterEach(() => server.close());

const lastAsked = (): Asked => server.asked.at(-1)!;
const met = (): string[] => LOCK2_QUESTIONS.flatMap((question) => ['--met', `${question}=It is met.`]);

describe('a case', () => {
  it('is shown with its state, and no text of it can act on the terminal or be clicked', async () => {
    const { exit, said } = await server.remit('lock2', 'show', 'r1');
    expect(exit).toBe(EXIT.ok);
    expect(said).toContain('LOCK2');
    expect(said).toContain('You may:        ApproveLock2');
    expect(said).toContain('hxxps://vidshare[.]example/');
    expect(said).not.toMatch(/\u001b|https:/);
  });
  it('is said in the words of the desk whose command it is', async () => {
    expect((await server.remit('lock2', 'show', 'r1')).said).toContain(TEXTS.status.LOCK2.officer);
    expect((await server.remit('inbox', 'show', 'r1')).said).toContain(TEXTS.status.LOCK2.analyst);
  });
  it('is one object with --json', async () => {
    expect((await server.remit('inbox', 'show', 'r1', '--json')).json()).toMatchObject({ id: 'r1', digest: DIGEST });
  });
});

describe('a command line that cannot be read', () => {
  it.each([
    [['referral', 'withdraw', 'r1'], 'remit referral withdraw --help'],
    [['--bogus', 'inbox', 'list'], 'remit inbox list --help'],
    [['nothing'], 'remit --help'],
  ])('%j leads to the help of that command', async (line, help) => {
    const { exit, remarked } = await server.remit(...line);
    expect([exit, remarked.trimEnd().split('\n').at(-1)?.trim()]).toEqual([EXIT.usage, `Run: ${help}`]);
  });
});

describe('a lock', () => {
  it('is put on the document that its holder read, at the version that was read', async () => {
    const { exit, said } = await server.remit('lock2', 'approve', 'r1', '--digest', '3F9A01C2', ...met());
    expect(exit).toBe(EXIT.ok);
    expect(said).toContain('r1 is now READY');
    expect(lastAsked()).toMatchObject({ url: '/api/referrals/r1/approve-lock2', body: { digest: DIGEST } });
    expect(lastAsked().headers['if-match']).toBe('"9"');
  });
  it.each([
    ['no document named', [], 'digest'],
    ['another document', ['--digest', 'aaaaaaaa'], 'digest-differs'],
    ['too few digits', ['--digest', '3f'], 'digest'],
  ])('is not put with %s', async (_, digest, code) => {
    const { exit, json } = await server.remit('lock2', 'approve', 'r1', ...digest, ...met(), '--json');
    expect(exit).toBe(EXIT.usage);
    expect(json()).toMatchObject({ error: { code } });
    expect(lastAsked().method).toBe('GET');
  });
  it('needs all seven answers in writing', async () => {
    const { exit, remarked } = await server.remit(
      'lock2',
      'approve',
      'r1',
      '--digest',
      '3f9a01c2',
      '--met',
      'POWER=Section 3',
    );
    expect(exit).toBe(EXIT.usage);
    expect(remarked).toContain('Not answered: PURPOSE, NECESSITY, PROPORTIONALITY, EXEMPTION, FAIRNESS, PRECISION.');
  });
  it('is refused with codes, and with the question that is not met', async () => {
    const unmet = ['--unmet', 'PRECISION=A collection page.'];
    const reasons = ['--code', 'IMPRECISE', '--reasons', 'The addresses do not name single items.'];
    expect((await server.remit('lock2', 'refuse', 'r1', ...met(), ...unmet, ...reasons)).exit).toBe(EXIT.ok);
    expect(lastAsked().body).toMatchObject({
      codes: ['IMPRECISE'],
      answers: { PRECISION: { met: false }, POWER: { met: true } },
    });
  });
  it('of a supervisor begins with a blind reading of each drawn item', async () => {
    const args = ['--exemption', 'journalistic=arguable', '--others', 'no', '--sensitive', 'NONE'];
    expect((await server.remit('referral', 'read', 'r1', ITEMS[0]!, ...args)).exit).toBe(EXIT.ok);
    const exemptions = Object.fromEntries(
      EXEMPTIONS.map((code) => [code, code === 'JOURNALISTIC' ? 'ARGUABLE' : 'NO']),
    );
    expect(lastAsked().body).toEqual({ itemId: ITEMS[0], reading: { exemptions, sensitiveCategory: 'NONE' } });
  });
});

describe('an inbox', () => {
  it('decides every open item alike, and no other', async () => {
    const how = ['--outcome', 'ACT_REMOVED', '--ground', 'TERMS', '--clause', 'T3', '--reason', 'Calls for attacks.'];
    expect((await server.remit('inbox', 'decide', 'r1', ...how)).exit).toBe(EXIT.ok);
    expect(lastAsked().body).toMatchObject({
      decisions: [{ itemId: ITEMS[0], outcome: 'ACT_REMOVED', ground: 'TERMS' }],
    });
  });
  it('says where and when what was decided took effect', async () => {
    expect((await server.remit('inbox', 'effect', 'r1')).exit).toBe(EXIT.ok);
    const territory = { kind: 'states', states: ['DE'] };
    expect(lastAsked().body).toEqual({ itemIds: [ITEMS[1]], effectiveAt: '2026-11-22T12:00:00.000Z', territory });
  });
  it('names its owner', async () => {
    expect((await server.remit('inbox', 'acknowledge', 'r1')).exit).toBe(EXIT.ok);
    expect(lastAsked().body).toEqual({ owner: 'person-reviewer', deputy: null });
  });
  it('asks with coded questions and one of its own', async () => {
    const args = ['--question', `C_LOCATOR=${ITEMS[0]}`, '--question', 'c_context', '--text', 'Which one?'];
    expect((await server.remit('inbox', 'ask', 'r1', ...args)).exit).toBe(EXIT.ok);
    const questions = [
      { code: 'C_LOCATOR', itemId: ITEMS[0] },
      { code: 'C_CONTEXT', itemId: null },
    ];
    expect(lastAsked().body).toEqual({ questions, freeText: 'Which one?' });
  });
});

describe('any command of the protocol', () => {
  it('can be given with its data as JSON, by its name or its path', async () => {
    for (const name of ['Withdraw', 'withdraw']) {
      const { exit } = await server.remit(
        'referral',
        'act',
        'r1',
        name,
        '--data',
        '{"code":"ALREADY_GONE","note":null}',
      );
      expect(exit).toBe(EXIT.ok);
      expect(lastAsked()).toMatchObject({
        url: '/api/referrals/r1/withdraw',
        body: { code: 'ALREADY_GONE', note: null },
      });
    }
  });
  it.each([
    [['act', 'r1', 'Bogus'], 'command'],
    [['act', 'r1', 'Send'], 'command'],
    [['act', 'r1', 'Withdraw', '--data', '{'], 'not-json'],
    [['act', 'r1', 'Withdraw', '--data', '{"code":"X"}'], 'not-as-described'],
    [['list', '--limit', '0'], 'limit'],
    [['list', '--queue', 'none'], 'queue'],
    [['edit', 'r1', '--item', 'none'], 'item'],
    [['stop', 'r1', '--code', 'X', '--reason', 'y'], 'usage'],
  ])('is usage where it is given wrongly: %j', async (args, code) => {
    const { exit, json } = await server.remit('referral', ...args, '--json');
    expect(exit).toBe(EXIT.usage);
    expect(json()).toMatchObject({ error: { code } });
  });
  it('is refused in the server’s words, with what the gates found', async () => {
    const { exit, remarked } = await server.remit('referral', 'submit', 'locked');
    expect(exit).toBe(EXIT.refused);
    expect(remarked).toContain('The draft is not ready.');
    expect(remarked).toContain('G3_CONTAINER at i1 locator: This address stands for many things.');
    expect(remarked).toContain('hxxps://a[.]example/x');
    expect(remarked).toContain('Mend it.');
    expect((await server.remit('referral', 'submit', 'locked', '--json')).json()).toMatchObject({
      error: { code: 'gates-open', findings: [{ code: 'G3_CONTAINER' }] },
    });
  });
});

describe('a session', () => {
  it('is told by whoami, and ended by sign-out', async () => {
    expect((await server.remit('whoami')).said).toContain('REVIEWER, LOCK_REVIEWER, Desk of reviewer');
    expect((await server.remit('sign-out')).exit).toBe(EXIT.ok);
    expect((await server.remit('whoami')).exit).toBe(EXIT.refused);
  });
  it('of a group without a subcommand gets the help of that group', async () => {
    const { exit, said } = await server.remit('inbox');
    expect(exit).toBe(EXIT.usage);
    expect(said).toContain('Usage: remit inbox');
  });
});

describe('a machine key', () => {
  it('is written for its owner alone, never over another, and signs', async () => {
    const file = join(server.home, 'machine.json');
    const { exit, json } = await server.remit('key', 'new', '--id', 'inbox-1', '--out', file, '--json');
    expect(exit).toBe(EXIT.ok);
    expect(json()).toMatchObject({
      keyId: 'inbox-1',
      publicKey: expect.stringMatching(/^MCowBQYDK2VwAyEA[\w-]{43}$/) as string,
    });
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    const before = await readFile(file, 'utf8');
    expect((await server.remit('key', 'new', '--id', 'inbox-1', '--out', file)).exit).toBe(EXIT.usage);
    expect(await readFile(file, 'utf8')).toBe(before);
    expect((await server.remit('inbox', 'show', 'r1', '--key', file, '--json')).exit).toBe(EXIT.ok);
    expect(lastAsked().headers.authorization).toMatch(/^Remit-Key inbox-1:\d+:/);
  });
  it('that is damaged is said to be', async () => {
    const file = join(server.home, 'machine.json');
    const other = generateKeyPairSync('x25519')
      .privateKey.export({ format: 'der', type: 'pkcs8' })
      .toString('base64url');
    await writeFile(file, JSON.stringify({ kind: 'key', keyId: 'a', privateKey: other }), { mode: 0o600 });
    expect((await server.remit('whoami', '--key', file)).exit).toBe(EXIT.usage);
  });
});
