import { randomBytes, verify as verifySignature } from 'node:crypto';
import { LEAF_LENGTH, type Verify } from '@remit/log';
import pg from 'pg';
import type { Ports } from '../../src/ports.ts';
import { systemPorts } from '../../src/ports.ts';
import { createDatabase, type TestDatabase } from '../../src/store/embedded/for-tests.ts';
import { type LogSigner, logSigner } from '../../src/store/log/signer.ts';
import { createPool } from '../../src/store/pool.ts';
import { custodyOf } from '../../src/store/sealing.ts';
import type { Store } from '../../src/store/store.ts';
import { inTransaction } from '../../src/store/transaction.ts';

export const signer: LogSigner = logSigner('test.example/log', Buffer.alloc(32, 7));
export const trust = { origin: signer.origin, logKeys: [signer.key] };
export const ports: Ports = systemPorts;
export const quiet = { info: () => undefined, warn: () => undefined, error: () => undefined };

export const verify: Verify = (publicKey, message, signature) => {
  const der = Buffer.concat([Buffer.from('302a300506032b6570032100', 'hex'), publicKey]);
  return verifySignature(null, message, { key: der, format: 'der', type: 'spki' }, signature);
};

export type LogDatabase = {
  readonly database: TestDatabase;
  readonly store: Store;
  /** Another process's view of the same database: a pool of its own. */
  readonly another: () => Store;
  /** As superuser, past every trigger: what a hostile administrator does. */
  readonly asAdministrator: (statement: string, values?: unknown[]) => Promise<pg.QueryResult>;
  readonly drop: () => Promise<void>;
};

export async function logDatabase(): Promise<LogDatabase> {
  const database = await createDatabase();
  const pools: pg.Pool[] = [];
  const another = (): Store => {
    const pool = createPool(database.config);
    pools.push(pool);
    return { pool, custody: custodyOf(Buffer.alloc(32, 9)) };
  };
  return {
    database,
    store: another(),
    another,
    asAdministrator: async (statement, values = []) => {
      const client = new pg.Client(database.admin);
      await client.connect();
      try {
        await client.query(`SET session_replication_role = 'replica'`);
        return await client.query(statement, values);
      } finally {
        await client.end();
      }
    },
    drop: async () => {
      await Promise.all(pools.map((pool) => pool.end()));
      await database.drop();
    },
  };
}

export const anyLeaf = (): Buffer => Buffer.concat([Buffer.of(1), randomBytes(LEAF_LENGTH - 1)]);

export type Pending = { readonly stream: string; readonly version: number };

export const insertPending = (client: pg.ClientBase, facts: readonly Pending[]): Promise<pg.QueryResult> =>
  client.query(
    'INSERT INTO log_pending (stream, version, leaf) SELECT * FROM unnest($1::text[], $2::int[], $3::bytea[])',
    [facts.map(({ stream }) => stream), facts.map(({ version }) => version), facts.map(anyLeaf)],
  );

export const commitPending = (store: Store, facts: readonly Pending[]): Promise<pg.QueryResult> =>
  inTransaction(store.pool, { role: 'remit_writer' }, (client) => insertPending(client, facts));

export type Numbered = { index: number; stream: string | null; version: number | null };

export const numbered = async (store: Store): Promise<Numbered[]> =>
  (await store.pool.query<Numbered>('SELECT index, stream, version FROM log_entries ORDER BY index')).rows;

/** The term of a sequencer that nobody else contests. */
export async function anyTerm(store: Store): Promise<number> {
  const { rows } = await store.pool.query<{ epoch: number }>('UPDATE log_leader SET epoch = epoch + 1 RETURNING epoch');
  return rows[0]!.epoch;
}

export async function eventually(holds: () => Promise<boolean>, milliseconds = 15_000): Promise<number> {
  const start = performance.now();
  while (!(await holds())) {
    if (performance.now() - start > milliseconds) throw new Error('it did not come to hold in time');
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return performance.now() - start;
}
