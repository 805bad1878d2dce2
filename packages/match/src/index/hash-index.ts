// The index of PDQ hashes: a shard that was built at once, and one that takes what comes after.
import type { Kernels } from '../kernels.ts';
import { Arena, type ArenaSource } from './arena.ts';
import { type Form, HASH_BYTES, INDEXED_DISTANCE, MOST_CONTIGUOUS, MOST_DISTANCE, MOST_PADDED } from './layout.ts';
import { LINEAR_UP_TO, Shard } from './shard.ts';

/** An entry's number and how many of its 256 bits differ. */
export type Match = { readonly id: number; readonly distance: number };

export type IndexOptions = {
  /** From `./node` or `./browser`; `null`: plain TypeScript, same answers. */
  readonly kernels: Kernels | null;
  /** On memory that worker threads can join. */
  readonly shared?: boolean;
  /** `auto` takes the padded form between 400,000 and 1.3 million entries, the contiguous one otherwise. */
  readonly form?: 'auto' | 'padded' | 'contiguous';
};

/** What another thread needs to search the same memory; it can be posted to it. */
export type SharedIndex = { readonly shards: readonly { readonly base: number; readonly source: ArenaSource }[] };

const PADDED_FROM = 400_000;
const PADDED_TO = 1_300_000;
/** Insertions that a padded shard takes before another one is begun; also what a live shard holds. */
const ROOM = 32_768;
const LIVE_CAPACITY = 1_300_000;

/** `live`: begun empty, for what comes later. */
type Part = { readonly base: number; readonly shard: Shard; readonly live?: boolean };

function formFor(count: number, wished: IndexOptions['form']): Form {
  if (wished === 'padded' || wished === 'contiguous') return wished;
  if (count <= LINEAR_UP_TO) return 'linear';
  return count >= PADDED_FROM && count <= PADDED_TO ? 'padded' : 'contiguous';
}

function capacityFor(form: Form, count: number): number {
  if (form === 'contiguous') return count;
  return form === 'padded' ? count + ROOM : LIVE_CAPACITY;
}

export function assertHash(hash: Uint8Array): void {
  if (hash.length !== HASH_BYTES) throw new RangeError(`a hash has ${HASH_BYTES} bytes, not ${hash.length}`);
}

/**
 * Exact search among hashes of 256 bits. Numbers are given in the order of insertion, from 0; the number of a removed
 * entry may be given again.
 *
 * ```ts
 * import { HashIndex } from '@remit/match';
 * const index = HashIndex.build(new Uint8Array(64).fill(255, 32), { kernels: null });
 * const nearly = new Uint8Array(32).fill(255).fill(0xfe, 0, 3);
 * console.log(index.search(nearly)); // [ { id: 1, distance: 3 } ]
 * ```
 */
export class HashIndex {
  readonly #parts: Part[];
  readonly #options: IndexOptions;
  /** Whether what comes first goes into a short list of its own: sooner than into the lines of a large shard. */
  readonly #overlay: boolean;

  private constructor(parts: Part[], options: IndexOptions, overlay = true) {
    this.#parts = parts;
    this.#options = options;
    this.#overlay = overlay;
  }

  /** From hashes one after the other, 32 bytes each; entry n has number n. */
  static build(hashes: Uint8Array, options: IndexOptions): HashIndex {
    if (hashes.length % HASH_BYTES !== 0) throw new RangeError('hashes must be whole: 32 bytes each');
    const count = hashes.length / HASH_BYTES;
    const form = formFor(count, options.form);
    const most = form === 'contiguous' ? MOST_CONTIGUOUS : MOST_PADDED - ROOM;
    if (count > most) throw new RangeError(`the ${form} form holds at most ${most} hashes`);
    const shared = options.shared ?? false;
    const shard = Shard.empty(form, capacityFor(form, count), options.kernels, shared);
    shard.fill(hashes);
    if (form === 'padded') shard.seal();
    const index = new HashIndex([{ base: 0, shard, live: form === 'linear' }], options);
    // The room for what comes later is there from the start: address space only, and threads join what there is.
    if (form !== 'linear') index.#addLive();
    return index;
  }

  /** Another thread's view on a shared index: it searches, and leaves writing to the thread that built it. */
  static join({ shards }: SharedIndex, kernels: Kernels | null): HashIndex {
    const parts = shards.map(({ base, source }) => ({ base, shard: new Shard(new Arena(source), kernels) }));
    return new HashIndex(parts, { kernels });
  }

  /** Of shards that exist: a snapshot that was read. */
  static ofShards(shards: readonly Shard[], options: IndexOptions, overlay = true): HashIndex {
    let base = 0;
    const parts = shards.map((shard) => {
      const part = { base, shard };
      base += shard.capacity;
      return part;
    });
    return new HashIndex(parts, options, overlay);
  }

  get size(): number {
    return this.#parts.reduce((sum, { shard }) => sum + shard.live, 0);
  }

  get shards(): readonly Shard[] {
    return this.#parts.map(({ shard }) => shard);
  }

  /** Bytes of memory that the index takes; room that nothing was written to is not memory yet. */
  get byteLength(): number {
    return this.#parts.reduce((sum, { shard }) => sum + shard.byteLength, 0);
  }

  /** All entries at most `threshold` bits away, nearest first. Above 31 every entry is compared. */
  search(hash: Uint8Array, threshold: number = INDEXED_DISTANCE): Match[] {
    assertHash(hash);
    if (!Number.isInteger(threshold) || threshold < 0 || threshold > MOST_DISTANCE) {
      throw new RangeError('a threshold is a whole number from 0 to 256');
    }
    const matches: Match[] = [];
    for (const { base, shard } of this.#parts) {
      if (shard.live > 0)
        shard.search(hash, threshold, (id, distance) => void matches.push({ id: base + id, distance }));
    }
    return matches.length < 2 ? matches : matches.sort((a, b) => a.distance - b.distance || a.id - b.id);
  }

  /** Adds an entry, found from now on; answers with its number. */
  insert(hash: Uint8Array): number {
    assertHash(hash);
    const part = this.#overlayWithRoom() ?? this.#parts.find(({ shard }) => !shard.isFull) ?? this.#grow();
    return part.base + part.shard.insert(hash);
  }

  /** Takes an entry out, not found from now on; `false` if there was none of that number. */
  remove(id: number): boolean {
    const part = this.#partOf(id);
    return part?.shard.remove(id - part.base) ?? false;
  }

  has(id: number): boolean {
    const part = this.#partOf(id);
    return part?.shard.has(id - part.base) ?? false;
  }

  hashOf(id: number): Uint8Array | null {
    const part = this.#partOf(id);
    return part?.shard.has(id - part.base) ? part.shard.hashOf(id - part.base) : null;
  }

  /** For other threads; only of an index that was built `shared`. */
  share(): SharedIndex {
    if (this.#options.shared !== true) throw new Error('only an index that was built as shared can be joined');
    return { shards: this.#parts.map(({ base, shard }) => ({ base, source: shard.arena.source })) };
  }

  /** Gives a joined reader's place back. */
  close(): void {
    for (const { shard } of this.#parts) shard.close();
  }

  #partOf(id: number): Part | undefined {
    return this.#parts.find(({ base, shard }) => id >= base && id < base + shard.capacity);
  }

  #overlayWithRoom(): Part | undefined {
    const last = this.#parts.at(-1);
    if (last?.shard.form === 'linear' && last.shard.live < LINEAR_UP_TO) return last;
    const begins =
      this.#overlay && last?.live !== true && last?.shard.form !== 'linear' && this.#options.shared !== true;
    return begins ? this.#addLive() : undefined;
  }

  #grow(): Part {
    if (this.#options.shared) throw new RangeError('a shared index is full: build it anew and post it again');
    return this.#addLive();
  }

  #addLive(): Part {
    const last = this.#parts.at(-1);
    const base = last ? last.base + last.shard.capacity : 0;
    const part: Part = {
      base,
      live: true,
      shard: Shard.empty('linear', LIVE_CAPACITY, this.#options.kernels, this.#options.shared ?? false),
    };
    this.#parts.push(part);
    return part;
  }
}
