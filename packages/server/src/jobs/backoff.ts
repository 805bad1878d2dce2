const FIRST_SECONDS = 1;

/** Seconds until the next attempt: doubling from one second up to the longest. */
export const backoffSeconds = (attempts: number, longest: number): number =>
  Math.min(longest, FIRST_SECONDS * 2 ** Math.min(attempts, 20));
