import type pg from 'pg';
import { inTransaction } from '../transaction.ts';
import type { SizeKeeper } from './size-file.ts';
import { compare, EMPTY } from './sound.ts';

type Seen = { readonly epoch: number; readonly beat: string; readonly size: number; readonly root: string | null };

/**
 * Lets a process that stands by remember what the elected one signs, so that it can go on where that one stops. A
 * process without any memory learns it from a living sequencer alone: whoever starts alone on a database with a history
 * cannot tell the database from a copy of it, and does not sign.
 */
export class Follower {
  readonly #pool: pg.Pool;
  readonly #keepers: readonly SizeKeeper[];
  #last: Seen | null = null;

  constructor(pool: pg.Pool, keepers: readonly SizeKeeper[]) {
    this.#pool = pool;
    this.#keepers = keepers;
  }

  /** Looks once; to be called as long as another process is the elected one. */
  async look(): Promise<void> {
    if (this.#keepers.length === 0) return;
    await inTransaction(this.#pool, { role: 'remit_log', readOnly: true }, async (client) => {
      const { rows } = await client.query<Seen>(
        `SELECT l.epoch, l.beat_at AS beat, s.signed_size AS size, encode(s.signed_root, 'hex') AS root
         FROM log_leader l, log_state s`,
      );
      const seen = rows[0]!;
      const lives = this.#last?.epoch === seen.epoch && this.#last.beat !== seen.beat;
      this.#last = seen;
      const signed = seen.root === null ? EMPTY : { size: seen.size, root: seen.root };
      for (const keeper of this.#keepers) {
        const kept = keeper.read();
        if (kept === null && !lives && signed.size > 0) continue;
        if (kept?.size === signed.size && kept.root === signed.root) continue;
        if (kept !== null) await compare(client, kept, signed);
        keeper.remember(signed);
      }
    });
  }
}
