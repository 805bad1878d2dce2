// FIPS 180-4, for where the platform's own cannot stream (browsers).
import { BlockDigest } from './blocks.ts';

function primes(count: number): number[] {
  const found: number[] = [];
  for (let n = 2; found.length < count; n++) if (found.every((prime) => n % prime !== 0)) found.push(n);
  return found;
}

/** The first 32 bits of the fraction. */
const fraction = (value: number): number => Math.floor((value - Math.floor(value)) * 2 ** 32);
const START = Uint32Array.from(primes(8), (prime) => fraction(Math.sqrt(prime)));
const ROUND = Uint32Array.from(primes(64), (prime) => fraction(Math.cbrt(prime)));

const turn = (v: number, by: number): number => (v >>> by) | (v << (32 - by));

export class Sha256 extends BlockDigest {
  readonly #state = START.slice();
  readonly #words = new Int32Array(64);

  constructor() {
    super(true);
  }

  protected state(): Uint32Array {
    return this.#state;
  }

  protected compress(block: DataView): void {
    const w = this.#words;
    for (let i = 0; i < 16; i++) w[i] = block.getInt32(4 * i);
    for (let i = 16; i < 64; i++) {
      const [x, y] = [w[i - 15]!, w[i - 2]!];
      const small = turn(x, 7) ^ turn(x, 18) ^ (x >>> 3);
      w[i] = (w[i - 16]! + small + w[i - 7]! + (turn(y, 17) ^ turn(y, 19) ^ (y >>> 10))) | 0;
    }
    let [a, b, c, d, e, f, g, h] = this.#state as unknown as [
      number,
      number,
      number,
      number,
      number,
      number,
      number,
      number,
    ];
    for (let i = 0; i < 64; i++) {
      const one = (h + (turn(e, 6) ^ turn(e, 11) ^ turn(e, 25)) + ((e & f) ^ (~e & g)) + ROUND[i]! + w[i]!) | 0;
      const two = ((turn(a, 2) ^ turn(a, 13) ^ turn(a, 22)) + ((a & b) ^ (a & c) ^ (b & c))) | 0;
      h = g;
      g = f;
      f = e;
      e = (d + one) | 0;
      d = c;
      c = b;
      b = a;
      a = (one + two) | 0;
    }
    [a, b, c, d, e, f, g, h].forEach((word, i) => (this.#state[i]! += word));
  }
}

export const sha256 = (...parts: readonly Uint8Array[]): Uint8Array => {
  const digest = new Sha256();
  for (const part of parts) digest.update(part);
  return digest.digest();
};
