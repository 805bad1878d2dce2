import { equalBytes } from '../bytes.ts';
import type { Hash } from '../sha256.ts';
import { levelWidth, tileWidth } from '../tiles/layout.ts';
import { TILE_HEIGHT, TILE_WIDTH } from '../tiles/path.ts';
import { hashAt, readTile, type TileReader } from '../tiles/read.ts';
import { Frontier } from '../tree/frontier.ts';
import type { Findings } from './report.ts';

/** A root that must come out when the tree has this size. */
export interface ExpectedRoot {
  readonly size: number;
  readonly root: Uint8Array;
  readonly fault: 'root-differs' | 'earlier-root-differs' | 'incident-differs';
}

/**
 * Rebuilds the tree from leaf hashes in order and compares what comes out with the roots that the log signed and
 * with the tiles above level 0. Holds one tile a level.
 */
export class TreeCheck {
  readonly #frontier: Frontier;
  readonly #levels: Uint8Array[][] = [];
  readonly #read: TileReader;
  readonly #findings: Findings;
  readonly #expected: ExpectedRoot[];
  #lastGood = 0;

  /** `expected` in order of size. */
  constructor(read: TileReader, findings: Findings, expected: readonly ExpectedRoot[], hash: Hash) {
    this.#read = read;
    this.#findings = findings;
    this.#expected = [...expected];
    this.#frontier = new Frontier(hash);
    this.#checkRoots();
  }

  /** Takes the leaf hashes of the next chunk. */
  async append(leaves: readonly Uint8Array[]): Promise<void> {
    for (const leaf of leaves) {
      this.#frontier.append(leaf, (height, node) => {
        const level = height / TILE_HEIGHT;
        if (Number.isInteger(level)) (this.#levels[level] ??= []).push(node);
      });
      this.#checkRoots();
    }
    for (let level = 1; level < this.#levels.length; level++) {
      if (this.#levels[level]!.length === TILE_WIDTH) await this.#checkTile(level);
    }
  }

  /** Compares the partial tiles that are left at the end. */
  async finish(): Promise<void> {
    for (let level = 1; level < this.#levels.length; level++) {
      if (this.#levels[level]!.length > 0) await this.#checkTile(level);
    }
  }

  #checkRoots(): void {
    while (this.#expected[0]?.size === this.#frontier.size) {
      const { size, root, fault } = this.#expected.shift()!;
      if (equalBytes(this.#frontier.root(), root)) this.#lastGood = size;
      else this.#findings.add({ fault, from: this.#lastGood, to: size, detail: `the root at size ${size} is another` });
    }
  }

  async #checkTile(level: number): Promise<void> {
    const computed = this.#levels[level]!;
    this.#levels[level] = [];
    const index = Math.ceil(levelWidth(this.#frontier.size, level) / TILE_WIDTH) - 1;
    const span = TILE_WIDTH ** level;
    const start = index * TILE_WIDTH * span;
    const width = tileWidth(this.#frontier.size, level, index);
    const tile = await readTile(this.#read, { level, index, width });
    if (!tile.ok) {
      const fault = tile.fault === 'resource-missing' ? tile.fault : 'resource-malformed';
      this.#findings.add({ fault, from: start, to: start + width * span, detail: tile.detail });
      return;
    }
    const wrong = computed.findIndex((node, i) => !equalBytes(node, hashAt(tile.value, i)));
    if (wrong < 0) return;
    const from = start + wrong * span;
    this.#findings.add({
      fault: 'tile-differs',
      from,
      to: from + span,
      detail: `level ${level}, tile ${index}, hash ${wrong}`,
    });
  }
}
