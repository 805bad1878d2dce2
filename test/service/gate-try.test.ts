/**
 * A platform tries a policy on what its own gate was asked lately: by the program as it is installed, killed on the way,
 * and beside a gate that keeps the folder of a shared list.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { appendFile, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createHash } from 'node:crypto';
import { formatVerifierKey } from '@remit/log';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { trust } from '../../packages/server/test/log/fixture.ts';
import { commandWorld, type CommandWorld, json } from './command-world.ts';
import { entryOf, HOLDERS } from './list-world.ts';

const PROGRAM = fileURLToPath(new URL('../../packages/client/bin/remit.js', import.meta.url));
const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'remit-gate-try-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

function program(...args: string[]) {
  const child = spawn(process.execPath, [PROGRAM, ...args], { cwd: folder, stdio: ['ignore', 'pipe', 'pipe'] });
  const said = { out: '', err: '' };
  child.stdout.setEncoding('utf8').on('data', (text: string) => (said.out += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (said.err += text));
  const ended = once(child, 'close').then(([code]) => ({ code: code as number | null, ...said }));
  return { child, said, ended };
}
async function gate(...args: string[]) {
  const running = program('gate', 'serve', '--listen', '127.0.0.1:0', '--json', ...args);
  const { url } = await vi.waitFor(() => JSON.parse(running.said.out) as { url: string }, { timeout: 30_000 });
  return { ...running, ask: asking(url) };
}
const asking =
  (url: string) =>
  async (...bodies: string[]): Promise<void> => {
    for (const body of bodies)
      expect((await fetch(`${url}/check?link=https://media.example/secret`, { method: 'POST', body })).status).toBe(
        200,
      );
  };
const tried = async (...args: string[]) => {
  const { code, out, err } = await program('gate', 'try', ...args).ended;
  return { code, out, err };
};
const lines = async (path: string): Promise<number> => (await readFile(path, 'utf8')).split('\n').length - 1;

it('says how many of the recent uploads each policy flags, through which entries, after a gate that was killed', async () => {
  const at = (name: string): string => join(folder, name);
  const row = (what: string, id: string, party: string): string => `sha256,${sha256(what)},${id},${party}`;
  const rows = [row('both', 'e-both', 'a.example'), row('one', 'e-one', 'a.example'), row('two', 'e-two', 'c.example')];
  await writeFile(at('list.csv'), `kind,hash,id,party\n${rows.join('\n')}\n`);
  await writeFile(at('old.json'), '{"atLeast":1,"parties":["a.example"]}');
  await writeFile(at('new.json'), '{"atLeast":1,"parties":["c.example"]}');
  const serving = ['--list', 'list.csv', '--recent', 'recent'];

  const first = await gate(...serving);
  await first.ask('both', 'one', 'one', 'two', 'harmless');
  await vi.waitFor(async () => expect(await lines(at('recent'))).toBe(5));
  first.child.kill('SIGKILL');
  await first.ended;
  // In the middle of a line, as it happens.
  await appendFile(at('recent'), '{"v":1,"at":"2026-');

  const second = await gate(...serving);
  await second.ask('two');
  await vi.waitFor(async () => expect(await lines(at('recent'))).toBe(6));
  expect((await stat(at('recent'))).mode & 0o077).toBe(0);
  expect(await readFile(at('recent'), 'utf8')).not.toMatch(/harmless|media|secret/u);

  const both = ['--policy', 'new.json', '--against', 'old.json', '--list', 'list.csv', '--recent', 'recent'];
  const answer = await tried(...both, '--json');
  expect([answer.code, answer.err]).toEqual([0, '']);
  expect(JSON.parse(answer.out)).toMatchObject({
    ...{ uploads: 6, damagedLines: 0, onlyPolicy: 2, onlyAgainst: 3 },
    policy: { file: 'new.json', flagged: 2, matched: 5, parties: { 'c.example': 2 } },
    against: { file: 'old.json', flagged: 3, matched: 5, parties: { 'a.example': 3 } },
    entries: [
      { entry: 'e-one', uploads: 2, policy: 'not-trusted', against: 'counts' },
      { entry: 'e-two', uploads: 2, policy: 'counts', against: 'not-trusted' },
      { entry: 'e-both', uploads: 1, policy: 'not-trusted', against: 'counts' },
    ],
    lists: [{ name: 'list.csv', entries: 3, stale: false }],
  });
  const { out } = await tried(...both);
  expect(out).toMatch(/^6 uploads from \S+ to \S+, on the lists as they stand now:\n/u);
  expect(out).toContain('  new.json: 2 flagged of 5 that matched, by opinions of c.example 2.\n');
  expect(out).toContain(
    '2 uploads flagged only under new.json:\n  Entry e-two of list list.csv: 2 uploads. Under old.json: None of the parties',
  );
  expect(out).toContain('3 uploads flagged only under old.json:\n  Entry e-one of list list.csv: 2 uploads.');
  expect(out).not.toContain(sha256('one'));
  // Against what a gate does that was told nothing: it asks for two parties.
  const usual = await tried('--policy', 'old.json', '--list', 'list.csv', '--recent', 'recent');
  expect(usual.out).toContain('the usual policy: 0 flagged of 5 that matched.');

  second.child.kill('SIGTERM');
  expect((await second.ended).code).toBe(0);
}, 90_000);

it('names what it cannot read, and writes nothing over', async () => {
  const list = ['--list', 'list.csv'];
  await writeFile(join(folder, 'empty'), '');
  for (const [recent, policy, code] of [
    ['nowhere', 'new.json', 'recent-none'],
    ['list.csv', 'new.json', 'recent-other'],
    ['recent', 'list.csv', 'policy-unreadable'],
  ] as const) {
    const answer = await tried('--policy', policy, ...list, '--recent', recent, '--json');
    expect([answer.code, JSON.parse(answer.out)]).toMatchObject([2, { error: { code } }]);
  }
  expect((await tried('--policy', 'new.json', ...list, '--recent', 'empty')).out).toContain('No upload was kept yet');
  const over = await program('gate', 'serve', ...list, '--recent', 'list.csv', '--json').ended;
  expect([over.code, JSON.parse(over.out)]).toMatchObject([2, { error: { code: 'recent-other' } }]);
  expect((await program('gate', 'serve', ...list, '--recent', 'recent', '--recent-most', '9').ended).code).toBe(2);
}, 60_000);

let here: CommandWorld;
it('reads the folder of a shared list while the gate keeps it, and names entries as the service does', async () => {
  here = await commandWorld();
  const { world, remit, home } = here;
  const [UNIT] = HOLDERS;
  try {
    const shared = { kind: 'SHA256', hash: sha256('an upload') } as const;
    const alone = { kind: 'SHA256', hash: sha256('another upload') } as const;
    await world.share(shared);
    await world.hold(UNIT, alone);
    const [list, recent] = [join(home, 'list'), join(home, 'recent')];
    const logKey = formatVerifierKey(trust.logKeys[0]!);
    await remit('list', 'take', '--folder', list, '--verifier-key', logKey, '--demonstration').ended;
    await world.settle();
    const serving = remit(
      ...['gate', 'serve', '--remit', list, '--recent', recent, '--every', '1', '--listen', '127.0.0.1:0', '--json'],
    );
    const { url } = (await vi.waitFor(() => json(serving), { timeout: 20_000 })) as { url: string };
    await asking(url)('an upload', 'an upload', 'another upload');
    await vi.waitFor(async () => expect(await lines(recent)).toBe(3));
    await writeFile(join(home, 'three.json'), '{"atLeast":3}');
    await writeFile(join(home, 'proven.json'), '{"requireProof":true}');
    const attempt = async (policy: string) =>
      json(await remit('gate', 'try', '--remit', list, '--recent', recent, '--policy', policy, '--json').ended);
    // One more party than have spoken: what two share would flag no longer.
    expect(await attempt(join(home, 'three.json'))).toMatchObject({
      ...{ uploads: 3, onlyPolicy: 0, onlyAgainst: 2 },
      entries: [{ entry: entryOf(shared), uploads: 2, policy: 'too-few-parties', against: 'counts' }],
    });
    expect(await attempt(join(home, 'proven.json'))).toMatchObject({
      entries: [{ entry: entryOf(shared), policy: 'not-proven', against: 'counts' }],
    });
    expect(JSON.stringify(await attempt(join(home, 'three.json')))).not.toContain(shared.hash);
    process.emit('SIGHUP', 'SIGHUP');
    expect((await serving.ended).exit).toBe(0);
    // What was proven counts in a trial too.
    expect((await remit('list', 'prove', '--folder', list).ended).exit).toBe(0);
    expect(await attempt(join(home, 'proven.json'))).toMatchObject({ onlyPolicy: 0, onlyAgainst: 0, entries: [] });
  } finally {
    await here.close();
  }
}, 120_000);
