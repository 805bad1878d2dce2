import { performance } from 'node:perf_hooks';

/** Runs `work` with so many in flight until the time is over. @returns completed per second and sorted durations in ms */
export async function load(
  inFlight: number,
  seconds: number,
  work: (n: number) => Promise<unknown>,
): Promise<{ perSecond: number; durations: number[] }> {
  const durations: number[] = [];
  const start = performance.now();
  const end = start + seconds * 1000;
  let n = 0;
  const lane = async (): Promise<void> => {
    while (performance.now() < end) {
      const from = performance.now();
      await work(n++);
      durations.push(performance.now() - from);
    }
  };
  await Promise.all(Array.from({ length: inFlight }, lane));
  const took = (performance.now() - start) / 1000;
  return { perSecond: durations.length / took, durations: durations.sort((a, b) => a - b) };
}

/** The value below which this share of the sorted durations lies. */
export const percentile = (sorted: readonly number[], share: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
