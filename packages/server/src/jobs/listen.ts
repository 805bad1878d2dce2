import type pg from 'pg';
import { ownConnection } from '../store/log/own-connection.ts';

const CHANNELS = ['remit_pending', 'remit_case'] as const;
type Channel = (typeof CHANNELS)[number];

const RECONNECT_MS = 500;

/**
 * Hears what writers announce, so that jobs start at once. Announcements are hints: each job also looks by itself, so
 * a lost connection costs a moment and no work.
 */
export class Listener {
  readonly #pool: pg.Pool;
  readonly #hear: (channel: Channel) => void;
  #client: pg.Client | null = null;
  #again: NodeJS.Timeout | undefined;
  #closed = false;

  constructor(pool: pg.Pool, hear: (channel: Channel) => void) {
    this.#pool = pool;
    this.#hear = hear;
  }

  async open(): Promise<void> {
    const client = ownConnection(this.#pool, 'jobs');
    client.on('error', () => this.#lost(client));
    client.on('end', () => this.#lost(client));
    client.on('notification', ({ channel }) => {
      const known = CHANNELS.find((name) => name === channel);
      if (known) this.#hear(known);
    });
    this.#client = client;
    try {
      await client.connect();
      for (const channel of CHANNELS) await client.query(`LISTEN ${channel}`);
    } catch {
      this.#lost(client);
    }
  }

  #lost(client: pg.Client): void {
    if (this.#client !== client) return;
    this.#client = null;
    void client.end().catch(() => undefined);
    if (!this.#closed) this.#again = setTimeout(() => void this.open(), RECONNECT_MS);
  }

  async close(): Promise<void> {
    this.#closed = true;
    clearTimeout(this.#again);
    await this.#client?.end().catch(() => undefined);
  }
}
