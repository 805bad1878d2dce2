import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { EXIT } from '../exit-codes.ts';
import { main } from '../main.ts';
import type { Surroundings } from '../surroundings.ts';

let folder: string;
let said: string;
let remarked: string;
const at = (name: string): string => join(folder, name);
const world = (): Surroundings => ({
  env: {},
  home: folder,
  now: () => Date.parse('2026-11-22T12:00:00.000Z'),
  readSecret: () => Promise.resolve(''),
  stdout: { write: (text) => (said += text) },
  stderr: { write: (text) => (remarked += text) },
  fetch: () => Promise.reject(new Error('nothing is asked of anybody')),
});
async function evidence(...args: string[]): Promise<number> {
  [said, remarked] = ['', ''];
  const place = args[0] === 'new' ? [] : ['--safe', at('safe')];
  return main(['evidence', ...args, ...place, '--key-file', at('key')], world());
}
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'remit-evidence-command-'));
  await writeFile(at('clip.mp4'), 'made-up bytes');
  expect(await evidence('new')).toBe(EXIT.ok);
});
afterEach(() => rm(folder, { recursive: true, force: true }));

it('keeps, lists, checks, takes out and destroys a file', async () => {
  expect((await stat(at('key'))).mode & 0o077).toBe(0);
  expect(await evidence('keep', at('clip.mp4'), '--note', 'as seen')).toBe(EXIT.ok);
  const [, id = ''] = /Kept as (\w+);/u.exec(said) ?? [];
  expect(await evidence('list')).toBe(EXIT.ok);
  expect(said).toContain('other  clip.mp4  as seen');
  expect(await evidence('check')).toBe(EXIT.ok);
  expect(said).toContain('1 of 1 files are whole');
  expect(await evidence('take-out', id, '--to', at('clip.bin'))).toBe(EXIT.ok);
  expect(await readFile(at('clip.bin'), 'utf8')).toBe('made-up bytes');
  expect(await evidence('destroy', id, '--reason', 'no longer needed')).toBe(EXIT.ok);
  expect(await evidence('take-out', id, '--to', at('again.bin'))).toBe(EXIT.usage);
  expect(remarked).toContain('was destroyed on 2026-11-22');
  expect(await evidence('list')).toBe(EXIT.ok);
  expect(said).toContain('no longer needed');
});

it('names what was altered, and leaves nothing of it where it was to be taken out', async () => {
  await evidence('keep', at('clip.mp4'));
  const [, id = ''] = /Kept as (\w+);/u.exec(said) ?? [];
  const sealed = at(`safe/${id}.evidence`);
  const bytes = await readFile(sealed);
  bytes[bytes.length - 1]! ^= 1;
  await writeFile(sealed, bytes);
  expect(await evidence('check')).toBe(EXIT.found);
  expect(said).toContain(`${id} was altered`);
  expect(await evidence('take-out', id, '--to', at('clip.bin'))).toBe(EXIT.found);
  expect(await readdir(folder)).not.toContain('clip.bin');
});

it.each([
  ['a name that something might show', ['take-out', 'X', '--to', 'clip.mp4'], 'ends .bin'],
  ['a file that is not kept', ['take-out', 'X', '--to', 'clip.bin'], 'no such safe'],
  ['a picture that is none', ['keep', 'bad.png'], '--opaque'],
  ['a folder', ['keep', 'safe-to-be'], 'cannot be read'],
])('refuses %s, saying what to do', async (_, args, words) => {
  await writeFile(at('bad.png'), '\u0089PNG\r\n\u001a\nnothing', 'latin1');
  const placed = args.map((one) => (/\.|safe/u.test(one) ? at(one) : one));
  expect(await evidence(...placed)).not.toBe(EXIT.ok);
  expect(remarked).toContain(words);
});
