import type pg from 'pg';

const GATHER_MS = 50;
const CHUNK = 200;

/**
 * Tells other processes, a moment after the commit, which cases changed. Outside the transaction: NOTIFY inside one
 * takes a lock at commit that would serialise all writers. A lost announcement costs a moment, because every listener
 * also looks by itself.
 */
export class Announcer {
  readonly #pool: pg.Pool;
  readonly #waiting = new Set<string>();
  #timer: NodeJS.Timeout | undefined;

  constructor(pool: pg.Pool) {
    this.#pool = pool;
  }

  announce(referrals: readonly string[]): void {
    for (const referral of referrals) this.#waiting.add(referral);
    this.#timer ??= setTimeout(() => void this.#tell(), GATHER_MS);
  }

  async #tell(): Promise<void> {
    this.#timer = undefined;
    const referrals = [...this.#waiting];
    this.#waiting.clear();
    const calls = ["pg_notify('remit_pending', '')"];
    if (referrals.length > 0) calls.push("(SELECT count(pg_notify('remit_case', r)) FROM unnest($1::text[]) AS r)");
    for (let i = 0; i === 0 || i < referrals.length; i += CHUNK) {
      const values = referrals.length > 0 ? [referrals.slice(i, i + CHUNK)] : [];
      await this.#pool.query(`SELECT ${calls.join(', ')}`, values).catch(() => undefined);
    }
  }

  async close(): Promise<void> {
    clearTimeout(this.#timer);
    if (this.#timer) await this.#tell();
  }
}
