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
        this.#current = next.postmaster;
        // A disk that is full again and again is no fault of PostgreSQL: it may die of that as often as it must.
        if (next.waited) deaths = 0;
        // Told to stop while it was starting: nobody else would stop this one.
        if (this.#stopping) return await this.#current.stop();
      } catch (error) {
        return this.#options.onLost?.(error instanceof Error ? error.message : String(error));
      }
    }
  }

  /** A full disk is waited out: space comes back when somebody makes some. Null when told to stop meanwhile. */
  async #again(): Promise<{ readonly postmaster: Postmaster; readonly waited: boolean } | null> {
    for (let waited = false; !this.#stopping; waited = true) {
      try {
        return { postmaster: await startPostmaster(this.#plan), waited };
      } catch (error) {
        if (!(error instanceof DiskFull)) throw error;
        if (!waited) this.#options.log.error(`${error.message} It is tried again every few seconds.`);
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
