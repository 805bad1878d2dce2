import type pg from 'pg';
import { ownConnection } from './own-connection.ts';

// Beside the migrations' 73648: one sequencer in one database.
const LEADER_LOCK = 73649;
const BEAT_MILLISECONDS = 1_000;
/** After this long without a sign of life a process counts as hung, and its connection is ended. */
const SILENCE = '5 seconds';

const ELECT = `UPDATE log_leader SET epoch = epoch + 1, pid = pg_backend_pid(), beat_at = clock_timestamp() RETURNING epoch`;

const END_SILENT = `
  SELECT pg_terminate_backend(l.pid) FROM pg_locks l, log_leader e
  WHERE l.locktype = 'advisory' AND l.granted AND l.classid = 0 AND l.objid = $1 AND l.objsubid = 1
    AND l.database = (SELECT oid FROM pg_database WHERE datname = current_database())
    AND l.pid = e.pid AND e.beat_at < clock_timestamp() - $2::interval`;

/**
 * Elects one process by an advisory lock on a connection of its own. The lock dies with the connection, so a killed
 * process is replaced at once; one that hangs stops its heartbeat and is cut off. Each term has a number that every
 * transaction of the log checks, so that a process which wakes up late writes nothing.
 */
export class Leadership {
  readonly #pool: pg.Pool;
  #session: pg.Client | null = null;
  #epoch: number | null = null;
  #beat: NodeJS.Timeout | undefined;

  constructor(pool: pg.Pool) {
    this.#pool = pool;
  }

  /** The number of this process's term, null while it has none; asks nobody. */
  get held(): number | null {
    return this.#epoch;
  }

  /** The number of this process's term, or null while another process leads. Rejects when the database is away. */
  async term(): Promise<number | null> {
    if (this.#epoch !== null) return this.#epoch;
    const session = this.#session ?? (await this.#connect());
    const { rows } = await session.query<{ won: boolean }>('SELECT pg_try_advisory_lock($1) AS won', [LEADER_LOCK]);
    if (rows[0]?.won !== true) {
      await session.query(END_SILENT, [LEADER_LOCK, SILENCE]);
      return null;
    }
    const elected = await session.query<{ epoch: number }>(ELECT);
    this.#epoch = elected.rows[0]!.epoch;
    this.#beat = setInterval(() => void this.#sign(session), BEAT_MILLISECONDS);
    return this.#epoch;
  }

  async #connect(): Promise<pg.Client> {
    const session = ownConnection(this.#pool, 'log');
    session.on('error', () => this.#lost(session));
    session.on('end', () => this.#lost(session));
    this.#session = session;
    try {
      await session.connect();
    } catch (error) {
      this.#lost(session);
      throw error;
    }
    return session;
  }

  async #sign(session: pg.Client): Promise<void> {
    try {
      const { rowCount } = await session.query('UPDATE log_leader SET beat_at = clock_timestamp() WHERE epoch = $1', [
        this.#epoch,
      ]);
      if (rowCount === 0) await this.resign();
    } catch {
      this.#lost(session);
    }
  }

  #lost(session: pg.Client): void {
    if (this.#session !== session) return;
    this.#session = null;
    this.#epoch = null;
    clearInterval(this.#beat);
    void session.end().catch(() => undefined);
  }

  /** Gives the term up; the next `term` starts anew. */
  async resign(): Promise<void> {
    const session = this.#session;
    this.#session = null;
    this.#epoch = null;
    clearInterval(this.#beat);
    await session?.end().catch(() => undefined);
  }
}
