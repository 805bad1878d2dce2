/**
 * The gate tells the authors by itself what matched at a platform and what its people decided: against the service over
 * HTTP, over a restart, with a day that was reported by hand, and never unless it was asked to.
 */
import { createHash } from 'node:crypto';
import { appendFile, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { formatVerifierKey } from '@remit/log';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { trust } from '../../packages/server/test/log/fixture.ts';
import { commandWorld, type CommandWorld, json } from './command-world.ts';
import { entryOf, HOLDERS } from './list-world.ts';

const [UNIT, , COVE] = HOLDERS;
const printOf = (text: string) => ({ kind: 'SHA256', hash: createHash('sha256').update(text).digest('hex') }) as const;
const UPLOADS = ['an upload', 'another upload', 'a flood'] as const;
const [ONE, TWO, FLOOD] = UPLOADS.map((text) => entryOf(printOf(text))) as [string, string, string];

let at: CommandWorld;
let list: string;
let feedback: string;
beforeAll(async () => {
  at = await commandWorld();
  for (const text of UPLOADS) await at.world.share(printOf(text));
  list = join(at.home, 'list');
  feedback = join(at.home, 'feedback');
  await at.remit('list', 'take', '--folder', list, '--verifier-key', formatVerifierKey(trust.logKeys[0]!)).ended;
  await at.world.settle();
}, 120_000);
afterAll(() => at.close());

async function serving(...args: string[]) {
  const gate = at.remit('gate', 'serve', '--remit', list, '--every', '1', '--listen', '127.0.0.1:0', '--json', ...args);
  const { url } = (await vi.waitFor(() => json(gate), { timeout: 20_000 })) as { url: string };
  const post = async (path: string, body: string) => {
    const response = await fetch(`${url}/${path}`, { method: 'POST', body });
    return { status: response.status, body: (await response.json()) as Record<string, unknown> };
  };
  return {
    gate,
    check: async (upload: string) => (await post('check', upload)).body['check'] as string,
    decide: (given: object) => post('verdict', JSON.stringify(given)),
    end: async () => {
      process.emit('SIGHUP', 'SIGHUP');
      expect((await gate.ended).exit).toBe(0);
    },
  };
}
const telling = () => serving('--feedback', feedback, '--feedback-after', '1');
/** Whoever signed in has been there meanwhile: a gate of a platform speaks by a machine's key, which does not end. */
async function days(count: number): Promise<void> {
  const { clock, admin } = at.world.house;
  clock.at = new Date(Date.parse(clock.at) + count * 86_400_000).toISOString();
  await admin.query('UPDATE sessions SET started_at = $1, seen_at = $1', [clock.at]);
}
const today = (): string => at.world.house.clock.at.slice(0, 10);
/** What the log's facts say that the platform reported. */
async function reports(): Promise<object[]> {
  const { rows } = await at.world.house.admin.query<{ stream: string; open: Record<string, string> }>(
    `SELECT stream, open FROM facts WHERE kind = 'MatchesReported' ORDER BY at, stream`,
  );
  return rows.map(({ stream, open: { by, day, matched, confirmed, rejected } }) => ({
    ...{ entry: stream.replace('entry:', ''), by, day, counts: [matched, confirmed, rejected].join(' ') },
  }));
}
const soon = (then: () => Promise<void>) => vi.waitFor(then, { timeout: 15_000, interval: 100 });
const by = COVE[0].organisation;

it('tells nobody anything unless it was asked to', async () => {
  const plain = await serving();
  expect(await plain.check('an upload')).toBeUndefined();
  expect((await plain.decide({ check: 'x', decision: 'confirmed' })).status).toBe(404);
  await plain.end();
  const { exit, remarked } = await at.remit('gate', 'serve', '--list', 'x.csv', '--feedback', feedback).ended;
  expect([exit, remarked]).toEqual([2, expect.stringContaining('name --remit')]);
});

it('reports a day in buckets once people had their time, over a restart, and once', async () => {
  const day = today();
  const first = await telling();
  const names = [await first.check('an upload'), await first.check('an upload'), await first.check('another upload')];
  expect(new Set(names).size).toBe(3);
  expect(await first.check('harmless')).toBeUndefined();
  const confirmed = await first.decide({ check: names[0], decision: 'confirmed' });
  expect(confirmed).toEqual({ status: 200, body: { check: names[0], decision: 'confirmed', entries: [ONE] } });
  expect((await first.decide({ check: names[2], decision: 'rejected', entry: TWO })).status).toBe(200);
  expect((await first.decide({ check: names[2], decision: 'rejected', entry: ONE })).status).toBe(404);
  expect((await first.decide({ check: names[2], decision: 'perhaps' })).status).toBe(400);
  const other = await at.remit('gate', 'serve', '--remit', list, '--feedback', feedback).ended;
  expect([other.exit, other.remarked]).toEqual([2, expect.stringContaining('Another')]);
  await first.end();
  // Killed while it wrote.
  await appendFile(feedback, '{"gate":1,"matched":"');

  await days(1);
  const second = await telling();
  for (const text of ['an upload', 'an upload', 'an upload', 'an upload', 'an upload']) await second.check(text);
  expect(await reports()).toEqual([]);
  await days(1);
  const due = [
    { entry: ONE, by, day, counts: 'B1 B1 B0' },
    { entry: TWO, by, day, counts: 'B1 B0 B1' },
  ].sort((a, b) => (a.entry < b.entry ? -1 : 1));
  await soon(async () => expect(await reports()).toEqual(due));
  await soon(async () => expect(second.gate.remarked).toContain('matches reported: 2, and 0 that were there already'));
  expect((await second.decide({ check: names[1], decision: 'confirmed' })).status).toBe(404);
  await second.end();

  // Somebody reported the next day by hand meanwhile: the gate takes it for sent.
  await days(1);
  const counts = join(at.home, 'counts.json');
  const next = new Date(Date.parse(day) + 86_400_000).toISOString().slice(0, 10);
  await writeFile(counts, JSON.stringify({ day: next, entries: { [ONE]: { matched: 5 } } }));
  expect((await at.remit('list', 'report', '--counts', counts).ended).exit).toBe(0);
  const third = await telling();
  await soon(async () => expect(third.gate.remarked).toContain('matches reported: 0, and 1 that were there already'));
  expect(await reports()).toEqual([...due, { entry: ONE, by, day: next, counts: 'B5 B0 B0' }]);
  await third.end();
  // What was told is let go; that it was told is remembered while the day is young.
  expect(await readFile(feedback, 'utf8')).toBe(`{"gate":1,"told":"${ONE}","day":"${next}"}\n`);
}, 90_000);

it('goes on counting while the service is away, and tells it of a flood of wrong matches at once', async () => {
  const before = await reports();
  const gate = await telling();
  at.here.down = true;
  try {
    const names = [];
    for (let n = 0; n < 120; n++) names.push(await gate.check('a flood'));
    for (const check of names.slice(0, 6))
      expect((await gate.decide({ check, decision: 'rejected' })).status).toBe(200);
    await soon(async () => expect(gate.gate.remarked).toContain('matches are not reported yet: server-unreachable'));
    expect(await reports()).toEqual(before);
    at.here.down = false;
    await soon(async () =>
      expect(await reports()).toEqual([...before, { entry: FLOOD, by, day: today(), counts: 'B100 B0 B5' }]),
    );
    const { rows } = await at.world.house.admin.query(
      `SELECT FROM facts WHERE stream = $1 AND kind = 'EntryQuarantined'`,
      [`entry:${FLOOD}`],
    );
    expect(rows.length).toBe(1);
    // In the author's own desk it is asked about.
    const shown = await at.world.house.ask(UNIT[0], { method: 'GET', url: '/api/entries' });
    expect(shown.json<{ rows: { id: string }[] }>().rows.find(({ id }) => id === FLOOD)).toMatchObject({
      status: 'QUARANTINED',
    });
  } finally {
    at.here.down = false;
    await gate.end();
  }
}, 90_000);
