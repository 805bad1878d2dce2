import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { randomList } from '../../test/hash-lists.ts';
import { loadKernels } from '../node/kernels.ts';
import { readSnapshot, writeSnapshot } from '../node/snapshot-file.ts';
import { HashIndex } from './hash-index.ts';

const kernels = await loadKernels();
const folder = mkdtempSync(join(tmpdir(), 'remit-match-'));
afterAll(() => rmSync(folder, { recursive: true }));
const path = join(folder, 'index');

describe('a snapshot', () => {
  it.each(['padded', 'contiguous'] as const)('of the %s form opens as the same index, shared or not', (form) => {
    const list = randomList(20_000, 5);
    const index = HashIndex.build(list, { kernels, form });
    index.remove(3);
    const late = index.insert(list.subarray(96, 128));
    writeSnapshot(index, path);
    for (const shared of [false, true]) {
      const opened = readSnapshot(path, { kernels, shared });
      if (!opened.ok) throw new Error(opened.refusal);
      expect(opened.index.size).toBe(20_000);
      expect(opened.index.search(list.subarray(96, 128))).toEqual([{ id: late, distance: 0 }]);
      expect(opened.index.search(list.subarray(640_000 - 32))).toEqual([{ id: 19_999, distance: 0 }]);
      const after = opened.index.insert(new Uint8Array(32));
      expect(opened.index.search(new Uint8Array(32))).toEqual([{ id: after, distance: 0 }]);
    }
  });

  const small = HashIndex.build(randomList(50, 1), { kernels });
  writeSnapshot(small, path);
  const bytes = readFileSync(path);
  const open = (changed: Uint8Array): string => {
    const file = join(folder, 'changed');
    writeFileSync(file, changed);
    const opened = readSnapshot(file, { kernels });
    return opened.ok ? 'opened' : opened.refusal;
  };
  it('that was cut off anywhere is refused', () => {
    fc.assert(
      fc.property(fc.nat(bytes.length - 1), (length) => {
        expect(open(bytes.subarray(0, length))).toBe(length < 64 ? 'not-a-snapshot' : 'incomplete');
      }),
      { numRuns: 40 },
    );
  });
  it('with any byte changed is refused', () => {
    fc.assert(
      fc.property(fc.nat(bytes.length - 1), fc.integer({ min: 1, max: 255 }), (at, by) => {
        const changed = Uint8Array.from(bytes);
        changed[at]! ^= by;
        expect(open(changed)).not.toBe('opened');
      }),
      { numRuns: 80 },
    );
  });
  it('of another version says so', () => {
    const other = Uint8Array.from(bytes);
    other[16] = 2;
    expect([open(other), open(new Uint8Array(9)), open(new TextEncoder().encode('x'.repeat(500)))]).toEqual([
      'other-version',
      'not-a-snapshot',
      'not-a-snapshot',
    ]);
  });
});
