/** What we know of the way to the server. */
export type ConnectionState =
  | { readonly kind: 'connected' }
  | { readonly kind: 'lost'; readonly since: number; readonly waitMilliseconds: number; readonly trying: boolean }
  | { readonly kind: 'restored' };

/** Asks whether the server answers; resolves to true when it does. */
export type Probe = () => Promise<boolean>;

const LONGEST_WAIT = 30_000;
const RESTORED_SHOWN = 4_000;

/** The wait before the next attempt: one second, doubling, at most thirty. */
export const waitFor = (attempt: number): number => Math.min(LONGEST_WAIT, 1_000 * 2 ** attempt);

/**
 * One view of the connection for the whole page. Whoever fails to reach the server reports it; from then on this store
 * asks again, waiting longer each time, and tells everybody when the server is back.
 */
export class Connection {
  private state: ConnectionState = { kind: 'connected' };
  private attempt = 0;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private readonly listeners = new Set<() => void>();
  private readonly restored = new Set<() => void>();
  private readonly probe: { run: Probe } = { run: async () => navigator.onLine };

  /** @param probe how to ask; the API client sets it when it starts. */
  probeWith(probe: Probe): void {
    this.probe.run = probe;
  }

  readonly read = (): ConnectionState => this.state;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  /** Called when the server is back, so that live queues can catch up. */
  onRestored(listener: () => void): () => void {
    this.restored.add(listener);
    return () => this.restored.delete(listener);
  }

  reportLost(): void {
    if (this.state.kind === 'lost') return;
    this.attempt = 0;
    this.wait(Date.now());
  }

  /** The person's own "try now". */
  retry(): void {
    clearTimeout(this.timer);
    void this.ask();
  }

  private wait(since: number): void {
    const waitMilliseconds = waitFor(this.attempt);
    this.set({ kind: 'lost', since, waitMilliseconds, trying: false });
    this.timer = setTimeout(() => void this.ask(), waitMilliseconds);
  }

  private async ask(): Promise<void> {
    if (this.state.kind !== 'lost') return;
    const { since } = this.state;
    this.set({ ...this.state, trying: true });
    const there = await this.probe.run().catch(() => false);
    this.attempt += 1;
    if (!there) return this.wait(since);
    this.set({ kind: 'restored' });
    for (const listener of this.restored) listener();
    this.timer = setTimeout(() => this.set({ kind: 'connected' }), RESTORED_SHOWN);
  }

  private set(state: ConnectionState): void {
    this.state = state;
    for (const listener of this.listeners) listener();
  }
}

export const connection = new Connection();
