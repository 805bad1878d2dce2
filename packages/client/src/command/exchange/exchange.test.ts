import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { EXIT } from '../exit-codes.ts';
import { main } from '../main.ts';
import type { Surroundings } from '../surroundings.ts';

let folder: string;
let said: string;
let remarked: string;
const MD5 = 'a1'.repeat(16);
const PAGE = {
  checkpoint: '1724856487.7,2',
  results: [
    { id: 1, algorithm: 'MD5', hash_digest: MD5, deleted: false },
    { id: 2, algorithm: 'MD5', hash_digest: MD5, deleted: true },
  ],
};

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'remit-exchange-'));
  [said, remarked] = ['', ''];
  await writeFile(join(folder, 'page.json'), JSON.stringify(PAGE));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const world = (): Surroundings => ({
  env: {},
  home: folder,
  now: () => Date.parse('2026-11-22T12:00:00.000Z'),
  readSecret: () => Promise.resolve(''),
  stdout: { write: (text) => (said += text) },
  stderr: { write: (text) => (remarked += text) },
  fetch: () => Promise.reject(new Error('nothing is asked of anybody')),
});
const exchange = (...args: string[]): Promise<number> =>
  main(['exchange', join(folder, 'page.json'), ...args], world());

describe('remit exchange', () => {
  it('writes the other format, and says the checkpoint and what was taken back', async () => {
    expect(await exchange('--from', 'tcap', '--to', 'csv', '--party', 'p.example')).toBe(EXIT.ok);
    expect(said.split('\n')[1]).toBe(`md5,${MD5},1,p.example,positive,unstated,,,,,`);
    expect(remarked).toContain('1 entries read, 1 taken back');
    expect(remarked).toContain('1724856487.7,2');
  });

  it('says what is lost, with an exit code of its own, and writes over nothing', async () => {
    PAGE.results.push({ id: 3, algorithm: 'TLSH', hash_digest: 'x', deleted: false });
    await writeFile(join(folder, 'page.json'), JSON.stringify(PAGE));
    const out = join(folder, 'out.json');
    expect(await exchange('--from', 'tcap', '--to', 'stix', '--out', out)).toBe(EXIT.found);
    expect(remarked).toContain('Lost: 3: the algorithm TLSH is not matched here');
    expect(JSON.parse(await readFile(out, 'utf8'))).toHaveProperty('type', 'bundle');
    expect(await exchange('--from', 'tcap', '--to', 'stix', '--out', out)).toBe(EXIT.usage);
    expect(remarked).toContain('exists already');
  });

  it.each([
    ['an unknown format', ['--from', 'xls', '--to', 'csv'], 'There are csv, tcap'],
    ['what every object has', ['--from', 'constructor', '--to', 'csv'], 'There are csv, tcap'],
    ['a text of another format', ['--from', 'ncmec', '--to', 'csv'], 'no XML'],
  ])('refuses %s, saying what to do', async (_, args, words) => {
    expect(await exchange(...args)).toBe(EXIT.usage);
    expect(remarked).toContain(words);
  });
});

describe('remit gate serve', () => {
  const serve = (...args: string[]): Promise<number> => main(['gate', 'serve', ...args], world());
  it.each([
    ['another machine could ask', ['--list', 'l.csv', '--listen', '0.0.0.0:4630'], 'this machine alone'],
    ['a list’s format is not said', ['--list', 'l.bin'], 'in which format'],
    ['a list is missing', ['--list', 'l.csv'], 'cannot be read'],
    ['the policy is not one', ['--list', 'l.csv', '--policy', 'p.json'], 'p.json'],
  ])('does not begin where %s', async (_, args, words) => {
    await writeFile(join(folder, 'p.json'), '{"atLeast":0}');
    const placed = args.map((one) => (/^[lp]\./u.test(one) ? join(folder, one) : one));
    expect(await serve(...placed)).toBe(EXIT.usage);
    expect(remarked).toContain(words);
  });
});
