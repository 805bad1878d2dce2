import { createHmac, generateKeyPairSync } from 'node:crypto';
import { chmod, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { formatIncident, fromBase64, parseNote } from '@remit/log';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { FakeLog } from '../../../test/fake-log.ts';
import { type Asked, type Answered, FakeServer, sessionOf } from '../../../test/fake-server.ts';
import { EXIT } from '../exit-codes.ts';

const SECRET = `whsec_${Buffer.alloc(24, 5).toString('base64')}`;
const OFFICER = {
  type: 'person',
  name: 'HERON',
  role: 'LE_OFFICER',
  organisation: 'of-officer',
  organisationName: 'Unit',
};

let log: FakeLog;
let server: FakeServer;
let hooks: Asked[];
let hookStatus: number;
let incidents: { index: number; text: string }[];
let people: { id: string; pseudonym: string; roles: string[]; certifiedUntil: string | null }[];
let timeline: Record<string, unknown>[];
let updatedAt: string;
let proofs: { version: number; leafIndex: number; leaf: string; proof: string[]; deskSignature: null }[];

function answer(asked: Asked): Answered {
  const { url } = asked;
  if (url === '/log/incidents') return { json: incidents };
  if (url.startsWith('/log/')) {
    const bytes = log.files.get(url.slice('/log/'.length));
    return bytes && { bytes };
  }
  if (url === '/hook') {
    hooks.push(asked);
    return { status: hookStatus, json: {} };
  }
  const { pathname } = new URL(url, 'http://localhost');
  if (pathname === '/api/public/log') return { json: stateOf() };
  if (pathname === '/api/session') return { json: sessionOf('officer', 'LE_OFFICER', 'LE_UNIT') };
  if (pathname === '/api/sessions/demo')
    return { json: { session: sessionOf('officer', 'LE_OFFICER', 'LE_UNIT'), token: 'token-of-an-officer' } };
  if (pathname === '/api/organisations/of-officer') return { json: organisation() };
  if (pathname === '/api/list/own-acts') return { json: { checkpoint: null, acts: [], next: 0 } };
  if (pathname === '/api/queues/unit') return { json: { rows: [row()], next: null, total: 1 } };
  if (pathname === '/api/referrals/R1/provenance') return { json: { ...provenance(), whyNoLock2: null } };
  return pathname === '/api/referrals/R1' ? { json: caseShown() } : undefined;
}

const stateOf = () => ({
  ...{ checkpoint: null, verifierKey: log.verifierKey, origin: 'remit.example/log' },
  ...{ cadenceSeconds: 10, paddingMultiple: 8, sequencedSize: 0 },
});
const organisation = () => ({
  ...{
    id: 'of-officer',
    name: 'Unit',
    kind: 'LE_UNIT',
    state: 'AB',
    trustTier: 'FULL',
    domain: null,
    status: 'ACTIVE',
  },
  ...{ contacts: [], card: null, capacity: '', oversight: null, parameterSets: [], people },
});
const row = () => ({
  ...{ id: 'R1', reference: 'U-1', title: '', status: 'SENT', instrument: null, priority: null, unit: 'of-officer' },
  ...{ unitName: 'Unit', platform: 'p', platformName: 'P', officer: 'HERON', items: 1, openItems: 1, turn: 'platform' },
  ...{ due: null, dueFor: null, triggers: [], flags: [], proof: null, updatedAt },
});
const provenance = () => ({
  document: {},
  answersHidden: false,
  digest: '',
  locks: [],
  proofs,
  checkpoint: proofs.length === 0 ? null : Buffer.from(log.files.get('checkpoint')!).toString(),
  oversight: [],
});
const due = { lock2: null, ack: null, decide: null, effect: null, answer: null };
const caseShown = () => ({
  ...{ id: 'R1', version: timeline.length, status: 'SENT', reference: 'U-1', importId: null },
  unit: { id: 'of-officer', name: 'Unit', kind: 'LE_UNIT', state: 'AB' },
  platform: { id: 'p', name: 'P', kind: 'PLATFORM', state: 'AB' },
  ...{
    header: {},
    legalForce: null,
    criminalRouteConsidered: true,
    items: [],
    digest: null,
    gates: null,
    triggers: [],
  },
  ...{
    lock1: null,
    lock2: null,
    refusal: null,
    lock1Reason: null,
    endedHold: null,
    lock2Question: null,
    reconsideration: null,
    due,
  },
  clocks: { unitMs: 0, oversightMs: 0, platformMs: 0, pausedMs: 0, running: 'platform' },
  ...{ clarifications: [], answeredFromRecord: [], hold: null, notice: null, owner: null, deputy: null },
  ...{
    createdAt: '',
    sentAt: null,
    receivedAt: null,
    usefulUntil: null,
    useRenewedAt: null,
    monitoredUntil: null,
    attribution: null,
  },
  ...{ stop: null, timeline, links: [], can: {}, oversight: [] },
});
const fact = (version: number, actor: object = OFFICER, data: object = { note: 'as it was' }) => ({
  ...{ version, kind: 'DraftRevised', at: '2026-11-22T11:00:00.000Z', leafIndex: null, signedWith: 'PASSKEY' },
  actor,
  data,
});

beforeEach(async () => {
  log = new FakeLog();
  await log.grow(600);
  [hooks, incidents, hookStatus] = [[], [], 200];
  people = [{ id: 'heron', pseudonym: 'HERON', roles: ['LE_OFFICER'], certifiedUntil: null }];
  timeline = [fact(1), fact(2)];
  proofs = [];
  updatedAt = '2026-11-22T11:00:00.000Z';
  server = await new FakeServer(answer).open();
});
afterEach(() => server.close());

async function look(...more: string[]) {
  const { exit, said, remarked } = await server.remit('monitor', '--once', '--json', ...more);
  const alarms =
    said === ''
      ? []
      : said
          .trim()
          .split('\n')
          .map((line) => JSON.parse(line) as Record<string, string>);
  return { exit, alarms, remarked };
}
const codes = ({ alarms }: { alarms: Record<string, string>[] }): (string | undefined)[] =>
  alarms.map(({ code }) => code);

describe('a monitor of the public log', () => {
  it('is silent while the log grows, and reads new entries alone', async () => {
    expect(await look('--public')).toMatchObject({ exit: EXIT.ok, alarms: [] });
    await log.grow(1300);
    server.asked.length = 0;
    expect(await look('--public')).toMatchObject({ exit: EXIT.ok, alarms: [] });
    const bundles = server.asked.filter(({ url }) => url.startsWith('/log/tile/entries/')).map(({ url }) => url);
    expect(bundles).toEqual([
      '/log/tile/entries/002',
      '/log/tile/entries/003',
      '/log/tile/entries/004',
      '/log/tile/entries/005.p/20',
    ]);
  });

  it('raises an alarm about another history, a smaller log, a foreign signature and withheld entries, once', async () => {
    await look('--public');
    const forked = new FakeLog('two');
    const short = new FakeLog();
    const foreign = new FakeLog('one', 9);
    const gone = new FakeLog();
    await Promise.all([forked.grow(700), short.grow(300), foreign.grow(700), gone.grow(700)]);
    gone.files.delete('tile/entries/002.p/188');
    for (const [next, code] of [
      [forked, 'forked'],
      [short, 'went-back'],
      [foreign, 'checkpoint-refused'],
      [gone, 'withheld'],
    ] as const) {
      const before = log;
      log = next;
      const first = await look('--public');
      expect([first.exit, codes(first)]).toEqual([EXIT.found, [code]]);
      expect(await look('--public')).toMatchObject({ exit: EXIT.found, alarms: [] });
      log = before;
      expect((await look('--public')).exit).toBe(EXIT.ok);
    }
  });

  it('raises an alarm when the log stands still, and when it is away for as long', async () => {
    await look('--public');
    server.now += 89_000;
    expect((await look('--public')).exit).toBe(EXIT.ok);
    server.now += 10_000;
    expect(codes(await look('--public'))).toEqual(['stale']);
    const away = await server.remit(
      'monitor',
      '--once',
      '--json',
      '--public',
      '--server',
      'http://127.0.0.1:9',
      '--verifier-key',
      log.verifierKey,
    );
    expect(away.exit).toBe(EXIT.unreachable);
  });

  it('asks for the cosignatures of its policy, and follows the log without them', async () => {
    const policy = join(server.home, 'policy');
    const key = 'witness.example/w1+';
    await writeFile(policy, `log ${log.verifierKey}\nquorum none\n`);
    expect((await look('--public', '--policy', policy)).exit).toBe(EXIT.ok);
    const { newWitnessKey } = await import('../../witness/witness-key.ts');
    const witness = newWitnessKey(key.slice(0, -1)).verifierKey;
    await writeFile(policy, `log ${log.verifierKey}\nwitness w ${witness}\nquorum w\n`);
    await log.grow(700);
    expect(codes(await look('--public', '--policy', policy))).toEqual(['cosignatures-missing']);
    await log.grow(800);
    const saved = JSON.parse(await stateText()) as { tree: { size: number } };
    expect(saved.tree.size).toBe(700);
    await writeFile(policy, 'nonsense\n');
    expect((await look('--public', '--policy', policy)).exit).toBe(EXIT.usage);
  });

  it('tells of an incident that the log declares, with its text, or that the text is missing', async () => {
    await look('--public');
    const note = parseNote(Buffer.from(log.files.get('checkpoint')!));
    const root = note.ok ? fromBase64(note.value.text.split('\n')[2]!)! : new Uint8Array(32);
    const last = { origin: 'remit.example/log', size: 600, root };
    const text = formatIncident({
      origin: last.origin,
      at: '2026-11-22T12:00:00.000Z',
      last,
      lost: null,
      reason: 'A disk was lost.',
    });
    await log.declare(text);
    await log.grow(700);
    incidents = [{ index: 600, text }];
    const told = await look('--public');
    expect(told.alarms).toMatchObject([{ code: 'incident', about: 'entry 600' }]);
    expect(told.alarms[0]!['detail']).toContain('A disk was lost.');
    expect((await look('--public')).exit).toBe(EXIT.ok);
  });
});

async function stateText(): Promise<string> {
  const { readdir } = await import('node:fs/promises');
  const folder = join(server.home, '.config', 'remit');
  const name = (await readdir(folder)).find((each) => /^monitor-[0-9a-f]{12}\.json$/u.test(each));
  return readFile(join(folder, name!), 'utf8');
}

describe('a monitor of one’s own organisation', () => {
  beforeEach(async () => {
    await server.remit('sign-in', '--demo', 'officer');
    expect(await look()).toMatchObject({ exit: EXIT.ok, remarked: '' });
    updatedAt = '2026-11-22T11:30:00.000Z';
  });

  it('is silent about what its own people do, about others, and about fields that come into view', async () => {
    timeline = [
      fact(1),
      fact(2, OFFICER, { note: 'as it was', more: 1 }),
      fact(3),
      fact(4, { ...OFFICER, organisation: 'p', name: 'CRANE' }),
    ];
    expect(await look()).toMatchObject({ exit: EXIT.ok, alarms: [] });
  });

  it('raises an alarm about a fact by somebody unknown, in its name', async () => {
    timeline.push(fact(3, { ...OFFICER, name: 'NOBODY' }));
    expect((await look()).alarms).toMatchObject([
      { code: 'unknown-actor', about: 'R1, fact 3', detail: 'NOBODY, DraftRevised' },
    ]);
  });

  it.each([
    ['a word', () => [fact(1), fact(2, OFFICER, { note: 'as it never was' })], 'note'],
    ['an actor', () => [fact(1, { ...OFFICER, role: 'LE_SUPERVISOR' }), fact(2)], 'kind, time or actor'],
    ['a fact taken away', () => [fact(1)], 'it is gone'],
  ])('raises an alarm about %s that is not what it was, as long as it is not', async (_, altered, detail) => {
    timeline = altered();
    expect((await look()).alarms).toMatchObject([{ code: 'referral-altered', detail }]);
    expect((await look()).exit).toBe(EXIT.found);
    timeline = [fact(1), fact(2)];
    expect((await look()).exit).toBe(EXIT.ok);
  });

  it('raises an alarm about another role, and about another person', async () => {
    people = [
      { ...people[0]!, roles: ['LE_OFFICER', 'LE_SUPERVISOR'] },
      { id: 'x', pseudonym: 'X', roles: [], certifiedUntil: null },
    ];
    expect(codes(await look())).toEqual(['people-changed', 'people-changed']);
  });
});

describe('a monitor with a machine’s own key', () => {
  const KEY = 'watch-1';
  let signedIn: string[];
  beforeEach(async () => {
    signedIn = ['--key', join(server.home, 'watch.json'), '--verifier-key', log.verifierKey];
    const privateKey = generateKeyPairSync('ed25519')
      .privateKey.export({ format: 'der', type: 'pkcs8' })
      .toString('base64url');
    await writeFile(signedIn[1]!, JSON.stringify({ kind: 'key', keyId: KEY, privateKey }), { mode: 0o600 });
    log = new FakeLog();
    await log.grow(1);
    timeline = [{ ...fact(1), leafIndex: 0 }];
    const leaf = Buffer.from(log.files.get('tile/entries/000.p/1')!.subarray(2)).toString('hex');
    proofs = [{ version: 1, leafIndex: 0, leaf, proof: [], deskSignature: null }];
  });

  it('signs each of its requests about its own organisation, and none about the public log', async () => {
    expect(await look(...signedIn)).toMatchObject({ exit: EXIT.ok, alarms: [] });
    const own = server.asked.filter(({ url }) => /^\/api\/(?:session|organisations|queues|referrals)/u.test(url));
    expect(own.length).toBeGreaterThan(3);
    for (const { headers } of own) expect(headers.authorization).toMatch(/^Remit-Key watch-1:/u);
    for (const { headers } of server.asked.filter(({ url }) => url.startsWith('/log/')))
      expect(headers.authorization).toBeUndefined();
  });

  it('raises an alarm about a fact that is shown as logged and is not where it is said to be', async () => {
    proofs = [{ ...proofs[0]!, leaf: `${proofs[0]!.leaf.slice(0, -2)}00` }];
    expect(await look(...signedIn)).toMatchObject({
      exit: EXIT.found,
      alarms: [{ code: 'not-in-log', about: 'R1, fact 1', detail: 'entry 0' }],
    });
  });

  it('refuses files of its own records that it cannot read, before it looks', async () => {
    const file = join(server.home, 'records');
    await writeFile(file, 'nonsense\n');
    expect((await look(...signedIn, '--desk-keys', file)).exit).toBe(EXIT.usage);
    expect((await look(...signedIn, '--signed', file)).exit).toBe(EXIT.usage);
    expect((await look(...signedIn, '--signed', join(server.home, 'absent'))).exit).toBe(EXIT.usage);
  });
});

describe('an alarm', () => {
  const channels = async (): Promise<string[]> => {
    const secret = join(server.home, 'secret');
    const sendmail = join(server.home, 'sendmail');
    await writeFile(secret, SECRET, { mode: 0o600 });
    await writeFile(sendmail, `#!/bin/sh\ncat > ${server.home}/mail\n`);
    await chmod(sendmail, 0o755);
    const mail = ['--mail-to', 'duty@unit.example', '--sendmail', sendmail];
    return ['--webhook', `${server.origin}/hook`, '--webhook-secret', secret, ...mail];
  };

  it('is posted under a signature, sent by mail, and tried again when it could not be delivered', async () => {
    await look('--public');
    log = new FakeLog('two');
    await log.grow(700);
    hookStatus = 500;
    expect((await look('--public', ...(await channels()))).remarked).toContain('will be tried again');
    hookStatus = 200;
    expect(codes(await look('--public', ...(await channels())))).toEqual(['forked']);
    const { headers } = hooks.at(-1)!;
    const body = JSON.stringify(hooks.at(-1)!.body);
    const signed = `${String(headers['webhook-id'])}.${String(headers['webhook-timestamp'])}.${body}`;
    const secret = Buffer.from(SECRET.slice(6), 'base64');
    expect(headers['webhook-signature']).toBe(`v1,${createHmac('sha256', secret).update(signed).digest('base64')}`);
    expect(hooks.at(-1)!.body).toMatchObject({ type: 'remit.alarm', data: { code: 'forked', server: server.origin } });
    const mail = await readFile(join(server.home, 'mail'), 'utf8');
    expect(mail).toContain('To: duty@unit.example\r\n');
    expect(Buffer.from(mail.split('\r\n\r\n')[1]!, 'base64').toString()).toContain('another history');
    expect(hooks).toHaveLength(2);
    expect((await look('--public', ...(await channels()))).alarms).toEqual([]);
  });

  it('goes nowhere by a setting that could mean something else', async () => {
    for (const bad of [
      ['--webhook', 'ftp://x.example', '--webhook-secret', 'none'],
      ['--webhook', 'https://x.example'],
      ['--mail-to', 'a@b.example\nBcc: c@d.example'],
      ['--every', 'soon'],
    ])
      expect((await look('--public', ...bad)).exit).toBe(EXIT.usage);
  });
});
