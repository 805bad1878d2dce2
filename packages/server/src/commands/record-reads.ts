import type { Ports } from '../ports.ts';
import type { Store } from '../store/store.ts';
import { insertReads, type Read } from '../store/working/reads.ts';
import { working } from '../store/working/working.ts';

const BATCH = 500;

/**
 * The audit record of reads. Whoever must not answer before the record is kept awaits `record`; reads that arrive while
 * one write is under way share the next.
 */
export class ReadRecorder {
  readonly #store: Store;
  readonly #ports: Ports;
  #waiting: { read: Read; kept: () => void; failed: (error: unknown) => void }[] = [];
  #writing: Promise<void> | null = null;

  constructor(store: Store, ports: Ports) {
    this.#store = store;
    this.#ports = ports;
  }

  record(read: Read): Promise<void> {
    const kept = new Promise<void>((resolve, reject) => this.#waiting.push({ read, kept: resolve, failed: reject }));
    this.#writing ??= this.#write();
    return kept;
  }

  async #write(): Promise<void> {
    while (this.#waiting.length > 0) {
      const batch = this.#waiting.splice(0, BATCH);
      const now = this.#ports.now?.() ?? null;
      await working(this.#store, (client) =>
        insertReads(
          client,
          now,
          batch.map(({ read }) => read),
        ),
      ).then(
        () => batch.forEach(({ kept }) => kept()),
        (error: unknown) => batch.forEach(({ failed }) => failed(error)),
      );
    }
    this.#writing = null;
  }

  /** Waits for what is under way; called before the process ends. */
  async close(): Promise<void> {
    await this.#writing;
  }
}
