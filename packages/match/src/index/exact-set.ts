// The exact set: digests of one length, sorted, with a table of where each range of first bits begins. Two reads of
// memory answer, and often one; 38 to 40 bytes for a digest of 32. What comes later stands in a map until the next build.
import { toHex } from '../bytes.ts';

/** At most so many entries per range of first bits, on average: more would be more reads, fewer more than 40 bytes an entry. */
const PER_RANGE = 2;

export class ExactSet {
  readonly #width: number;
  readonly #rows: Uint8Array;
  readonly #ids: Uint32Array;
  readonly #ranges: Uint32Array;
  readonly #bits: number;
  readonly #later = new Map<string, number>();
  readonly #removed = new Set<number>();
  #next: number;

  private constructor(width: number, count: number) {
    this.#width = width;
    this.#bits = Math.max(0, Math.min(28, Math.ceil(Math.log2(Math.max(1, count) / PER_RANGE))));
    this.#rows = new Uint8Array(count * width);
    this.#ids = new Uint32Array(count);
    this.#ranges = new Uint32Array(2 ** this.#bits + 1);
    this.#next = count;
  }

  /** From digests one after the other, `width` bytes each (at least 4); entry n has number n, repeats the first one's. */
  static build(digests: Uint8Array, width: number): ExactSet {
    if (width < 4 || digests.length % width !== 0) throw new RangeError(`digests must be whole: ${width} bytes each`);
    const set = new ExactSet(width, digests.length / width);
    set.#fill(digests);
    return set;
  }

  get size(): number {
    return this.#ids.length + this.#later.size - this.#removed.size;
  }

  get byteLength(): number {
    return this.#rows.byteLength + this.#ids.byteLength + this.#ranges.byteLength;
  }

  #rangeOf(bytes: Uint8Array, at: number): number {
    const first = ((bytes[at]! << 24) | (bytes[at + 1]! << 16) | (bytes[at + 2]! << 8) | bytes[at + 3]!) >>> 0;
    return this.#bits === 0 ? 0 : first >>> (32 - this.#bits);
  }

  #fill(digests: Uint8Array): void {
    const [width, count] = [this.#width, this.#ids.length];
    const ranges = this.#ranges;
    for (let n = 0; n < count; n++) ranges[this.#rangeOf(digests, n * width) + 1]!++;
    for (let range = 1; range < ranges.length; range++) ranges[range]! += ranges[range - 1]!;
    const next = ranges.slice(0, -1);
    for (let n = 0; n < count; n++) {
      const to = next[this.#rangeOf(digests, n * width)]!++;
      for (let i = 0; i < width; i++) this.#rows[to * width + i] = digests[n * width + i]!;
      this.#ids[to] = n;
    }
  }

  #equals(row: number, digest: Uint8Array): boolean {
    const at = row * this.#width;
    for (let i = 0; i < this.#width; i++) if (this.#rows[at + i] !== digest[i]) return false;
    return true;
  }

  /** The number of the entry with this digest, or `null`. */
  find(digest: Uint8Array): number | null {
    if (digest.length !== this.#width) throw new RangeError(`a digest has ${this.#width} bytes, not ${digest.length}`);
    const range = this.#rangeOf(digest, 0);
    const end = this.#ranges[range + 1]!;
    for (let row = this.#ranges[range]!; row < end; row++) {
      if (this.#equals(row, digest) && !this.#removed.has(this.#ids[row]!)) return this.#ids[row]!;
    }
    return this.#later.size === 0 ? null : (this.#later.get(toHex(digest)) ?? null);
  }

  /** Answers with the number of the entry: a new one, or that of the entry that stood there already. */
  insert(digest: Uint8Array): number {
    const there = this.find(digest);
    if (there !== null) return there;
    this.#later.set(toHex(digest), this.#next);
    return this.#next++;
  }

  remove(digest: Uint8Array): boolean {
    const id = this.find(digest);
    if (id === null) return false;
    if (id < this.#ids.length) this.#removed.add(id);
    else this.#later.delete(toHex(digest));
    return true;
  }
}
