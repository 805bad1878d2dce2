// Every statement of the service runs inside one of these: as a named role, so that row-level security
// and grants hold, and read-only where nothing may be written.
import pg from 'pg';

export interface TransactionOptions {
  /** The database role for this transaction only (`SET LOCAL ROLE`). */
  readonly role?: string;
  readonly readOnly?: boolean;
  readonly isolation?: 'read committed' | 'repeatable read' | 'serializable';
  /** Settings for this transaction only, for example who asks: `{ 'remit.organisation': 'org_x' }`. */
  readonly settings?: Readonly<Record<string, string>>;
}

const ROLLED_BACK_BY_RACE = new Set(['40001', '40P01']);
const ATTEMPTS = 5;

function opening(options: TransactionOptions): string {
  const isolation = options.isolation ? ` isolation level ${options.isolation}` : '';
  const begin = `begin${isolation}${options.readOnly ? ' read only' : ''}`;
  return options.role === undefined ? begin : `${begin}; set local role ${pg.escapeIdentifier(options.role)}`;
}

async function applySettings(client: pg.PoolClient, settings: Readonly<Record<string, string>>): Promise<void> {
  const entries = Object.entries(settings);
  if (entries.length === 0) return;
  const calls = entries.map((_, index) => `set_config($${index * 2 + 1}, $${index * 2 + 2}, true)`);
  await client.query(`select ${calls.join(', ')}`, entries.flat());
}

async function attempt<T>(
  pool: pg.Pool,
  options: TransactionOptions,
  work: (client: pg.PoolClient) => Promise<T>,
): Promise<T> {
  const client = await pool.connect();
  let broken: Error | undefined;
  try {
    await Promise.all([client.query(opening(options)), applySettings(client, options.settings ?? {})]);
    const result = await work(client);
    await client.query('commit');
    return result;
  } catch (error) {
    // A connection that cannot even roll back is not given to anybody else.
    await client.query('rollback').catch((failure: Error) => (broken = failure));
    throw error;
  } finally {
    client.release(broken);
  }
}

/**
 * Runs `work` in one transaction: commits what it did when it returns, nothing when it throws. A
 * transaction that PostgreSQL rolled back because of a race runs again, so `work` must have no effects
 * outside the database. A lost connection is not repeated: the commit may have happened, and only the
 * command's idempotency key can tell.
 *
 * @example
 * await inTransaction(pool, { role: 'remit_reader', readOnly: true }, (client) => client.query('select 1'));
 */
export async function inTransaction<T>(
  pool: pg.Pool,
  options: TransactionOptions,
  work: (client: pg.PoolClient) => Promise<T>,
): Promise<T> {
  for (let tried = 1; ; tried += 1) {
    try {
      return await attempt(pool, options, work);
    } catch (error) {
      const raced = error instanceof pg.DatabaseError && ROLLED_BACK_BY_RACE.has(error.code ?? '');
      if (!raced || tried === ATTEMPTS) throw error;
    }
  }
}
