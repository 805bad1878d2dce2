// One sequencer of a pair: the service's own worker, with a signer that writes down what it signs before it does, and
// takes its time about it, so that it can be stopped and killed in the middle.
import { closeSync, fsyncSync, openSync, writeSync } from 'node:fs';
import type pg from 'pg';
import { LogWorker } from '../../../packages/server/src/jobs/log-worker.ts';
import { startLoop } from '../../../packages/server/src/jobs/loop.ts';
import { UNWATCHED } from '../../../packages/server/src/jobs/watch.ts';
import { systemPorts } from '../../../packages/server/src/ports.ts';
import { logSigner, type LogSigner } from '../../../packages/server/src/store/log/signer.ts';
import { sizeFile } from '../../../packages/server/src/store/log/size-file.ts';
import { createPool } from '../../../packages/server/src/store/pool.ts';
import { custodyOf } from '../../../packages/server/src/store/sealing.ts';

/** What the drill tells the process, in its environment. */
export type SequencerOrder = {
  readonly database: pg.ClientConfig;
  readonly memory: string;
  readonly signatures: string;
};

const order = JSON.parse(process.env['REMIT_DRILL'] ?? '{}') as SequencerOrder;
const signer = logSigner('adversary.example/log', Buffer.alloc(32, 43));
const handle = openSync(order.signatures, 'a');
const pause = (ms: number): void => void Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms);

const slow: LogSigner = {
  ...signer,
  checkpoint: (size, root) => {
    process.stdout.write('signing\n');
    pause(Math.random() * 80);
    writeSync(handle, `${size} ${Buffer.from(root).toString('hex')}\n`);
    fsyncSync(handle);
    const note = signer.checkpoint(size, root);
    pause(Math.random() * 80);
    return note;
  },
};

const store = {
  pool: createPool(order.database, { max: 4, onIdleError: () => undefined }),
  custody: custodyOf(Buffer.alloc(32, 9)),
};
const worker = new LogWorker(store, systemPorts, {
  signer: slow,
  cadenceSeconds: 1,
  paddingMultiple: 16,
  keepers: [sizeFile(order.memory)],
});
const context = { logger: { info: () => undefined, warn: () => undefined, error: () => undefined }, watch: UNWATCHED };
startLoop('log', 50, () => worker.sequence(), context);
startLoop('checkpoints', 50, () => worker.publish(), context);
process.once('SIGTERM', () => {
  closeSync(handle);
  process.exit(0);
});
process.stdout.write('ready\n');
