import { createCipheriv, hash } from 'node:crypto';
import type { UnitId } from '../people/organisations.ts';

const BLOCK = 1 << 16;

/** A stream of bytes that follows from a seed alone: AES-256 in counter mode under the seed's digest. */
export class ByteStream {
  readonly #cipher;
  #block = Buffer.alloc(0);
  #used = 0;

  constructor(seed: string) {
    this.#cipher = createCipheriv('aes-256-ctr', hash('sha256', seed, 'buffer'), Buffer.alloc(16));
  }

  take(size: number): Buffer {
    if (this.#used + size > this.#block.length) {
      this.#block = this.#cipher.update(Buffer.alloc(Math.max(BLOCK, size)));
      this.#used = 0;
    }
    this.#used += size;
    return this.#block.subarray(this.#used - size, this.#used);
  }
}

/** Choices of simulated people, each following from the seed. */
export class Chance {
  readonly #bytes: ByteStream;

  constructor(seed: string) {
    this.#bytes = new ByteStream(seed);
  }

  /** From 0 up to, and without, 1. */
  share(): number {
    return this.#bytes.take(4).readUInt32BE() / 2 ** 32;
  }

  /** A whole number, both ends included. */
  between(least: number, most: number): number {
    return least + Math.floor(this.share() * (most - least + 1));
  }

  /** True in so many of a hundred cases. */
  percent(hundredths: number): boolean {
    return this.share() * 100 < hundredths;
  }

  pick<T>(list: readonly T[]): T {
    const found = list[Math.floor(this.share() * list.length)];
    if (found === undefined) throw new RangeError('nothing to choose from');
    return found;
  }

  /** One of several by weight: `[['a', 3], ['b', 1]]` gives `a` three times in four. */
  weighted<T>(choices: readonly (readonly [T, number])[]): T {
    let left = this.share() * choices.reduce((sum, [, weight]) => sum + weight, 0);
    for (const [value, weight] of choices) {
      left -= weight;
      if (left < 0) return value;
    }
    return choices.at(-1)![0];
  }

  hex(bytes: number): string {
    return this.#bytes.take(bytes).toString('hex');
  }

  bytes(size: number): Buffer {
    return this.#bytes.take(size);
  }
}

/**
 * Chance for the plan as a whole, for each unit its own, because units run beside each other in no fixed order, and for
 * what is shared.
 */
export type Chances = Readonly<Record<'all' | 'list' | UnitId, Chance>>;
export const chancesOf = (seed: string): Chances => ({
  all: new Chance(`remit/simulate/plan/${seed}`),
  list: new Chance(`remit/simulate/list/${seed}`),
  nru: new Chance(`remit/simulate/nru/${seed}`),
  bru: new Chance(`remit/simulate/bru/${seed}`),
});
