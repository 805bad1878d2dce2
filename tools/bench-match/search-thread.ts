// One thread of the bench: joins the shared index, waits for the start, searches for two seconds.
import { performance } from 'node:perf_hooks';
import { parentPort, workerData } from 'node:worker_threads';
import { HashIndex, type SharedIndex } from '@remit/match';
import { loadKernels } from '@remit/match/node';

const { shared, queries } = workerData as { readonly shared: SharedIndex; readonly queries: readonly Uint8Array[] };
const index = HashIndex.join(shared, await loadKernels());
for (const query of queries) index.search(query);
parentPort!.once('message', () => {
  const began = performance.now();
  let done = 0;
  while (performance.now() - began < 2000)
    for (let n = 0; n < 100; n++) index.search(queries[done++ % queries.length]!);
  parentPort!.postMessage(done / ((performance.now() - began) / 1000));
});
parentPort!.postMessage('ready');
