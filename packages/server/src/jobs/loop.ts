import { describeFailure, type JobContext } from './job.ts';

export type Loop = {
  /** Something happened: look now instead of at the next tick. */
  readonly wake: () => void;
  /** Waits for the round under way; none follows. */
  readonly stop: () => Promise<void>;
};

const LONGEST_PAUSE_MS = 2_000;

/**
 * Does a round of work again and again, one at a time, until it is stopped. A round that fails is logged and tried
 * again after a growing pause, short enough that a restarted database is noticed within seconds.
 *
 * @param round returns true when more is waiting
 */
export function startLoop(
  name: string,
  everyMs: number,
  round: () => Promise<boolean>,
  { logger, watch }: Pick<JobContext, 'logger' | 'watch'>,
): Loop {
  let stopped = false;
  let failures = 0;
  let awake = false;
  let rouse: () => void = () => undefined;

  const pause = (ms: number): Promise<void> =>
    new Promise((resolve) => {
      const timer = setTimeout(resolve, ms);
      rouse = () => {
        clearTimeout(timer);
        resolve();
      };
    });

  const once = async (): Promise<boolean> => {
    try {
      const more = await round();
      failures = 0;
      return more;
    } catch (error) {
      failures += 1;
      watch.failed(name, error);
      logger.error({ job: name, failures, ...describeFailure(error) }, 'a job failed and will be tried again');
      return false;
    }
  };

  const run = async (): Promise<void> => {
    while (!stopped) {
      awake = false;
      const more = await once();
      if (stopped) return;
      // A wake during the round counts, but not while the work fails: that would spin.
      if (failures > 0) await pause(Math.min(LONGEST_PAUSE_MS, 100 * 2 ** Math.min(failures, 10)));
      else if (!more && !awake) await pause(everyMs);
    }
  };

  const running = run();
  return {
    wake: () => {
      awake = true;
      if (failures === 0) rouse();
    },
    stop: async () => {
      stopped = true;
      rouse();
      await running;
    },
  };
}
