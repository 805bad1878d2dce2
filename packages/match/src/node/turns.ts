/** Runs what is given, or answers with the other where too much waits already. */
export type Turns = <T>(work: () => Promise<T>, otherwise: T) => Promise<T>;

/** Lets so many run at once and so many wait for their turn, in order. */
export function turns(atOnce: number, mostWaiting: number): Turns {
  const waiting: (() => void)[] = [];
  let running = 0;
  return async (work, otherwise) => {
    if (running < atOnce) running += 1;
    else if (waiting.length >= mostWaiting) return otherwise;
    // Whoever ends hands its place over, so that nobody comes in between.
    else await new Promise<void>((go) => waiting.push(go));
    try {
      return await work();
    } finally {
      const next = waiting.shift();
      if (next) next();
      else running -= 1;
    }
  };
}
