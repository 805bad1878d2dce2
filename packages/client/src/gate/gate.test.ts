import { mkdtemp, readdir, rm, utimes, writeFile } from 'node:fs/promises';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createDecoder, createGate, linkHash, loadKernels, sha256, toHex } from '@remit/match/node';
import sharp from 'sharp';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { serveGate } from './serve.ts';
import { NotAList, WatchedList } from './watched-list.ts';

const kernels = await loadKernels();
const MOST = 40 * 1024 * 1024;
let folder: string;
let path: string;
let list: WatchedList;
let url: string;
let ends: (() => unknown)[];
let now: number;

const picture = await sharp({
  create: {
    width: 512,
    height: 512,
    channels: 3,
    background: '#446688',
    noise: { type: 'gaussian', mean: 128, sigma: 60 },
  },
})
  .blur(12)
  .normalise()
  .jpeg()
  .toBuffer();
const reader = createDecoder();
const answer = await reader.read(picture);
reader.close();
if (!answer.ok) throw new Error('the picture of this test cannot be read');
const [pdq] = answer.prints.hashes;

const file = (...rows: string[]): Promise<void> => writeFile(path, ['kind,hash,id,party', ...rows, ''].join('\n'));
const FILE = Buffer.from('a document');
const source = (format: 'csv' | 'tcap' = 'csv') => ({
  path,
  format,
  party: 'list',
  ground: 'threat',
  staleAfterSeconds: 3600,
});

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'remit-gate-test-'));
  path = join(folder, 'list.csv');
  await file(
    `pdq,${toHex(pdq!)},picture,unit.example`,
    `sha256,${toHex(sha256(FILE))},file,unit.example`,
    `link,${toHex(linkHash('https://media.example/a'))},link,unit.example`,
  );
  list = new WatchedList(source(), kernels);
  now = Date.now();
  const gate = createGate({ lists: [list.list], policy: { atLeast: 1 }, now: () => now, onWarning: () => undefined });
  const server = await serveGate(
    { gate, lists: [list], most: MOST, now: () => now },
    { host: '127.0.0.1', port: 0 },
    () => undefined,
  );
  url = server.url;
  ends = [server.close, gate.close, () => rm(folder, { recursive: true, force: true })];
});
afterEach(async () => {
  for (const end of ends) await end();
});

type Answered = { verdict: string; matches: { entry: string; why: string[] }[]; warnings: { code: string }[] };
async function check(body: BodyInit | null, query = ''): Promise<Answered> {
  const response = await fetch(`${url}/check${query}`, { method: 'POST', body });
  expect(response.status).toBe(200);
  return (await response.json()) as Answered;
}
const entries = ({ verdict, matches }: Answered): string[] => [verdict, ...matches.map(({ entry }) => entry)];

it('finds a re-encoded, resized picture, a file and a link, with reasons and without the hashes of the list', async () => {
  const copy = await sharp(picture).resize(300).webp({ quality: 60 }).toBuffer();
  const found = await check(new Uint8Array(copy));
  expect(entries(found)).toEqual(['flag', 'picture']);
  expect(found.matches[0]!.why.join(' ')).toContain('of 256 bits away');
  expect(JSON.stringify(found)).not.toContain(toHex(pdq!));
  expect(entries(await check(FILE))).toEqual(['flag', 'file']);
  expect(entries(await check(null, '?link=http://media.example/a%23b&link=x'))).toEqual(['flag', 'link']);
  expect(entries(await check('something else'))).toEqual(['pass']);
  expect(await (await fetch(`${url}/counts`, { method: 'POST' })).json()).toEqual({ picture: 1, file: 1, link: 1 });
});

it('passes what it cannot read and says so, and says when a list is stale', async () => {
  const broken = new Uint8Array(picture.subarray(0, 700));
  expect(await check(broken)).toMatchObject({ verdict: 'pass', warnings: [{ code: 'unread' }] });
  now += 2 * 3_600_000;
  expect(await check(FILE)).toMatchObject({ verdict: 'flag', warnings: [{ code: 'stale' }] });
  expect(await (await fetch(`${url}/health`)).json()).toMatchObject({
    lists: [{ entries: 3, stale: true, notTaken: 0 }],
  });
});

it('takes over a changed file, keeps the old list while it is unreadable, and refuses to begin without one', async () => {
  expect(list.refresh()).toBe(false);
  await file(`sha256,${toHex(sha256(FILE))},file,unit.example`, 'pdq,zz,bad,unit.example');
  await utimes(path, new Date(), new Date(Date.now() + 5_000));
  expect(list.refresh()).toBe(true);
  expect([list.list.size, list.lost.length]).toEqual([1, 1]);
  await rm(path);
  expect(() => list.refresh()).toThrow('ENOENT');
  expect(entries(await check(FILE))).toEqual(['flag', 'file']);
  expect(() => new WatchedList(source(), kernels)).toThrow('ENOENT');
  await writeFile(path, 'no list');
  expect(() => new WatchedList(source('tcap'), kernels)).toThrow(NotAList);
});

it('reads long uploads from a file that it removes, and refuses longer ones than allowed', async () => {
  const before = await temporary();
  const long = new Uint8Array(33 * 1024 * 1024);
  await file(`sha256,${toHex(sha256(long))},long,unit.example`);
  list.refresh();
  expect(entries(await check(long))).toEqual(['flag', 'long']);
  expect(await sent({ 'content-length': String(MOST + 1) })).toBe(413);
  expect(await sent({ 'transfer-encoding': 'chunked' }, MOST + 1)).toBe(413);
  expect(await temporary()).toEqual(before);
});
const temporary = async (): Promise<string[]> =>
  (await readdir(tmpdir())).filter((name) => /^remit-gate-[0-9a-f]{8}-/u.test(name));

/** The status, which comes before the body is whole. */
function sent(headers: Record<string, string>, bytes = 0): Promise<number> {
  return new Promise((resolve, reject) => {
    let status = 0;
    const asking = request(`${url}/check`, { method: 'POST', headers }, (response) => {
      status = response.statusCode!;
      response.resume();
      resolve(status);
    });
    // The gate hangs up on what it does not read.
    asking.on('error', (error) => (status === 0 ? reject(error) : undefined));
    for (let left = bytes; left > 0; left -= 1024 * 1024) asking.write(Buffer.alloc(Math.min(left, 1024 * 1024)));
    if (bytes > 0) asking.end();
    else asking.flushHeaders();
  });
}

it.each([{ origin: 'https://page.example' }, { 'sec-fetch-site': 'cross-site' }])(
  'does not answer a page in a browser: %o',
  async (headers) => {
    expect(await sent({ ...headers, 'content-length': '0' })).toBe(403);
  },
);

// Node's fetch does not let a caller name another host.
const health = (host: string): Promise<number> =>
  new Promise((resolve, reject) => {
    const asking = request(`${url}/health`, { headers: { host } }, (response) => {
      response.resume();
      resolve(response.statusCode!);
    });
    asking.on('error', reject).end();
  });

it('does not answer under a name that somebody points at this machine, whatever else a page leaves out', async () => {
  for (const host of ['page.example', 'page.example:4630', '127.0.0.1.page.example', 'localhost.page.example:80'])
    expect(await health(host)).toBe(421);
  for (const host of ['127.0.0.1:4630', 'localhost:1', '[::1]:4630', 'localhost']) expect(await health(host)).toBe(200);
});

it('answers other requests with what it can be asked', async () => {
  const response = await fetch(`${url}/check`);
  expect([response.status, JSON.stringify(await response.json())]).toEqual([
    404,
    expect.stringContaining('POST /check'),
  ]);
});
