// Worker threads on one shared index, beside one thread on the same.
import { once } from 'node:events';
import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import { HashIndex, type Kernels } from '@remit/match';
import { queriesFor } from './data.ts';

const PROGRAM = new URL('./search-thread.ts', import.meta.url);

async function perSecond(index: HashIndex, queries: readonly Uint8Array[], threads: number): Promise<number> {
  const workers = Array.from(
    { length: threads },
    () => new Worker(PROGRAM, { workerData: { shared: index.share(), queries } }),
  );
  await Promise.all(workers.map((worker) => once(worker, 'message')));
  const answers = workers.map((worker) => once(worker, 'message') as Promise<[number]>);
  for (const worker of workers) worker.postMessage('start');
  const rates = await Promise.all(answers);
  await Promise.all(workers.map((worker) => worker.terminate()));
  return rates.reduce((sum, [rate]) => sum + rate, 0);
}

export async function measureThreads(list: Uint8Array, kernels: Kernels) {
  const index = HashIndex.build(list, { kernels, shared: true });
  const queries = queriesFor(list, 5000);
  const one = await perSecond(index, queries, 1);
  const threads = availableParallelism();
  const all = await perSecond(index, queries, threads);
  return { threads, queriesPerSecond: all, timesOneThread: all / one };
}
