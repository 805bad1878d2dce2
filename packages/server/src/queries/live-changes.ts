import type pg from 'pg';
import { ownConnection } from '../store/log/own-connection.ts';
import type { Store } from '../store/store.ts';
import { working } from '../store/working/working.ts';

const CHANNELS = ['remit_case', 'remit_session', 'remit_organisation'] as const;
export type Change = { readonly channel: (typeof CHANNELS)[number]; readonly subject: string };

const LONGEST_WAIT_MS = 5_000;

/**
 * Hears what other processes changed, over one connection for the whole process. A lost connection is made again;
 * `onGap` then tells that something may have been missed.
 */
export class LiveChanges {
  readonly #store: Store;
  readonly #onChange: (change: Change) => void;
  readonly #onGap: () => void;
  #client: pg.Client | null = null;
  #timer: NodeJS.Timeout | undefined;
  #wait = 100;
  #closed = false;

  constructor(store: Store, onChange: (change: Change) => void, onGap: () => void) {
    this.#store = store;
    this.#onChange = onChange;
    this.#onGap = onGap;
  }

  async open(): Promise<void> {
    const client = ownConnection(this.#store.pool, 'live');
    client.on('error', () => undefined);
    client.on('end', () => this.#lost(client));
    client.on('notification', ({ channel, payload }) => this.#hear(channel, payload ?? ''));
    this.#client = client;
    try {
      await client.connect();
      for (const channel of CHANNELS) await client.query(`LISTEN ${channel}`);
      this.#wait = 100;
    } catch {
      this.#lost(client);
    }
  }

  #hear(channel: string, subject: string): void {
    const known = CHANNELS.find((name) => name === channel);
    if (known) this.#onChange({ channel: known, subject });
  }

  #lost(client: pg.Client): void {
    if (this.#closed || this.#client !== client) return;
    this.#client = null;
    void client.end().catch(() => undefined);
    this.#timer = setTimeout(() => void this.#again(), this.#wait);
    this.#wait = Math.min(this.#wait * 2, LONGEST_WAIT_MS);
  }

  async #again(): Promise<void> {
    await this.open();
    if (this.#client) this.#onGap();
  }

  async close(): Promise<void> {
    this.#closed = true;
    clearTimeout(this.#timer);
    await this.#client?.end().catch(() => undefined);
  }
}

/** Which of these organisations a case concerns. */
export async function organisationsWithCase(
  store: Store,
  referral: string,
  among: readonly string[],
): Promise<Set<string>> {
  const { rows } = await working(store, (client) =>
    client.query<{ organisation: string }>('SELECT * FROM organisations_with_case($1, $2) AS organisation', [
      referral,
      among,
    ]),
  );
  return new Set(rows.map(({ organisation }) => organisation));
}
