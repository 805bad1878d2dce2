// A server's life from the first step to the last: whatever was started is stopped in reverse order, at
// a signal, at the end of the program that started us, and when starting fails half-way.

/** Longer than any request may take; then what still hangs is abandoned. */
const PATIENCE_MILLISECONDS = 20_000;

type Stop = () => Promise<void>;

class Stopped extends Error {
  override readonly name = 'Stopped';
}

export class Lifetime {
  readonly #stops: Stop[] = [];
  #ended: Promise<void> | undefined;
  readonly #abort = new AbortController();

  /** Aborts when the server is to end: for steps that take long. */
  get signal(): AbortSignal {
    return this.#abort.signal;
  }

  /** Runs one step of starting; what it started is handed to `onEnd` before the next one. */
  async step<T>(work: () => Promise<T>): Promise<T> {
    if (this.signal.aborted) throw new Stopped('stopped while starting');
    return work();
  }

  onEnd(stop: Stop): void {
    this.#stops.push(stop);
  }

  /** Told to end while starting: the next step does not begin, and long ones stop. */
  interrupt(): void {
    this.#abort.abort();
  }

  end(): Promise<void> {
    this.#abort.abort();
    this.#ended ??= this.#stopAll();
    return this.#ended;
  }

  async #stopAll(): Promise<void> {
    for (let stop = this.#stops.pop(); stop !== undefined; stop = this.#stops.pop()) {
      try {
        await stop();
      } catch (error) {
        process.stderr.write(`while stopping: ${error instanceof Error ? error.message : String(error)}\n`);
      }
    }
  }
}

/** Ends the process when it has ended what it started, or when that takes too long. */
export async function endProcess(lifetime: Lifetime, code: number): Promise<never> {
  setTimeout(() => process.exit(code === 0 ? 1 : code), PATIENCE_MILLISECONDS).unref();
  await lifetime.end();
  process.exit(code);
}

/**
 * Runs `start` and keeps the process until it is told to end.
 *
 * A signal during the start waits for the step in hand, because half a step cannot be undone; the steps
 * that take long watch `lifetime.signal`.
 */
export async function live(start: (lifetime: Lifetime) => Promise<void>): Promise<void> {
  const lifetime = new Lifetime();
  let starting = true;
  const stop = (): void => {
    if (lifetime.signal.aborted) return;
    if (starting) lifetime.interrupt();
    else void endProcess(lifetime, 0);
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, stop);
  // Started by tools/run.js with a channel: its end is ours, also when it was killed.
  process.once('disconnect', stop);
  process.channel?.unref();
  try {
    await start(lifetime);
    starting = false;
    if (lifetime.signal.aborted) await endProcess(lifetime, 0);
  } catch (error) {
    const stopped = lifetime.signal.aborted;
    if (!stopped) report(error);
    await endProcess(lifetime, stopped ? 0 : 1);
  }
}

/** One clear line for what the operator can mend; the whole trace for a bug. */
export function report(error: unknown): void {
  const known = error instanceof Error && error.name === 'StartFailure';
  const text = known ? error.message : error instanceof Error ? (error.stack ?? error.message) : String(error);
  process.stderr.write(`${text}\n`);
}
