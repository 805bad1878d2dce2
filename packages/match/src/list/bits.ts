// Bits in a row, highest first.
export class BitWriter {
  #bytes = new Uint8Array(1024);
  #length = 0;
  #held = 0;
  #heldBits = 0;

  /** The lowest `count` bits of `value`, at most 24 at a time. */
  write(value: number, count: number): void {
    this.#held = (this.#held << count) | value;
    this.#heldBits += count;
    while (this.#heldBits >= 8) {
      this.#heldBits -= 8;
      this.#byte(this.#held >>> this.#heldBits);
      this.#held &= (1 << this.#heldBits) - 1;
    }
  }

  /** So many ones and a zero. */
  unary(count: number): void {
    let left = count;
    for (; left >= 16; left -= 16) this.write(0xffff, 16);
    this.write(((1 << left) - 1) << 1, left + 1);
  }

  finish(): Uint8Array {
    if (this.#heldBits > 0) this.write(0, 8 - this.#heldBits);
    return this.#bytes.slice(0, this.#length);
  }

  #byte(byte: number): void {
    if (this.#length === this.#bytes.length) {
      const longer = new Uint8Array(this.#bytes.length * 2);
      longer.set(this.#bytes);
      this.#bytes = longer;
    }
    this.#bytes[this.#length++] = byte;
  }
}

/** Reads past the end as zeros and then says so: `overrun`. */
export class BitReader {
  readonly #bytes: Uint8Array;
  #at = 0;
  #held = 0;
  #heldBits = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  get overrun(): boolean {
    return this.#at > this.#bytes.length;
  }

  /** All bytes are used, and what is left of the last one is zeros. */
  get atEnd(): boolean {
    return this.#at === this.#bytes.length && this.#held === 0;
  }

  /** At most 24 bits. */
  read(count: number): number {
    while (this.#heldBits < count) {
      this.#held = (this.#held << 8) | (this.#bytes[this.#at++] ?? 0);
      this.#heldBits += 8;
    }
    this.#heldBits -= count;
    const value = this.#held >>> this.#heldBits;
    this.#held &= (1 << this.#heldBits) - 1;
    return value;
  }

  unary(): number {
    let count = 0;
    while (this.read(1) === 1) count++;
    return count;
  }
}
