import { compileKernels, type Kernels } from '../kernels.ts';

const bytesAt = async (url: URL): Promise<ArrayBuffer> => {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${url.pathname}: ${response.status}`);
  return response.arrayBuffer();
};

let loading: Promise<Kernels> | undefined;

/**
 * The kernels from beside this module, as bundlers find them. Needs `wasm-unsafe-eval` in a content security policy;
 * where that or WebAssembly's vectors are missing it rejects, and `null` (plain TypeScript) does the same work.
 */
export function loadKernels(): Promise<Kernels> {
  loading ??= Promise.all([
    bytesAt(new URL('../../dist/kernels.wasm', import.meta.url)),
    bytesAt(new URL('../../dist/kernels-shared.wasm', import.meta.url)),
  ]).then(([own, shared]) => compileKernels(own, shared));
  return loading;
}
