import type { Ports } from '../ports.ts';
import { Leadership } from '../store/log/leadership.ts';
import { Follower } from '../store/log/follow.ts';
import { type Cosigners, publish } from '../store/log/publish.ts';
import { recordRefusal } from '../store/log/signing-refused.ts';
import { sequenceAll } from '../store/log/sequence.ts';
import type { LogSigner } from '../store/log/signer.ts';
import type { SizeKeeper } from '../store/log/size-file.ts';
import { Superseded } from '../store/log/state.ts';
import { BelowPolicy, LogUnsound, type PublishRefusal } from '../store/log/unsound.ts';
import type { Store } from '../store/store.ts';
import { inTransaction } from '../store/transaction.ts';

export type LogSettings = {
  readonly signer: LogSigner;
  /** Seconds between checkpoints: 600, in the demonstration 10 (D12). */
  readonly cadenceSeconds: number;
  /** Published sizes are multiples of this. */
  readonly paddingMultiple: number;
  readonly keepers: readonly SizeKeeper[];
  /** Absent where no witness is configured. */
  readonly cosigners?: Cosigners;
};

/** A log that does not hold is looked at again after this long; sequencing goes on meanwhile. */
const UNSOUND_PAUSE_MS = 30_000;
/** Witnesses that were away are asked again after this long. */
const WITNESS_PAUSE_MS = 5_000;

function refusalIn(error: unknown): [code: PublishRefusal | null, pauseMs: number] {
  if (error instanceof LogUnsound) return [error.code, UNSOUND_PAUSE_MS];
  return error instanceof BelowPolicy ? ['witnesses-missing', WITNESS_PAUSE_MS] : [null, 0];
}

/** Sequences and publishes while this process is the elected one, and stands by otherwise. */
export class LogWorker {
  readonly #store: Store;
  readonly #ports: Ports;
  readonly #settings: LogSettings;
  readonly #leadership: Leadership;
  readonly #follower: Follower;
  #publishAgainAt = 0;
  /** What this term has on record of its refusing to sign; undefined until it has signed or refused once. */
  #refuses: PublishRefusal | null | undefined;
  #epoch: number | null = null;

  constructor(store: Store, ports: Ports, settings: LogSettings) {
    this.#store = store;
    this.#ports = ports;
    this.#settings = settings;
    this.#leadership = new Leadership(store.pool);
    this.#follower = new Follower(store.pool, settings.keepers);
  }

  /** Gives what waits its place in the log, or remembers what another process signs. */
  async sequence(): Promise<boolean> {
    const epoch = await this.#leadership.term();
    if (epoch === null) await this.#follower.look();
    else await this.#unlessSuperseded(() => sequenceAll(this.#store.pool, epoch));
    return false;
  }

  /**
   * Publishes a checkpoint if one is due. Rejects with `LogUnsound` when what is stored is not what was signed, with
   * `BelowPolicy` while too few witnesses cosign.
   */
  async publish(): Promise<boolean> {
    const epoch = this.#leadership.held;
    if (epoch !== this.#epoch) [this.#epoch, this.#refuses] = [epoch, undefined];
    if (epoch !== null) await this.#unlessSuperseded(() => this.#publishIfDue(epoch));
    return false;
  }

  async #unlessSuperseded(work: () => Promise<unknown>): Promise<void> {
    try {
      await work();
    } catch (error) {
      if (!(error instanceof Superseded)) throw error;
      await this.#leadership.resign();
    }
  }

  async #publishIfDue(epoch: number): Promise<void> {
    if (performance.now() < this.#publishAgainAt) return;
    const at = await this.#dueInstant();
    if (at === null) return;
    const { randomBytes } = this.#ports;
    try {
      await publish(this.#store.pool, epoch, at, { ...this.#settings, randomBytes });
    } catch (error) {
      const [code, pause] = refusalIn(error);
      if (code === null) throw error;
      this.#publishAgainAt = performance.now() + pause;
      await this.#record(epoch, code);
      throw error;
    }
    await this.#record(epoch, null);
  }

  async #record(epoch: number, code: PublishRefusal | null): Promise<void> {
    if (this.#refuses === code) return;
    await recordRefusal(this.#store.pool, epoch, code);
    this.#refuses = code;
  }

  /** The present instant if a new window of the cadence has begun since the last checkpoint. */
  async #dueInstant(): Promise<string | null> {
    const { rows } = await inTransaction(this.#store.pool, { role: 'remit_public', readOnly: true }, (client) =>
      client.query<{ now: string; last: string | null }>(
        'SELECT coalesce($1::timestamptz, clock_timestamp())::timestamptz(3) AS now, (SELECT max(at) FROM checkpoints) AS last',
        [this.#ports.now?.() ?? null],
      ),
    );
    const { now, last } = rows[0]!;
    const window = (instant: string): number =>
      Math.floor(Date.parse(instant) / (this.#settings.cadenceSeconds * 1000));
    return last === null || window(now) > window(last) ? now : null;
  }

  close(): Promise<void> {
    return this.#leadership.resign();
  }
}
