import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MemoryLog, nodeHash as hash, vectors } from '../../test/memory-log.ts';
import { toHex, utf8 } from '../bytes.ts';
import { Frontier } from '../tree/frontier.ts';
import { leafHash } from '../tree/hashing.ts';
import { verifyConsistency, verifyInclusion } from '../tree/verify.ts';
import { formatBundle, parseBundle } from './bundle.ts';
import { type Edge, readEdge } from './edge.ts';
import { isPublished, tilesBetween } from './layout.ts';
import { parseTilePath, type Tile, tilePath } from './path.ts';
import { Prover } from './prover.ts';
import { readBundle, readTile } from './read.ts';

interface TileVectors {
  readonly layouts: ReadonlyArray<{ size: number; levels: Array<{ full: number; partial: number }> }>;
  readonly paths: ReadonlyArray<{ tile: Tile; path: string }>;
  readonly badPaths: readonly string[];
}
const { layouts, paths, badPaths } = vectors<TileVectors>('tiles');
const entriesFrom = (from: number, to: number): Uint8Array[] =>
  Array.from({ length: to - from }, (_, i) => utf8(`entry ${from + i}`));

const inHex = ({ size, peaks, tiles, entries }: Edge): unknown => ({
  size,
  peaks: peaks.map(toHex),
  tiles: tiles.map((hashes) => hashes.map(toHex)),
  entries: entries.map(toHex),
});

describe('tile paths', () => {
  it('are those of the vectors, both ways', () => {
    for (const { tile, path } of paths) {
      expect(tilePath(tile)).toBe(path);
      expect(parseTilePath(path)).toEqual({ ok: true, value: tile });
    }
  });

  it('have one spelling only', () => {
    for (const path of badPaths)
      expect(parseTilePath(path), path).toMatchObject({ ok: false, fault: 'path-malformed' });
  });
});

describe('the layout', () => {
  it('of a tree has the full and partial tiles of the vectors', () => {
    for (const { size, levels } of layouts) {
      const tiles = tilesBetween(0, size);
      const counted = levels.map((_, level) => {
        const here = tiles.filter((tile) => tile.level === level);
        const full = here.filter(({ width }) => width === 256).length;
        return { full, partial: here.find(({ width }) => width < 256)?.width ?? 0 };
      });
      expect(counted).toEqual(levels);
      expect(tiles.filter(({ level }) => level === 'entries')).toHaveLength(Math.ceil(size / 256));
      expect(tiles.filter(({ level }) => level !== 'entries' && level >= levels.length)).toEqual([]);
    }
  });

  it('never writes the same tile twice, however the tree grows', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(700), { maxLength: 8 }), (steps) => {
        const seen = new Set<string>();
        let size = 0;
        for (const step of steps) {
          for (const tile of tilesBetween(size, size + step)) {
            const path = tilePath(tile);
            expect(seen.has(path)).toBe(false);
            seen.add(path);
          }
          size += step;
        }
        for (const tile of tilesBetween(0, size)) expect(seen.has(tilePath(tile))).toBe(true);
      }),
    );
  });

  it('keeps to itself what lies beyond the published size', () => {
    expect(isPublished({ level: 0, index: 0, width: 16 }, 16)).toBe(true);
    expect(isPublished({ level: 0, index: 0, width: 17 }, 16)).toBe(false);
    expect(isPublished({ level: 'entries', index: 1, width: 1 }, 256)).toBe(false);
    expect(isPublished({ level: 1, index: 0, width: 1 }, 256)).toBe(true);
    expect(isPublished({ level: 1, index: 0, width: 1 }, 255)).toBe(false);
  });
});

describe('an entry bundle', () => {
  it('comes back as it was', () => {
    const entries = [new Uint8Array(0), utf8('a'), new Uint8Array(65_535).fill(7)];
    expect(parseBundle(formatBundle(entries), 3)).toEqual({ ok: true, value: entries });
    expect(() => formatBundle([new Uint8Array(65_536)])).toThrow(RangeError);
  });

  it('cut short, too long or of another count is refused', () => {
    const bundle = formatBundle(entriesFrom(0, 3));
    for (let end = 0; end < bundle.length; end++) expect(parseBundle(bundle.subarray(0, end), 3).ok).toBe(false);
    expect(parseBundle(bundle, 2).ok).toBe(false);
    expect(parseBundle(bundle, 4).ok).toBe(false);
    expect(parseBundle(Uint8Array.of(...bundle, 0), 3).ok).toBe(false);
  });
});

describe('a stored log', () => {
  it('is the same whether it grew entry by entry or at once', () => {
    const atOnce = new MemoryLog();
    atOnce.append(entriesFrom(0, 600));
    const slowly = new MemoryLog();
    for (let at = 0; at < 600; at += 7) slowly.append(entriesFrom(at, Math.min(600, at + 7)));
    expect(toHex(slowly.edge.root)).toBe(toHex(atOnce.edge.root));
    for (const [path, bytes] of atOnce.files) expect(toHex(slowly.files.get(path)!), path).toBe(toHex(bytes));
  });

  it('proves every kind of place at the sizes where tiles begin and end', async () => {
    const log = new MemoryLog();
    const sizes = [1, 255, 256, 257, 65_535, 65_536, 70_000];
    const roots = new Map<number, Uint8Array>();
    const frontier = new Frontier(hash);
    for (const size of sizes) {
      log.append(entriesFrom(log.edge.size, size));
      for (let i = frontier.size; i < size; i++) frontier.append(leafHash(utf8(`entry ${i}`), hash));
      roots.set(size, frontier.root());
      expect(toHex(log.edge.root)).toBe(toHex(frontier.root()));
    }
    const prover = new Prover(log.read, { hash, maxTiles: 8 });
    for (const size of sizes) {
      const root = roots.get(size)!;
      const made = await prover.root(size);
      expect(made.ok && toHex(made.value)).toBe(toHex(root));
      for (const index of [0, 1, 254, 255, 256, 65_279, 65_535, 65_536, size - 2, size - 1].filter(
        (i) => i >= 0 && i < size,
      )) {
        const proof = await prover.inclusion(index, size);
        const leaf = leafHash(utf8(`entry ${index}`), hash);
        expect(proof.ok && verifyInclusion({ leaf, index, size, root, proof: proof.value }, hash)).toBe(true);
      }
      for (const oldSize of sizes.filter((old) => old <= size)) {
        const proof = await prover.consistency(oldSize, size);
        const claim = { oldSize, oldRoot: roots.get(oldSize)!, size, root };
        expect(proof.ok && verifyConsistency({ ...claim, proof: proof.value }, hash)).toBe(true);
      }
    }
  });

  it('is read back to the same edge at any size', async () => {
    const log = new MemoryLog();
    for (let size = 0; size < 800; size += 37) {
      log.append(entriesFrom(log.edge.size, size));
      const edge = await readEdge(log.read, size, hash);
      expect(edge.ok && toHex(edge.value.root)).toBe(toHex(log.edge.root));
      expect(edge.ok && inHex(edge.value)).toEqual(inHex(log.edge));
    }
  });

  it('shows an entry changed behind its tile when it is read back', async () => {
    const log = new MemoryLog();
    log.append(entriesFrom(0, 300));
    const path = 'tile/entries/001.p/44';
    log.files.set(
      path,
      log.files.get(path)!.map((byte, i) => (i === 14 ? byte ^ 1 : byte)),
    );
    expect(await readEdge(log.read, 300, hash)).toMatchObject({ ok: false, fault: 'resource-differs' });
  });

  it('takes the start of a full tile when the partial one is gone', async () => {
    const log = new MemoryLog();
    log.append(entriesFrom(0, 100));
    const partial = log.files.get('tile/0/000.p/100')!;
    log.append(entriesFrom(100, 256));
    log.files.delete('tile/0/000.p/100');
    log.files.delete('tile/entries/000.p/100');
    const tile = await readTile(log.read, { level: 0, index: 0, width: 100 });
    expect(tile.ok && toHex(tile.value)).toBe(toHex(partial));
    const bundle = await readBundle(log.read, 0, 100);
    expect(bundle.ok && bundle.value.map(toHex)).toEqual(entriesFrom(0, 100).map(toHex));
  });

  it('says which tile is missing or has another length', async () => {
    const log = new MemoryLog();
    log.append(entriesFrom(0, 300));
    log.files.delete('tile/0/000');
    const prover = new Prover(log.read, { hash });
    expect(await prover.inclusion(0, 300)).toEqual({ ok: false, fault: 'resource-missing', detail: 'tile/0/000' });
    log.files.set('tile/0/000', new Uint8Array(8191));
    expect(await prover.inclusion(0, 300)).toEqual({ ok: false, fault: 'resource-malformed', detail: 'tile/0/000' });
    await expect(prover.inclusion(300, 300)).rejects.toThrow(RangeError);
    const asked: string[] = [];
    const nothing: typeof log.read = async (path) => void asked.push(path);
    await readTile(nothing, { level: 0, index: 0, width: 256 });
    expect(asked).toEqual(['tile/0/000']);
    await expect(prover.consistency(301, 300)).rejects.toThrow(RangeError);
  });

  it('answers from its cache without reading again', async () => {
    const log = new MemoryLog();
    log.append(entriesFrom(0, 1000));
    let reads = 0;
    const prover = new Prover(
      async (path) => {
        reads += 1;
        return log.files.get(path);
      },
      { hash },
    );
    for (let i = 0; i < 1000; i++) await prover.inclusion(i, 1000);
    expect(reads).toBeLessThanOrEqual(6);
  });
});
