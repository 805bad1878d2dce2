import { appendFile, mkdtemp, readFile, rm, stat, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { UploadPrints } from '@remit/match';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { FileHeld } from '../witness/held-file.ts';
import { NotRecent, RecentFile } from './recent-file.ts';
import { lineOf, recentOf } from './recent-line.ts';
import { RecentReading } from './recent-reading.ts';

const DAY = 86_400_000;
const START = Date.parse('2026-03-10T12:00:00.000Z');
let folder: string;
let path: string;
let now: number;
let said: string[];
let all: RecentFile[];

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'remit-recent-'));
  path = join(folder, 'recent');
  [now, said, all] = [START, [], []];
});
afterEach(async () => {
  for (const recent of all) await recent.close();
  await rm(folder, { recursive: true, force: true });
});

async function opened(mostBytes = 1_000_000): Promise<RecentFile> {
  const recent = await RecentFile.open(path, { mostBytes, days: 7, now: () => now, say: (line) => said.push(line) });
  all.push(recent);
  return recent;
}
const print = (n: number): UploadPrints => ({ sha256: new Uint8Array(32).fill(n) });
const numbers = (): number[] => [...new RecentReading(path)].map(({ sha256 }) => sha256![0]!);
async function kept(recent: RecentFile, ...these: number[]): Promise<void> {
  for (const n of these) recent.keep(print(n));
  await recent.trim();
}

describe('what was asked lately', () => {
  it('is read as it was kept, of every kind, and holds nothing else', () => {
    const bytes = (length: number) => fc.uint8Array({ minLength: length, maxLength: length });
    const quality = fc.integer({ min: 0, max: 100 });
    const prints = fc.record(
      {
        sha256: bytes(32),
        md5: bytes(16),
        image: fc.record({ quality, hashes: fc.array(bytes(32), { minLength: 1, maxLength: 8 }) }),
        frames: fc.array(fc.record({ hash: bytes(32), quality }), { minLength: 1, maxLength: 5 }),
        links: fc.array(bytes(32), { minLength: 1, maxLength: 3 }),
      },
      { requiredKeys: ['sha256'] },
    );
    const at = new Date(START).toISOString();
    fc.assert(
      fc.property(prints, (given) => {
        const line = lineOf({ at, prints: given })!;
        expect(recentOf(line.trimEnd())).toEqual({ at, prints: given });
        // A line that lost its end says nothing, wherever it was cut off.
        for (let end = 0; end < line.length - 1; end += 7) expect(recentOf(line.slice(0, end))).toBeNull();
      }),
      { numRuns: 50 },
    );
    expect(lineOf({ at, prints: { links: [] } })).toBeNull();
    const withText = { ...print(1), unread: ['image: broken'], name: 'holiday.jpg' };
    expect(lineOf({ at, prints: withText })).not.toMatch(/broken|holiday/u);
  });

  it('is for the platform alone, and for one gate at a time', async () => {
    const recent = await opened();
    await expect(opened()).rejects.toThrow(FileHeld);
    await kept(recent, 1, 2);
    await recent.close();
    expect((await stat(path)).mode & 0o077).toBe(0);
    await kept(await opened(), 3);
    expect(numbers()).toEqual([1, 2, 3]);
  });

  it('goes on after a kill at any byte with every upload that was whole', async () => {
    const recent = await opened();
    await kept(recent, 1, 2, 3);
    await recent.close();
    const whole = await readFile(path);
    const line = whole.length / 3;
    for (let bytes = 0; bytes <= whole.length; bytes++) {
      await writeFile(path, whole);
      await truncate(path, bytes);
      // The program that ended left this beside the file as well.
      await writeFile(`${path}.new`, whole.subarray(0, bytes));
      const again = await opened();
      await kept(again, 9);
      await again.close();
      // The last line is whole but for its line feed.
      const before = Math.floor((bytes + 1) / line);
      expect(numbers()).toEqual([...[1, 2, 3].slice(0, before), 9]);
      const reading = new RecentReading(path);
      expect([[...reading].length, reading.damaged]).toEqual([before + 1, 0]);
    }
    expect(said).toEqual([]);
  });

  it('can be read while the gate writes: the line that is under way is not there yet', async () => {
    await kept(await opened(), 1);
    const line = lineOf({ at: new Date(now).toISOString(), prints: print(2) })!;
    await appendFile(path, line.slice(0, 40));
    const reading = new RecentReading(path);
    expect([[...reading].length, reading.damaged]).toEqual([1, 0]);
    await appendFile(path, `\n${line}`);
    expect([[...reading].length, reading.damaged]).toEqual([2, 1]);
    expect([reading.from, reading.to]).toEqual(['2026-03-10T12:00:00.000Z', '2026-03-10T12:00:00.000Z']);
  });

  it('lets go of what is older than it may be, on the disk too and while nothing is asked', async () => {
    const recent = await opened();
    await kept(recent, 1);
    now += 6 * DAY;
    await kept(recent, 2);
    expect(numbers()).toEqual([1, 2]);
    now += DAY;
    await recent.trim();
    expect(numbers()).toEqual([2]);
    expect((await readFile(path, 'utf8')).split('\n').length).toBe(2);
    // A clock that had run ahead does not keep its lines for ever.
    now -= 3 * DAY;
    await recent.trim();
    expect(numbers()).toEqual([]);
  });

  it('never takes more room than it may, and lets go of the oldest first', async () => {
    const recent = await opened(5_000);
    for (let n = 0; n < 200; n++) {
      await kept(recent, n);
      expect((await stat(path)).size).toBeLessThanOrEqual(5_000);
    }
    await recent.close();
    expect(numbers().length).toBeGreaterThan(20);
    expect(numbers()).toEqual(numbers().map((_, n, these) => 200 - these.length + n));
  });

  it('never makes a gate wait: what the disk does not take is said, and let go', async () => {
    const recent = await opened(5_000);
    for (let n = 0; n < 100; n++) recent.keep(print(n));
    await kept(recent, 100);
    expect(numbers().slice(0, 5)).toEqual([0, 1, 2, 3, 4]);
    const lost = (uploads: number): string => `${path} lacks ${uploads} uploads, which came faster`;
    const wrote = numbers().length;
    expect(said).toEqual([expect.stringContaining(lost(101 - wrote))]);
    // Not a line for each; what was not said yet is said later.
    for (let n = 0; n < 50; n++) recent.keep(print(n));
    await recent.trim();
    now += 120_000;
    await kept(recent, 101);
    expect(said.slice(1)).toEqual([expect.stringContaining(lost(50 + 1 + wrote - numbers().length))]);
    await rm(folder, { recursive: true });
    now += 120_000;
    await kept(recent, 102);
    expect(said[2]).toContain('cannot be kept: ENOENT');
  });

  it('is never written over a file that holds something else', async () => {
    await writeFile(path, 'kind,hash,id\nsha256,00,a\n');
    await expect(opened()).rejects.toThrow(NotRecent);
    expect(await readFile(path, 'utf8')).toBe('kind,hash,id\nsha256,00,a\n');
  });
});
