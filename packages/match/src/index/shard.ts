// One shard: an arena, its form, and a reader's lane in it. Local numbers 0 .. capacity - 1.
import { instantiate, type Kernels } from '../kernels.ts';
import { Arena } from './arena.ts';
import { buildContiguous } from './contiguous.ts';
import {
  FORM,
  type Form,
  HASH_BYTES,
  INDEXED_DISTANCE,
  LANES,
  MAGIC,
  placesOf,
  RESULTS_AT,
  RESULTS_MAX,
  SCRATCH_BYTES,
  VERSION,
  WORD,
} from './layout.ts';
import { Padded } from './padded.ts';
import { claimLane, releaseLane, steadily, writing } from './sharing.ts';
import { type Found, searchPlain } from './search-plain.ts';

/** So few entries are compared one by one sooner than an index of them is walked. */
export const LINEAR_UP_TO = 2048;

type Kernel = ReturnType<typeof instantiate>;

export class Shard {
  readonly arena: Arena;
  readonly #kernel: Kernel | null;
  readonly #padded: Padded;
  readonly #lane: number;

  constructor(arena: Arena, kernels: Kernels | null) {
    this.arena = arena;
    const { memory } = arena;
    this.#kernel = kernels && memory ? instantiate(kernels, memory, arena.shared) : null;
    this.#padded = new Padded(arena);
    this.#lane = claimLane(arena.views.u32, WORD.lanes, LANES);
  }

  /** An empty shard; `contiguous` is then filled by `fill`, once. */
  static empty(form: Form, capacity: number, kernels: Kernels | null, shared: boolean): Shard {
    const places = placesOf(form, capacity);
    const arena = Arena.of(places.end, shared);
    const { u32 } = arena.views;
    u32[WORD.magic] = MAGIC;
    u32[WORD.version] = VERSION;
    u32[WORD.form] = FORM[form];
    u32[WORD.capacity] = capacity;
    for (const name of ['scratch', 'removed', 'hashes', 'offsets', 'ids', 'idsHigh', 'buddies', 'end'] as const) {
      u32[WORD[name]] = places[name];
    }
    u32[WORD.overflow] = places.end;
    return new Shard(arena, kernels);
  }

  get form(): Form {
    return (['linear', 'contiguous', 'padded'] as const)[this.word('form')]!;
  }
  get capacity(): number {
    return this.word('capacity');
  }
  get live(): number {
    return this.word('live');
  }
  get used(): number {
    return this.word('used');
  }
  get byteLength(): number {
    return this.form === 'linear' ? this.word('hashes') + this.used * HASH_BYTES : this.arena.buffer.byteLength;
  }
  word(name: keyof typeof WORD): number {
    return this.arena.views.u32[WORD[name]]!;
  }

  /** Takes many hashes at once and builds what the form needs; the shard is empty before. */
  fill(hashes: Uint8Array): void {
    const count = hashes.length / HASH_BYTES;
    const { u8, u32 } = this.arena.views;
    u8.set(hashes, u32[WORD.hashes]);
    u32[WORD.used] = count;
    u32[WORD.live] = count;
    this.index();
  }

  /** Builds the postings for the hashes that lie in the arena. */
  index(): void {
    if (this.form === 'contiguous') buildContiguous(this.arena, this.used);
    if (this.form === 'padded') this.#padded.build(this.used);
  }

  /** From now on a removal only marks its entry: a bit, instead of sixteen buckets of a large shard. */
  seal(): void {
    this.arena.views.u32[WORD.sealed] = 1;
  }

  isRemoved(id: number): boolean {
    const { u8, u32 } = this.arena.views;
    return ((u8[u32[WORD.removed]! + (id >>> 3)]! >> (id & 7)) & 1) === 1;
  }

  has(id: number): boolean {
    return id >= 0 && id < this.used && !this.isRemoved(id);
  }

  hashOf(id: number): Uint8Array {
    const at = this.word('hashes') + id * HASH_BYTES;
    return this.arena.views.u8.slice(at, at + HASH_BYTES);
  }

  get isFull(): boolean {
    return this.form === 'contiguous' || (this.used >= this.capacity && this.word('free') === 0);
  }

  /** Takes one more hash; answers with its number, which may be that of an entry removed before. */
  insert(hash: Uint8Array): number {
    if (this.isFull) throw new RangeError('the shard is full');
    return writing(this.arena, () => {
      const { u8, u32 } = this.arena.views;
      const id = this.#nextNumber();
      u8.set(hash, u32[WORD.hashes]! + id * HASH_BYTES);
      u8[u32[WORD.removed]! + (id >>> 3)]! &= ~(1 << (id & 7));
      u32[WORD.live]!++;
      if (this.form === 'padded') this.#padded.insert(id);
      else if (this.used > LINEAR_UP_TO) this.#becomePadded();
      return id;
    });
  }

  #nextNumber(): number {
    const { u32 } = this.arena.views;
    const free = u32[WORD.free]! - 1;
    if (free < 0) return u32[WORD.used]!++;
    u32[WORD.free] = u32[u32[WORD.hashes]! / 4 + free * 8]!;
    return free;
  }

  #becomePadded(): void {
    this.arena.views.u32[WORD.form] = FORM.padded;
    this.index();
  }

  remove(id: number): boolean {
    if (!this.has(id)) return false;
    writing(this.arena, () => {
      const { u8, u32 } = this.arena.views;
      const marked = this.form === 'contiguous' || u32[WORD.sealed] === 1;
      if (this.form === 'padded' && !marked) this.#padded.remove(id);
      u8[u32[WORD.removed]! + (id >>> 3)]! |= 1 << (id & 7);
      u32[WORD.live]!--;
      if (marked) return;
      u32[u32[WORD.hashes]! / 4 + id * 8] = u32[WORD.free]!;
      u32[WORD.free] = id + 1;
    });
    return true;
  }

  /** Calls `found` for every entry within `threshold`, in no order that means anything. */
  search(hash: Uint8Array, threshold: number, found: Found): void {
    const all = threshold > INDEXED_DISTANCE;
    const pairs = steadily(this.arena, () => this.#collect(hash, threshold, all));
    for (let i = 0; i < pairs.length; i += 2) found(pairs[i]!, pairs[i + 1]!);
  }

  #collect(hash: Uint8Array, threshold: number, all: boolean): number[] {
    const pairs: number[] = [];
    if (!this.#kernel) {
      searchPlain(this.arena.views, hash, threshold, all, (id, distance) => void pairs.push(id, distance));
      return pairs;
    }
    const { u8, u32 } = this.arena.views;
    const scratch = u32[WORD.scratch]! + this.#lane * SCRATCH_BYTES;
    u8.set(hash, scratch);
    const results = (scratch + RESULTS_AT) / 4;
    const look = all ? this.#kernel.scan : this.#kernel.search;
    for (let skip = 0; ; skip += RESULTS_MAX) {
      const total = look(this.#lane, threshold, skip) >>> 0;
      const here = Math.min(total - skip, RESULTS_MAX) * 2;
      for (let i = 0; i < here; i++) pairs.push(u32[results + i]!);
      if (total <= skip + RESULTS_MAX) return pairs;
    }
  }

  /** Gives the reader's lane back. */
  close(): void {
    releaseLane(this.arena.views.u32, WORD.lanes, this.#lane);
  }
}
