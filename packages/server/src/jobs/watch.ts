import { Counter, Histogram, type Registry } from 'prom-client';
import { BelowPolicy, LogUnsound } from '../store/log/unsound.ts';

/** What the workers of this process count, for whoever watches the service. */
export type JobWatch = {
  readonly timerFired: (lateSeconds: number) => void;
  readonly failed: (job: string, error: unknown) => void;
};

export const UNWATCHED: JobWatch = { timerFired: () => undefined, failed: () => undefined };

/** Five seconds after its time is the latest at which a clock should act; the bucket of that bound says how many did. */
const LATE_BUCKETS = [1, 2, 5, 10, 30, 60, 300, 3600];

export function watchJobs(registry: Registry): JobWatch {
  const registers = [registry];
  const late = new Histogram({
    name: 'remit_timer_late_seconds',
    help: 'Seconds after its time at which the command of a timer was accepted',
    buckets: LATE_BUCKETS,
    registers,
  });
  const failures = new Counter({
    name: 'remit_job_failures_total',
    help: 'Rounds of work that failed and are tried again',
    labelNames: ['job'],
    registers,
  });
  const refusals = new Counter({
    name: 'remit_log_refusals_total',
    help: 'Times that this process refused to sign or publish the log, by what it found',
    labelNames: ['code'],
    registers,
  });
  return {
    timerFired: (seconds) => late.observe(seconds),
    failed: (job, error) => {
      failures.inc({ job });
      if (error instanceof LogUnsound) refusals.inc({ code: error.code });
      if (error instanceof BelowPolicy) refusals.inc({ code: 'witnesses-missing' });
    },
  };
}
