import { openNote, parsePromise, type TileReader, toHex, type Trust, type Verify } from '@remit/log';

/** What became of a promise that somebody holds. */
export type PromiseResult = {
  readonly name: string;
  readonly result: 'kept' | 'pending' | 'broken' | 'invalid';
  /** The instant by which a checkpoint includes the act; null where the promise cannot be read. */
  readonly by: string | null;
  readonly detail: string;
};

type Open = { readonly name: string; readonly leaf: string; readonly by: string };

/**
 * Promises held against the log (spec/evidence-log.md, Promises). It looks for their leaves in the level 0 tiles as an
 * audit reads them, so that no tile is fetched twice; what it finds counts only if that audit found the tiles true.
 */
export class PromiseCheck {
  readonly #open: Open[] = [];
  readonly #results: PromiseResult[] = [];
  readonly #found = new Map<string, number>();
  readonly #wanted = new Set<string>();

  static async of(
    notes: readonly { readonly name: string; readonly note: string }[],
    trust: Trust,
    verify: Verify,
  ): Promise<PromiseCheck> {
    const check = new PromiseCheck();
    for (const { name, note } of notes) await check.#add(name, note, trust, verify);
    return check;
  }

  async #add(name: string, note: string, trust: Trust, verify: Verify): Promise<void> {
    const opened = await openNote(note, trust.logKeys, verify);
    const promise = opened.ok ? parsePromise(opened.value.text) : opened;
    if (!promise.ok) this.#results.push({ name, result: 'invalid', by: null, detail: promise.detail });
    else if (promise.value.origin !== trust.origin) {
      this.#results.push({ name, result: 'invalid', by: null, detail: `it is a promise of ${promise.value.origin}` });
    } else {
      const leaf = toHex(promise.value.leaf);
      this.#open.push({ name, leaf, by: promise.value.by });
      this.#wanted.add(leaf);
    }
  }

  /** A reader that looks at the level 0 tiles passing through it. */
  watch(read: TileReader): TileReader {
    if (this.#wanted.size === 0) return read;
    return async (path) => {
      const bytes = await read(path);
      if (bytes && path.startsWith('tile/0/')) this.#look(bytes, indexOf(path));
      return bytes;
    };
  }

  #look(tile: Uint8Array, index: number): void {
    for (let at = 0; at + 32 <= tile.length; at += 32) {
      const leaf = toHex(tile.subarray(at, at + 32));
      if (this.#wanted.has(leaf)) this.#found.set(leaf, index * 256 + at / 32);
    }
  }

  /** @param now to tell a promise that is still to be kept from one that was broken */
  results(now: number): readonly PromiseResult[] {
    const judged = this.#open.map(({ name, leaf, by }): PromiseResult => {
      const entry = this.#found.get(leaf);
      if (entry !== undefined) return { name, result: 'kept', by, detail: `entry ${entry}` };
      return Date.parse(by) > now
        ? { name, result: 'pending', by, detail: `to be included by ${by}` }
        : { name, result: 'broken', by, detail: `was to be included by ${by} and is not` };
    });
    return [...this.#results, ...judged];
  }
}

const indexOf = (path: string): number =>
  Number(
    path
      .replace(/^tile\/0\//, '')
      .replace(/\.p\/.*$/, '')
      .replaceAll(/[x/]/g, ''),
  );
