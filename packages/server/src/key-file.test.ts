import { chmodSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { makeKeyFile, readKeyFile } from './key-file.ts';

let folder: string;
let path: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'remit-keys-'));
  path = join(folder, 'keys');
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('the key file', () => {
  it('is made for its owner alone and read back', () => {
    makeKeyFile(path, false);
    expect(statSync(path).mode & 0o777).toBe(0o600);
    const keys = readKeyFile(path);
    expect([keys.demonstration, keys.logSeed.length, keys.master.length]).toEqual([false, 32, 32]);
    expect(keys.logSeed.equals(keys.master)).toBe(false);
  });

  it('is never overwritten', () => {
    makeKeyFile(path, false);
    const before = readFileSync(path);
    expect(() => makeKeyFile(path, false)).toThrow('exists already');
    expect(readFileSync(path).equals(before)).toBe(true);
  });

  it('is refused when everybody on the machine can read it', () => {
    makeKeyFile(path, false);
    chmodSync(path, 0o644);
    expect(() => readKeyFile(path)).toThrow(/chmod 600/);
  });

  it('is refused when it is not one, without repeating what stands in it', () => {
    writeFileSync(path, '{"format":"remit-keys/1","master":"secret"}', { mode: 0o600 });
    expect(() => readKeyFile(path)).toThrow(/is not one/);
    expect(() => readKeyFile(path)).not.toThrow(/secret/);
  });

  it('must exist', () => {
    expect(() => readKeyFile(path)).toThrow(/does not exist/);
  });
});
