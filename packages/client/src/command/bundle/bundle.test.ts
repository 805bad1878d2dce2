import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { type Answered, type Asked, FakeServer, sessionOf } from '../../../test/fake-server.ts';
import { BundleRefused, createClient } from '../../index.ts';
import { EXIT } from '../exit-codes.ts';

type Vector = { readonly bundle: string; readonly policy: object; readonly now: string };
const vectorOf = async (name: string): Promise<Vector> =>
  JSON.parse(
    await readFile(new URL(`../../../../../spec/vectors/bundle/${name}.json`, import.meta.url), 'utf8'),
  ) as Vector;

let folder: string;
let server: FakeServer;
let served: string;
let good: Vector;

function answer({ url }: Asked): Answered {
  const session = sessionOf('decider', 'PLAT_DECIDER', 'PLATFORM');
  if (url === '/api/sessions/demo') return { json: { session, token: 'a-token-of-the-decider' } };
  if (url === '/api/session') return { json: session };
  return url === '/api/referrals/r1/bundle' ? { bytes: Buffer.from(served) } : undefined;
}

beforeEach(async () => {
  good = await vectorOf('good/lock-2-narrowed');
  served = good.bundle;
  folder = await mkdtemp(join(tmpdir(), 'remit-bundle-'));
  server = await new FakeServer(answer).open();
  server.now = Date.parse(good.now);
  await writeFile(join(folder, 'policy.json'), JSON.stringify(good.policy));
  await writeFile(join(folder, 'good.json'), good.bundle);
});
afterEach(async () => {
  vi.useRealTimers();
  await server.close();
  await rm(folder, { recursive: true });
});
const at = (name: string): string => join(folder, name);
const verify = (file: string, ...more: string[]) =>
  server.remit('bundle', 'verify', at(file), '--policy', at('policy.json'), ...more);

it('a bundle that holds is told in words, without a server', async () => {
  const { exit, said } = await verify('good.json');
  expect(exit).toBe(EXIT.ok);
  expect(said).toContain('the bundle holds');
  expect(said).toMatch(/Lock 1: +held by Supervisor N-11 of National Referral Unit/u);
  expect(said).toMatch(/Lock 2: +held by Reviewer R-1 .* a judicial body appointed by/u);
  expect(said).toContain('lock 2 signed both');
  expect((await verify('good.json', '--json')).json()).toMatchObject({ ok: true, lock2: 'REQUIRED' });
});

it('one that does not hold is named by its code, and the exit says so', async () => {
  const { bundle } = await vectorOf('bad/swapped-document');
  await writeFile(at('bad.json'), bundle);
  const { exit, said } = await verify('bad.json');
  expect(exit).toBe(EXIT.found);
  expect(said).toContain('Not so: document-differs: The document is not the one that was locked. Do not act on it.');
  expect((await verify('bad.json', '--json')).json()).toMatchObject({ ok: false, code: 'document-differs' });
});

it('a policy or a file that cannot be used ends with 2', async () => {
  await writeFile(at('policy.json'), '{}');
  expect((await verify('good.json')).exit).toBe(EXIT.usage);
  await writeFile(at('policy.json'), 'no policy');
  expect((await verify('good.json')).exit).toBe(EXIT.usage);
  expect((await verify('nothing.json')).exit).toBe(EXIT.usage);
});

it('fetched, it is written as it was served, and with a policy only if it holds', async () => {
  await server.remit('sign-in', '--demo', 'decider');
  const get = (...more: string[]) => server.remit('bundle', 'get', 'r1', '-o', at('got.json'), ...more);
  served = (await vectorOf('bad/swapped-document')).bundle;
  expect((await get('--policy', at('policy.json'))).exit).toBe(EXIT.found);
  await expect(readFile(at('got.json'))).rejects.toThrow('ENOENT');
  served = good.bundle;
  expect((await get('--policy', at('policy.json'))).exit).toBe(EXIT.ok);
  expect(await readFile(at('got.json'), 'utf8')).toBe(good.bundle);
  expect((await get()).exit).toBe(EXIT.usage);
});

it('the SDK hands on nothing of a bundle that does not hold', async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: Date.parse(good.now) });
  const client = createClient({
    server: server.origin,
    credential: { kind: 'token', token: 'a-token-of-the-decider' },
  });
  const policy = good.policy as Parameters<typeof client.bundle>[1];
  expect((await client.bundle('r1', policy)).document.items).toHaveLength(1);
  served = (await vectorOf('bad/demonstration-key')).bundle;
  await expect(client.bundle('r1', policy)).rejects.toThrow(BundleRefused);
});
