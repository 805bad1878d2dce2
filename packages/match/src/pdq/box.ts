// The box filter of the published description, in float32 and in its order of additions and subtractions: the window
// grows, slides and shrinks. `Math.fround` after every step is what makes the bits equal.
const f = Math.fround;

/** 1/128 of the side, rounded up: two passes of it blur what one sampled pixel stands for. */
export const windowOf = (side: number): number => Math.floor((side + 127) / 128);

const leadOf = (window: number): number => Math.floor((window + 2) / 2) - 1;

/** One row into another of the same length. */
export function boxRow(row: Float32Array, out: Float32Array, window: number): void {
  const { length } = row;
  const lead = leadOf(window);
  let sum = 0;
  for (let i = 0; i < length; i++) {
    sum = f(sum + row[i]!);
    if (i >= window) sum = f(sum - row[i - window]!);
    if (i >= lead) out[i - lead] = f(sum / Math.min(i + 1, window));
  }
  for (let k = 0; k < lead; k++) {
    sum = f(sum - row[length - window + k]!);
    out[length - lead + k] = f(sum / (window - 1 - k));
  }
}

/** The same down the columns: rows go in one by one, filtered rows come out, and only a window of them is kept. */
export class ColumnBox {
  readonly #sums: Float32Array;
  readonly #ring: Float32Array[];
  readonly #out: Float32Array;
  readonly #window: number;
  readonly #lead: number;
  readonly #emit: (row: Float32Array) => void;
  #seen = 0;

  constructor(width: number, window: number, emit: (row: Float32Array) => void) {
    this.#sums = new Float32Array(width);
    this.#out = new Float32Array(width);
    this.#ring = Array.from({ length: window }, () => new Float32Array(width));
    this.#window = window;
    this.#lead = leadOf(window);
    this.#emit = emit;
  }

  push(row: Float32Array): void {
    const sums = this.#sums;
    const slot = this.#ring[this.#seen % this.#window]!;
    const full = this.#seen >= this.#window;
    for (let x = 0; x < sums.length; x++) {
      let sum = f(sums[x]! + row[x]!);
      if (full) sum = f(sum - slot[x]!);
      sums[x] = sum;
    }
    slot.set(row);
    this.#seen++;
    if (this.#seen > this.#lead) this.#give(Math.min(this.#seen, this.#window));
  }

  /** The rows below the last: windows that shrink. */
  end(): void {
    const sums = this.#sums;
    for (let k = 0; k < this.#lead; k++) {
      const old = this.#ring[(this.#seen + k) % this.#window]!;
      for (let x = 0; x < sums.length; x++) sums[x] = f(sums[x]! - old[x]!);
      this.#give(this.#window - 1 - k);
    }
  }

  #give(count: number): void {
    const [sums, out] = [this.#sums, this.#out];
    for (let x = 0; x < sums.length; x++) out[x] = f(sums[x]! / count);
    this.#emit(out);
  }
}
