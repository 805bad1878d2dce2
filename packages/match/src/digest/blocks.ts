// What SHA-256 and MD5 have in common: blocks of 64 bytes, and a last one with the length.
export abstract class BlockDigest {
  readonly #block = new Uint8Array(64);
  readonly #view = new DataView(this.#block.buffer);
  readonly #bigEndian: boolean;
  #filled = 0;
  #length = 0;

  constructor(bigEndian: boolean) {
    this.#bigEndian = bigEndian;
  }

  protected abstract compress(block: DataView): void;
  protected abstract state(): Uint32Array;

  update(bytes: Uint8Array): this {
    this.#length += bytes.length;
    for (let at = 0; at < bytes.length; ) {
      const take = Math.min(64 - this.#filled, bytes.length - at);
      this.#block.set(bytes.subarray(at, at + take), this.#filled);
      this.#filled += take;
      at += take;
      if (this.#filled === 64) this.#flush();
    }
    return this;
  }

  #flush(): void {
    this.compress(this.#view);
    this.#filled = 0;
  }

  digest(): Uint8Array {
    const bits = this.#length * 8;
    this.#block[this.#filled++] = 0x80;
    if (this.#filled > 56) {
      this.#block.fill(0, this.#filled);
      this.#flush();
    }
    this.#block.fill(0, this.#filled);
    const [low, high] = [bits >>> 0, Math.floor(bits / 2 ** 32)];
    this.#view.setUint32(56, this.#bigEndian ? high : low, !this.#bigEndian);
    this.#view.setUint32(60, this.#bigEndian ? low : high, !this.#bigEndian);
    this.#flush();
    const state = this.state();
    const out = new DataView(new ArrayBuffer(state.length * 4));
    state.forEach((word, i) => out.setUint32(4 * i, word, !this.#bigEndian));
    return new Uint8Array(out.buffer);
  }
}
