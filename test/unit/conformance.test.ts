// The check in Python over every vector of bundles, and over a log that was written to a folder. Cannot catch: what
// the specifications themselves leave open, which both readers may have read alike.
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FakeLog } from '../../packages/client/test/fake-log.ts';

const CHECK = fileURLToPath(new URL('../conformance/check.py', import.meta.url));
const runs = (command: string, ...args: string[]): boolean => spawnSync(command, args).status === 0;
const installed = runs('python3', '--version') && runs('openssl', 'version');
if (!installed)
  console.error('\nTHE INDEPENDENT CHECK DID NOT RUN: python3 and openssl are needed for test/conformance.\n');

const check = (...args: string[]) =>
  spawnSync('python3', ['-B', CHECK, ...args], { encoding: 'utf8', maxBuffer: 1 << 24 });

describe.runIf(installed)('a reader that shares no code', () => {
  let folder: string;
  let log: FakeLog;
  const copied = (files: ReadonlyMap<string, Uint8Array>): string => {
    const copy = mkdtempSync(join(folder, 'log-'));
    for (const [path, bytes] of files) {
      mkdirSync(dirname(join(copy, path)), { recursive: true });
      writeFileSync(join(copy, path), bytes);
    }
    return copy;
  };
  const saved = (of: FakeLog, name: string): string => {
    const path = join(folder, name);
    writeFileSync(path, of.files.get('checkpoint')!);
    return path;
  };

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'remit-conformance-'));
    log = new FakeLog();
    await log.grow(300);
    saved(log, 'old');
    await log.grow(700);
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  it('says of every bundle of the vectors what its file says', () => {
    const { stdout, status } = check('vectors');
    expect(stdout).toContain('all as they say');
    expect(status).toBe(0);
  });
  it('finds that a log holds and extends what was saved', () => {
    const { stdout, status } = check(
      'log',
      copied(log.files),
      '--key',
      log.verifierKey,
      '--saved',
      join(folder, 'old'),
    );
    expect([stdout, status]).toEqual([expect.stringContaining('the log holds: 700 entries'), 0]);
  });
  it.each<[string, string, number]>([
    ['an entry', 'tile/entries/001', 40],
    ['a hash of an entry', 'tile/0/000', 100],
    ['a hash above', 'tile/1/000.p/2', 40],
    ['the checkpoint', 'checkpoint', 20],
  ])('finds %s that was changed', (_, path, at) => {
    const files = new Map(log.files);
    const bytes = Uint8Array.from(files.get(path)!);
    bytes[at] = bytes[at]! ^ 1;
    files.set(path, bytes);
    const { stdout, status } = check('log', copied(files), '--key', log.verifierKey);
    expect([stdout, status]).toEqual([expect.stringContaining('not so: '), 1]);
  });
  it('finds a fork that the log’s own key signed', async () => {
    const fork = new FakeLog('two');
    await fork.grow(300);
    const { stdout, status } = check(
      'log',
      copied(log.files),
      '--key',
      log.verifierKey,
      '--saved',
      saved(fork, 'fork'),
    );
    expect([stdout, status]).toEqual([expect.stringContaining('not so: not-an-extension'), 1]);
  });
});
