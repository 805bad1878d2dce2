// Keeps PostgreSQL running: a postmaster that is killed is started again, and recovers by itself.
import { setTimeout as sleep } from 'node:timers/promises';
import { DiskFull } from './failure.ts';
import { startPostmaster, type Plan, type Postmaster } from './postmaster.ts';

export interface Log {
  info(line: string): void;
  error(line: string): void;
}

export interface KeeperOptions {
  readonly log: Log;
  /** Called when PostgreSQL keeps dying and the server should end. */
  readonly onLost?: (reason: string) => void;
}

const DEATHS_IN_A_ROW = 5;
const CALM_MILLISECONDS = 60_000;
const ROOM_MILLISECONDS = 2_000;

export class Keeper {
  #current: Postmaster;
  #stopping = false;
  #watch: Promise<void>;
  readonly #plan: Plan;
  readonly #options: KeeperOptions;

  constructor(plan: Plan, first: Postmaster, options: KeeperOptions) {
    this.#plan = plan;
    this.#options = options;
    this.#current = first;
    this.#watch = this.#keep();
  }

  processId(): number | undefined {
    return this.#current.process.pid;
  }

  async #keep(): Promise<void> {
    let deaths = 0;
    for (;;) {
      const since = performance.now();
      await this.#current.exited;
      if (this.#stopping) return;
      deaths = performance.now() - since > CALM_MILLISECONDS ? 1 : deaths + 1;
      if (deaths > DEATHS_IN_A_ROW) return this.#options.onLost?.('PostgreSQL keeps ending unexpectedly.');
      this.#options.log.error('PostgreSQL ended unexpectedly; starting it again.');
      await sleep(100 * deaths);
      if (this.#stopping) return;
      try {
        const next = await this.#again();
        if (next === null) return;
        this.#current = next;
        // Told to stop while it was starting: nobody else would stop this one.
        if (this.#stopping) return await this.#current.stop();
      } catch (error) {
        return this.#options.onLost?.(error instanceof Error ? error.message : String(error));
      }
    }
  }

  /** A full disk is waited out: space comes back when somebody makes some. Null when told to stop meanwhile. */
  async #again(): Promise<Postmaster | null> {
    for (let told = false; !this.#stopping; told = true) {
      try {
        return await startPostmaster(this.#plan);
      } catch (error) {
        if (!(error instanceof DiskFull)) throw error;
        if (!told) this.#options.log.error(`${error.message} It is tried again every few seconds.`);
        await sleep(ROOM_MILLISECONDS);
      }
    }
    return null;
  }

  async stop(): Promise<void> {
    this.#stopping = true;
    await this.#current.stop();
    await this.#watch;
  }
}
