import { mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { FolderStore } from './folder-store.ts';

let folder: string;
let store: FolderStore;
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const read = async (name: string): Promise<string | null> => {
  const there = await store.read(name);
  return there && new TextDecoder().decode(there);
};

beforeEach(async () => {
  folder = join(await mkdtemp(join(tmpdir(), 'remit-folder-')), 'list');
  store = await FolderStore.open(folder);
});
afterEach(() => rm(join(folder, '..'), { recursive: true, force: true }));

it('adds to a file, replaces it whole, and forgets it', async () => {
  expect(await read('a.part')).toBeNull();
  await store.append('a.part', bytes('one '));
  await store.append('a.part', bytes('two'));
  expect(await read('a.part')).toBe('one two');
  await store.replace('a.part', bytes('3'));
  expect(await read('a.part')).toBe('3');
  await store.remove('a.part');
  await store.remove('a.part');
  expect(await readdir(folder)).toEqual([]);
});

it('replaces also where an earlier run was killed while it wrote', async () => {
  await store.replace('held.json', bytes('old'));
  await writeFile(join(folder, 'held.json.new'), 'half of something much longer');
  expect(await read('held.json')).toBe('old');
  await store.replace('held.json', bytes('new'));
  expect(await read('held.json')).toBe('new');
  expect(await readdir(folder)).toEqual(['held.json']);
});

it.skipIf(process.platform === 'win32')('is for its owner alone', async () => {
  await store.append('a', bytes('x'));
  await store.replace('b', bytes('x'));
  const modes = await Promise.all([folder, join(folder, 'a'), join(folder, 'b')].map((path) => stat(path)));
  expect(modes.map(({ mode }) => (mode & 0o777).toString(8))).toEqual(['700', '600', '600']);
});

it.each(['../a', 'a/b', '/etc/a', '..', '.', '', 'a\\b', '.hidden', 'a\0', 'A'])(
  'takes no path for a name: %j',
  async (name) => {
    await expect(async () => store.append(name, bytes('x'))).rejects.toThrow('is no name');
    await expect(store.read(name)).rejects.toThrow('is no name');
    await expect(async () => store.replace(name, bytes('x'))).rejects.toThrow('is no name');
    await expect(async () => store.remove(name)).rejects.toThrow('is no name');
  },
);
