/**
 * A small platform's own machine against a service over HTTP, by the command alone: it registers, fetches the list, and
 * serves its gate from the folder. What an author withdraws flags no more within one poll, and the receipt is in.
 */
import { createHash, randomBytes } from 'node:crypto';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { formatVerifierKey, verifierKey } from '@remit/log';
import { normaliseLocator } from '@remit/protocol';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { trust } from '../../packages/server/test/log/fixture.ts';
import { commandWorld, type CommandWorld, json } from './command-world.ts';
import { entryOf, HOLDERS, type What } from './list-world.ts';

const [UNIT, PLATFORM, COVE] = HOLDERS;
const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');
const FILE = { kind: 'SHA256', hash: sha256('an upload') } as const;
const ADDRESS = 'http://www.cove.example/Clip?utm_source=x&id=7#top';
const LINK = { kind: 'LINK', hash: sha256(normaliseLocator(ADDRESS)!) } as const;
const MADE_UP = { kind: 'SHA256', hash: sha256('what nobody else judged') } as const;
const OTHER = { kind: 'SHA256', hash: sha256('another upload') } as const;

let world: CommandWorld['world'];
let home: string;
let remit: CommandWorld['remit'];
let here: CommandWorld['here'];
let close: () => Promise<void>;

beforeAll(async () => {
  ({ world, home, remit, here, close } = await commandWorld());
  for (const what of [FILE, LINK]) await world.share(what);
}, 120_000);
afterAll(() => close());

const folder = (name: string): string => join(home, name);
const logKey = formatVerifierKey(trust.logKeys[0]!);
async function taken(name: string): Promise<string> {
  const { exit, remarked } = await remit('list', 'take', '--folder', folder(name), '--verifier-key', logKey).ended;
  expect([exit, remarked]).toEqual([0, '']);
  await world.settle();
  return folder(name);
}

it('registers, fetches the list and says what it holds', async () => {
  const at = await taken('first');
  const secret = await readFile(join(at, 'recipient.json'), 'utf8');
  const first = await remit('list', 'sync', '--folder', at, '--json').ended;
  expect(json(first)).toMatchObject({
    recipient: COVE[0].organisation,
    version: 1,
    entries: 10,
    changed: 10,
    removed: 0,
  });
  const again = await remit('list', 'sync', '--folder', at).ended;
  expect([again.exit, again.said]).toEqual([0, expect.stringMatching(/^Version 1, 10 entries, as of .*: 0 new/u)]);
  here.later = 2 * 3_600_000;
  const stale = await remit('list', 'sync', '--folder', at, '--json').ended;
  expect([stale.exit, json(stale)]).toMatchObject([1, { version: 1, stale: true }]);
  expect(stale.remarked).toContain('somebody keeps newer ones from you');
  here.later = -10 * 60_000;
  const ahead = await remit('list', 'sync', '--folder', at, '--json').ended;
  expect([ahead.exit, json(ahead)]).toMatchObject([1, { error: { code: 'list-ahead' } }]);
  here.later = 0;
  // Done again, secret and list stay.
  expect((await remit('list', 'take', '--folder', at).ended).exit).toBe(0);
  expect(await readFile(join(at, 'recipient.json'), 'utf8')).toBe(secret);
  expect((await readdir(at)).sort()).toEqual(['held.json', 'list-1', 'recipient.json']);
});

it('says with code and remedy what it refuses, and keeps what it holds', async () => {
  const at = await taken('refusing');
  await remit('list', 'sync', '--folder', at).ended;
  const path = join(at, 'held.json');
  const held = await readFile(path, 'utf8');
  for (const [code, change] of [
    ['list-forked', { entries: 3 }],
    ['list-went-back', { version: 99 }],
  ] as const) {
    const kept = JSON.parse(held) as { head: object };
    await writeFile(path, JSON.stringify({ ...kept, head: { ...kept.head, ...change } }));
    const { exit, said } = await remit('list', 'sync', '--folder', at, '--json').ended;
    expect([exit, JSON.parse(said)]).toMatchObject([
      1,
      { error: { code, advice: expect.stringContaining('evidence') as string } },
    ]);
  }
  await writeFile(path, held);
  // The platform asks for a witness that has not cosigned.
  const witness = formatVerifierKey(verifierKey('witness.example/w1', 'cosignature/v1', new Uint8Array(32).fill(5)));
  const policy = join(home, 'remit.policy');
  await writeFile(policy, `log ${logKey}\nwitness w1 ${witness}\nquorum w1\n`);
  expect((await remit('list', 'take', '--folder', at, '--policy', policy).ended).exit).toBe(0);
  const unsigned = await remit('list', 'sync', '--folder', at, '--json').ended;
  expect([unsigned.exit, json(unsigned)]).toMatchObject([1, { error: { code: 'list-unsigned' } }]);
  const nowhere = await remit('list', 'sync', '--folder', folder('nowhere')).ended;
  expect([nowhere.exit, nowhere.remarked]).toEqual([2, expect.stringContaining('remit list take')]);
});

it('proves each opinion of its list by the signature of the desk that it names', async () => {
  const at = folder('proving');
  const take = ['list', 'take', '--folder', at, '--verifier-key', logKey];
  expect((await remit(...take).ended).exit).toBe(0);
  await world.settle();
  // These desks sign with keys of the demonstration, and nobody said that these count.
  const doubted = await remit('list', 'prove', '--folder', at, '--json').ended;
  expect([doubted.exit, json(doubted)]).toMatchObject([1, { lines: 10, asked: 10, proven: 0, mayBeCanaries: 8 }]);
  expect((json(doubted)['notProven'] as { code: string }[]).map(({ code }) => code)).toEqual(
    Array.from({ length: 4 }, () => 'demonstration-key-refused'),
  );
  expect((await remit(...take, '--demonstration').ended).exit).toBe(0);
  const proven = await remit('list', 'prove', '--folder', at, '--json').ended;
  expect([proven.exit, json(proven)]).toMatchObject([0, { asked: 10, proven: 4, mayBeCanaries: 8, notProven: [] }]);
  const again = await remit('list', 'prove', '--folder', at).ended;
  expect([again.exit, again.said]).toEqual([
    0,
    expect.stringMatching(/^8 of 10 lines: 0 opinions proven, 0 not\.\n8/u),
  ]);
  const sample = await remit('list', 'prove', '--folder', at, '--sample', '3', '--json').ended;
  expect([sample.exit, json(sample)]).toMatchObject([0, { lines: 10, asked: 3 }]);
  expect((await remit('list', 'prove', '--folder', at, '--sample', 'some').ended).exit).toBe(2);
});

it('names an opinion that the service made up, and a line that says more than was signed', async () => {
  const at = folder('proving');
  await world.hold(UNIT, MADE_UP);
  await forge(MADE_UP, (opinions) => [...opinions, { ...opinions[0]!, organisation: PLATFORM[0].organisation }]);
  await world.share(14);
  await forge(14, (opinions) => opinions.map((each, n) => (n === 0 ? { ...each, confidence: 100 } : each)));
  await world.settle();
  const found = await remit('list', 'prove', '--folder', at, '--json').ended;
  expect([found.exit, found.remarked]).toEqual([1, expect.stringContaining('ask the parties named')]);
  expect(json(found)).toMatchObject({ proven: 1, mayBeCanaries: 8 });
  // The unit did sign: but alone, so that nobody here may know of it, and the list must not hold it.
  const named = (json(found)['notProven'] as { entry: string; party: string; code: string }[]).map(
    ({ entry, party, code }) => `${entry} ${party} ${code}`,
  );
  expect(named.sort()).toEqual(
    [
      `${entryOf(MADE_UP)} ${PLATFORM[0].organisation} opinion-not-shown`,
      `${entryOf(MADE_UP)} ${UNIT[0].organisation} opinion-not-shown`,
      `${entryOf(14)} ${UNIT[0].organisation} opinion-differs`,
    ].sort(),
  );
});

it('counts only what is proven, where the policy asks for it, and says loudly what it left out', async () => {
  const policy = join(home, 'strict.json');
  await writeFile(policy, '{"requireProof":true}');
  const serve = ['gate', 'serve', '--remit', folder('proving'), '--every', '1', '--listen', '127.0.0.1:0', '--json'];
  const verdicts = async (...more: string[]) => {
    const gate = remit(...serve, ...more);
    const { url } = (await vi.waitFor(() => json(gate), { timeout: 20_000 })) as { url: string };
    const check = async (body: string) =>
      (await (await fetch(`${url}/check`, { method: 'POST', body })).json()) as Strict;
    try {
      const honest = await check('an upload');
      const made = await check('what nobody else judged');
      await world.share(OTHER);
      await world.settle();
      // What comes new is proven within the round that brings it.
      await vi.waitFor(async () => expect((await check('another upload')).verdict).toBe('flag'), { timeout: 15_000 });
      return [honest, made].map(({ verdict, matches, warnings }) => [
        ...[verdict, matches[0]!.reason],
        ...warnings.map(({ code, opinions }) => `${code} ${opinions}`),
      ]);
    } finally {
      process.emit('SIGHUP', 'SIGHUP');
      await gate.ended;
      await world.withdraw(UNIT[1], OTHER);
      await world.withdraw(PLATFORM[1], OTHER);
      await world.settle();
    }
  };
  expect(await verdicts()).toEqual([
    ['flag', 'counts'],
    ['flag', 'counts'],
  ]);
  expect(await verdicts('--policy', policy)).toEqual([
    ['flag', 'counts'],
    ['pass', 'not-proven', 'unproven 2'],
  ]);
}, 90_000);

type Strict = {
  verdict: string;
  matches: { reason: string }[];
  warnings: { code: string; opinions: number }[];
};
type Document = { organisation: string; confidence: number };
/** What an operator does who has the database: the state from which lists are made says what nobody said. */
async function forge(what: What, change: (opinions: Document[]) => Document[]): Promise<void> {
  const { admin } = world.house;
  const id = entryOf(what);
  const { rows } = await admin.query<{ state: { opinions: { document: Document }[] } }>(
    'SELECT state FROM entry_states WHERE entry = $1',
    [id],
  );
  const { state } = rows[0]!;
  const opinions = change(state.opinions.map(({ document }) => document)).map((document) => ({
    ...state.opinions[0],
    document,
  }));
  await admin.query('UPDATE entry_states SET state = $2 WHERE entry = $1', [id, { ...state, opinions }]);
  await admin.query('INSERT INTO list_pending VALUES ($1, 1000)', [id]);
}

it('serves the gate from the folder, follows the service, and gives the receipt for what was withdrawn', async () => {
  const at = await taken('gate');
  const gate = remit(
    'gate',
    'serve',
    '--remit',
    at,
    '--every',
    '1',
    '--listen',
    '127.0.0.1:0',
    '--stale-after',
    '600',
    '--json',
  );
  const { url } = (await vi.waitFor(() => json(gate), { timeout: 20_000 })) as { url: string };
  const check = async (body: string | null, link = ''): Promise<Checked> =>
    (await (await fetch(`${url}/check?link=${encodeURIComponent(link)}`, { method: 'POST', body })).json()) as Checked;
  const soon = (then: () => Promise<void>) => vi.waitFor(then, { timeout: 15_000, interval: 100 });
  try {
    const found = await check('an upload');
    expect([found.verdict, found.matches.map(({ entry }) => entry)]).toEqual(['flag', [entryOf(FILE)]]);
    expect(JSON.stringify(found)).not.toContain(FILE.hash);
    expect((await check(null, ADDRESS)).matches.map(({ entry }) => entry)).toEqual([entryOf(LINK)]);
    expect(await (await fetch(`${url}/counts`, { method: 'POST' })).json()).toEqual({
      [entryOf(FILE)]: 1,
      [entryOf(LINK)]: 1,
    });
    const other = await remit('list', 'sync', '--folder', at).ended;
    expect([other.exit, other.remarked]).toEqual([2, expect.stringContaining('Another process keeps this list')]);

    await world.share(OTHER);
    await world.settle();
    await soon(async () => expect((await check('another upload')).verdict).toBe('flag'));

    expect(await world.withdraw(UNIT[1], FILE)).toBe('HELD');
    expect(await owing()).toEqual([COVE[0].organisation]);
    await world.settle();
    await soon(async () => expect((await check('an upload')).verdict).toBe('pass'));
    await soon(async () => expect(await owing()).toEqual([]));
    expect(gate.remarked).toContain('1 receipt given.');
    expect((await check(null, ADDRESS)).verdict).toBe('flag');

    here.down = true;
    for (let minutes = 0; minutes < 15; minutes++) world.minute();
    await soon(async () => {
      const { verdict, warnings } = await check('another upload');
      expect([verdict, warnings.map(({ code }) => code)]).toEqual(['flag', ['stale']]);
      expect(gate.remarked).toContain('server-unreachable');
    });
    here.down = false;
    // The service answers again, and until it makes a version nobody has said what is the newest now.
    await soon(async () => expect(gate.remarked).toContain('shows no newer version than that of'));
    expect((await check('another upload')).warnings.map(({ code }) => code)).toEqual(['stale']);
    await world.share(12);
    await world.settle();
    await soon(async () => expect((await check('another upload')).warnings).toEqual([]));
  } finally {
    here.down = false;
    process.emit('SIGHUP', 'SIGHUP');
    expect((await gate.ended).exit).toBe(0);
  }
  expect(await readdir(at)).not.toContain('folder.lock');
}, 90_000);

type Checked = { verdict: string; matches: { entry: string }[]; warnings: { code: string }[] };

/** Of the recipients of this test, who has not said that the file flags there no more. */
async function owing(): Promise<string[]> {
  const { rows } = await world.house.admin.query<{ organisation: string }>(
    'SELECT organisation FROM entry_receipts WHERE entry = $1 AND received_at IS NULL ORDER BY organisation',
    [entryOf(FILE)],
  );
  return rows.map(({ organisation }) => organisation);
}

it('gives receipts by hand, once the list follows the withdrawal', async () => {
  const at = await taken('by-hand');
  await world.share(8);
  await world.settle();
  await remit('list', 'sync', '--folder', at).ended;
  await world.withdraw(UNIT[1], 8);
  const early = await remit('list', 'receipts', '--folder', at, '--json').ended;
  expect(json(early)).toEqual({ given: 0, waiting: 1 });
  await world.settle();
  await remit('list', 'sync', '--folder', at).ended;
  expect((await remit('list', 'receipts', '--folder', at).ended).said).toBe('1 receipt given.\n');
});

it('reports a day’s matches in buckets, once, and names what is refused', async () => {
  await world.share(9);
  const counts = join(home, 'counts.json');
  const given = { [entryOf(9)]: { matched: 37, confirmed: 4 }, [entryOf(999)]: { matched: 1 } };
  await writeFile(counts, JSON.stringify({ day: '2026-03-01', entries: given }));
  const first = await remit('list', 'report', '--counts', counts, '--json').ended;
  expect([first.exit, json(first)]).toMatchObject([
    1,
    { reported: 1, already: 0, refused: [{ entry: entryOf(999), code: 'not-found' }] },
  ]);
  const { rows } = await world.house
    .ask(UNIT[0], { method: 'GET', url: '/api/entries' })
    .then((answer) => answer.json<{ rows: { id: string; matched: number; confirmed: number; rejected: number }[] }>());
  expect(rows.find(({ id }) => id === entryOf(9))).toMatchObject({ matched: 20, confirmed: 1, rejected: 0 });
  await writeFile(counts, JSON.stringify({ day: '2026-03-01', entries: { [entryOf(9)]: { matched: 37 } } }));
  const again = await remit('list', 'report', '--counts', counts).ended;
  expect([again.exit, again.said]).toEqual([0, '2026-03-01: 0 reported, 1 already there, 0 refused.\n']);
  await writeFile(counts, '{"day":"yesterday"}');
  expect((await remit('list', 'report', '--counts', counts).ended).exit).toBe(2);
});

it('lets a machine’s key with a desk’s role take the list, read it and give receipts', async () => {
  const ask = (method: 'GET' | 'PUT' | 'POST', url: string, payload?: object) =>
    world.house.ask({ machine: 'theirs' }, { method, url, ...(payload && { payload }) });
  const publicKey = `MCowBQYDK2VuAyEA${randomBytes(32).toString('base64url')}`;
  expect((await ask('PUT', '/api/list/key', { publicKey })).json()).toMatchObject({ keyId: 'list:unit-south' });
  await world.share(7);
  await world.settle();
  await world.withdraw(UNIT[1], 7);
  await world.settle();
  const { heads } = (await ask('GET', '/api/list/heads?after=0')).json<{ heads: { version: number }[] }>();
  const { rows } = (await ask('GET', '/api/entries?view=owed')).json<{ rows: { id: string }[] }>();
  expect(rows.map(({ id }) => id)).toEqual([entryOf(7)]);
  const receipt = { organisation: UNIT[0].organisation, list: heads.at(-1)!.version };
  expect((await ask('POST', `/api/entries/${entryOf(7)}/receive-withdrawal`, receipt)).statusCode).toBe(200);
  expect((await ask('GET', '/api/entries?view=owed')).json()).toMatchObject({ rows: [] });
});
