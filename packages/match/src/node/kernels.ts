import { readFile } from 'node:fs/promises';
import { compileKernels, type Kernels } from '../kernels.ts';

// From src/node and from dist/node alike.
const built = (name: string): URL => new URL(`../../dist/${name}`, import.meta.url);
let loading: Promise<Kernels> | undefined;

/** The kernels that npm built beside this package; compiled once. Rejects where they are missing: then build them. */
export function loadKernels(): Promise<Kernels> {
  loading ??= Promise.all([readFile(built('kernels.wasm')), readFile(built('kernels-shared.wasm'))]).then(
    ([own, shared]) => compileKernels(own, shared),
  );
  return loading;
}
