import { Leadership } from '../../../packages/server/src/store/log/leadership.ts';
import { publish } from '../../../packages/server/src/store/log/publish.ts';
import { sequenceAll } from '../../../packages/server/src/store/log/sequence.ts';
import type { LogSettings } from '../../../packages/server/src/jobs/log-worker.ts';
import type { Ports } from '../../../packages/server/src/ports.ts';
import type { Store } from '../../../packages/server/src/store/store.ts';

export type Checkpoint = { readonly size: number; readonly root: string; readonly at: string };

/** The log of the simulation: the real sequencer and the real signer, at the simulation's own instants. */
export class Checkpoints {
  readonly #store: Store;
  readonly #ports: Ports;
  readonly #settings: LogSettings;
  readonly #leadership: Leadership;
  readonly #signed: Checkpoint[] = [];

  constructor(store: Store, ports: Ports, settings: LogSettings) {
    this.#store = store;
    this.#ports = ports;
    this.#settings = settings;
    this.#leadership = new Leadership(store.pool);
  }

  async publish(at: string): Promise<void> {
    const epoch = await this.#leadership.term();
    if (epoch === null) throw new Error('another process sequences the log of this database');
    const { pool } = this.#store;
    await sequenceAll(pool, epoch);
    const { signer, paddingMultiple, keepers } = this.#settings;
    const size = await publish(pool, epoch, at, {
      signer,
      paddingMultiple,
      keepers,
      randomBytes: this.#ports.randomBytes,
    });
    const { rows } = await pool.query<{ root: string }>(
      `SELECT encode(root, 'hex') AS root FROM checkpoints WHERE size = $1`,
      [size],
    );
    this.#signed.push({ size, root: rows[0]!.root, at });
  }

  /** The first checkpoint after an instant: the one by which the sample is drawn (D1). */
  firstAfter = (at: string): Checkpoint | undefined => this.#signed.find((each) => each.at > at);

  get count(): number {
    return this.#signed.length;
  }

  close(): Promise<void> {
    return this.#leadership.resign();
  }
}
