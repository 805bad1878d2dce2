// The WebAssembly version: pixels go in by strips, so that memory is a few rows whatever the image.
import { instantiate, type Kernels } from '../kernels.ts';
import { MATRIX } from './matrix.ts';
import type { Pixels } from './pixels.ts';

const STRIP_BYTES = 1 << 17;
const PAGE = 65_536;

export type Spectrum = { readonly spectrum: Float32Array; readonly quality: number };

export class PdqKernel {
  readonly #memory = new WebAssembly.Memory({ initial: 8 });
  readonly #exports;

  constructor(kernels: Kernels) {
    this.#exports = instantiate(kernels, this.#memory);
    new Float32Array(this.#memory.buffer, 0, MATRIX.length).set(MATRIX);
  }

  spectrum({ data, width, height, channels }: Pixels): Spectrum {
    const kernel = this.#exports;
    const rowBytes = width * channels;
    const strip = Math.max(8, Math.floor(STRIP_BYTES / rowBytes) & ~7);
    this.#reserve(kernel.begin(width, height, channels, strip) >>> 0);
    const input = new Uint8Array(this.#memory.buffer, kernel.inputAt() >>> 0);
    for (let y = 0; y < height; y += strip) {
      const rows = Math.min(strip, height - y);
      input.set(data.subarray(y * rowBytes, (y + rows) * rowBytes));
      kernel.push(rows);
    }
    const quality = kernel.finish();
    return { spectrum: new Float32Array(this.#memory.buffer, kernel.spectrumAt(), 256), quality };
  }

  #reserve(bytes: number): void {
    const missing = bytes - this.#memory.buffer.byteLength;
    if (missing > 0) this.#memory.grow(Math.ceil(missing / PAGE));
  }
}
