import type { JobContext } from './job.ts';
import { runDueTimers } from './clock.ts';
import { withdrawFallen } from './corrected-sources.ts';
import { publishDataset } from './dataset.ts';
import { destroyKeys } from './erasures.ts';
import { Listener } from './listen.ts';
import { ListMaker } from './lists/make-lists.ts';
import { type LogSettings, LogWorker } from './log-worker.ts';
import { startLoop } from './loop.ts';
import { deliverMessages } from './outbox.ts';
import { drawSamples } from './samples.ts';

export type JobOptions = JobContext & { readonly log: LogSettings };

const LOG_TICK_MS = 500;
const CLOCK_TICK_MS = 1_000;
const OUTBOX_TICK_MS = 1_000;
const SAMPLE_TICK_MS = 2_000;
/** A wrong opinion is withdrawn within seconds of the correction. */
const SOURCE_TICK_MS = 2_000;
const LIST_TICK_MS = 1_000;
/** Months and keys have no hurry. */
const SLOW_TICK_MS = 60_000;

/**
 * Starts the service's own workers: the log, the clock, deliveries, samples, datasets, erased keys. Any number of processes may run them on
 * one database. They outlive restarts of the database and end with the round under way.
 *
 * @example
 * const jobs = startJobs({ store, executor, ports, logger, watch: UNWATCHED, log: { signer, cadenceSeconds: 600, paddingMultiple: 64, keepers: [] } });
 * await jobs.close();
 */
export function startJobs(options: JobOptions): { close: () => Promise<void> } {
  const { store, ports, logger, watch } = options;
  const log = new LogWorker(store, ports, options.log);
  const lists = new ListMaker(options);
  const loop = (name: string, everyMs: number, round: () => Promise<boolean>) =>
    startLoop(name, everyMs, round, { logger, watch });
  const sequencing = loop('log', LOG_TICK_MS, () => log.sequence());
  const loops = [
    // Beside the sequencing, which goes on while witnesses are asked.
    loop('checkpoints', LOG_TICK_MS, () => log.publish()),
    loop('clock', CLOCK_TICK_MS, () => runDueTimers(options)),
    loop('outbox', OUTBOX_TICK_MS, () => deliverMessages(options)),
    loop('samples', SAMPLE_TICK_MS, () => drawSamples(options)),
    loop('lists', LIST_TICK_MS, () => lists.round()),
    loop('corrected-sources', SOURCE_TICK_MS, () => withdrawFallen(options)),
  ];
  // Nothing that happens in a case makes these due, so that they are not woken.
  const slow = [
    loop('dataset', SLOW_TICK_MS, () => publishDataset(store)),
    loop('erasures', SLOW_TICK_MS, () => destroyKeys(store)),
  ];
  const listener = new Listener(store.pool, (channel) => {
    if (channel === 'remit_pending') sequencing.wake();
    else for (const each of loops) each.wake();
  });
  const opening = listener.open();
  return {
    close: async () => {
      await opening;
      await Promise.all([sequencing, ...slow, ...loops].map((each) => each.stop()));
      await log.close();
      await listener.close();
    },
  };
}
