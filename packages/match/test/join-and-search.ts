// A worker thread that joins a shared index and searches for the same entries until it is told to stop.
import { parentPort, workerData } from 'node:worker_threads';
import { HashIndex, type SharedIndex } from '../src/index/hash-index.ts';
import { loadKernels } from '../src/node/kernels.ts';

type Order = {
  readonly shared: SharedIndex;
  readonly hashes: Uint8Array;
  readonly plain: boolean;
  readonly stop: Int32Array;
};

const { shared, hashes, plain, stop } = workerData as Order;
const index = HashIndex.join(shared, plain ? null : await loadKernels());
parentPort!.postMessage('joined');
let [rounds, missed] = [0, 0];
do {
  for (let at = 0; at < hashes.length; at += 32) {
    const found = index.search(hashes.subarray(at, at + 32), 10);
    if (!found.some(({ id, distance }) => id === at / 32 && distance === 0)) missed++;
  }
  rounds++;
} while (Atomics.load(stop, 0) === 0);
index.close();
parentPort!.postMessage({ rounds, missed });
