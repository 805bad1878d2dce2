// The WebAssembly kernels: the same answers as the plain TypeScript beside them, several times sooner.

/** Compiled kernels; `./node` and `./browser` load them. `null` wherever they are taken means plain TypeScript. */
export type Kernels = {
  readonly module: WebAssembly.Module;
  /** The same for a memory that several threads share. */
  readonly shared: WebAssembly.Module;
};

/** Compiles what npm built: `kernels.wasm` and `kernels-shared.wasm` of this package. */
export async function compileKernels(own: BufferSource, shared: BufferSource): Promise<Kernels> {
  return { module: await WebAssembly.compile(own), shared: await WebAssembly.compile(shared) };
}

type Exports = {
  readonly begin: (width: number, height: number, channels: number, strip: number) => number;
  readonly push: (rows: number) => void;
  readonly finish: () => number;
  readonly inputAt: () => number;
  readonly spectrumAt: () => number;
  readonly search: (lane: number, threshold: number, skip: number) => number;
  readonly scan: (lane: number, threshold: number, skip: number) => number;
};

/** One instance over one memory; instances of the shared module may stand over the same memory in many threads. */
export function instantiate(kernels: Kernels, memory: WebAssembly.Memory, shared = false): Exports {
  const instance = new WebAssembly.Instance(shared ? kernels.shared : kernels.module, { env: { memory } });
  return instance.exports as unknown as Exports;
}
