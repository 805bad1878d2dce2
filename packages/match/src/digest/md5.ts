// RFC 1321. Broken for security and still what many lists carry; here it finds files, it proves nothing.
import { BlockDigest } from './blocks.ts';

const SHIFTS = [7, 12, 17, 22, 5, 9, 14, 20, 4, 11, 16, 23, 6, 10, 15, 21];
const SINES = Int32Array.from({ length: 64 }, (_, i) => Math.floor(Math.abs(Math.sin(i + 1)) * 2 ** 32) | 0);

export class Md5 extends BlockDigest {
  readonly #state = Uint32Array.of(0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476);
  readonly #words = new Int32Array(16);

  constructor() {
    super(false);
  }

  protected state(): Uint32Array {
    return this.#state;
  }

  protected compress(block: DataView): void {
    const w = this.#words;
    for (let i = 0; i < 16; i++) w[i] = block.getInt32(4 * i, true);
    let [a, b, c, d] = this.#state as unknown as [number, number, number, number];
    for (let i = 0; i < 64; i++) {
      const round = i >> 4;
      let mixed: number;
      let at: number;
      if (round === 0) [mixed, at] = [(b & c) | (~b & d), i];
      else if (round === 1) [mixed, at] = [(d & b) | (~d & c), (5 * i + 1) & 15];
      else if (round === 2) [mixed, at] = [b ^ c ^ d, (3 * i + 5) & 15];
      else [mixed, at] = [c ^ (b | ~d), (7 * i) & 15];
      const sum = (a + mixed + SINES[i]! + w[at]!) | 0;
      const by = SHIFTS[(round << 2) | (i & 3)]!;
      [a, d, c, b] = [d, c, b, (b + ((sum << by) | (sum >>> (32 - by)))) | 0];
    }
    [a, b, c, d].forEach((word, i) => (this.#state[i]! += word));
  }
}
