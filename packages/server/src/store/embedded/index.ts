// A real PostgreSQL of our own, for one machine: no account, no port and no setup by hand.
import { rmSync } from 'node:fs';
import pg from 'pg';
import { claimDataFolder, type Claim } from './claim.ts';
import { makeFolders, makeSocketFolder } from './folders.ts';
import { APPLICATION, initialise } from './initialise.ts';
import { Keeper, type Log } from './keeper.ts';
import { stopLeftover } from './leftover.ts';
import { adminConfig, startPostmaster, type Plan } from './postmaster.ts';
import { prepareRuntime } from './runtime.ts';

export { resolveDataFolder } from './folders.ts';
export { makeFolder } from './make-folder.ts';
export { StartFailure } from './failure.ts';
export type { Log } from './keeper.ts';

/** What `pg` needs to connect; the password of the embedded one never leaves its file. */
export type DatabaseConfig = Pick<
  pg.ClientConfig,
  'host' | 'port' | 'user' | 'password' | 'database' | 'connectionString'
>;

export interface EmbeddedOptions {
  /** From `resolveDataFolder`, so that root's fallback is decided once for everything in the folder. */
  readonly dataFolder: string;
  readonly log: Log;
  /** Called when PostgreSQL keeps dying and the server should end. */
  readonly onLost?: (reason: string) => void;
}

export interface Embedded {
  /** As the application's role, which is no superuser: row-level security holds here as it does elsewhere. */
  readonly config: DatabaseConfig;
  /** As superuser, for the set-up of clusters and tests. */
  readonly admin: DatabaseConfig;
  readonly processId: () => number | undefined;
  stop(): Promise<void>;
}

async function makeRoleAndDatabase(plan: Plan): Promise<void> {
  const client = new pg.Client(adminConfig(plan));
  await client.connect();
  try {
    const role = await client.query('select 1 from pg_roles where rolname = $1', [APPLICATION]);
    if (role.rowCount === 0) {
      const password = client.escapeLiteral(plan.secrets.application);
      await client.query(`create role ${APPLICATION} login createrole createdb password ${password}`);
    }
    const database = await client.query('select 1 from pg_database where datname = $1', [APPLICATION]);
    if (database.rowCount === 0) await client.query(`create database ${APPLICATION} owner ${APPLICATION}`);
  } finally {
    await client.end();
  }
}

async function begin(claim: Claim, options: EmbeddedOptions, made: ReturnType<typeof makeFolders>): Promise<Embedded> {
  const { account, folders } = made;
  const runtime = prepareRuntime(account, folders);
  await stopLeftover(folders.cluster, (line) => options.log.info(line));
  const secrets = await initialise(runtime, folders, account);
  const plan: Plan = { runtime, folders, account, secrets, socketFolder: makeSocketFolder(folders, account) };
  const keeper = new Keeper(plan, await startPostmaster(plan), options);
  const stop = async (): Promise<void> => {
    await keeper.stop();
    if (!plan.socketFolder.startsWith(folders.postgres)) rmSync(plan.socketFolder, { recursive: true, force: true });
    await claim.release();
  };
  try {
    await makeRoleAndDatabase(plan);
  } catch (error) {
    await stop();
    throw error;
  }
  const base = { host: plan.socketFolder, port: 5432 };
  return {
    config: { ...base, user: APPLICATION, password: secrets.application, database: APPLICATION },
    admin: adminConfig(plan),
    processId: () => keeper.processId(),
    stop,
  };
}

/**
 * Starts PostgreSQL on `dataFolder`, making cluster, role and database on first use.
 *
 * @throws {StartFailure} one clear line for the operator: folder taken, not writable, wrong version.
 */
export async function startEmbedded(options: EmbeddedOptions): Promise<Embedded> {
  const made = makeFolders(options.dataFolder);
  const claim = await claimDataFolder(made.dataFolder);
  try {
    return await begin(claim, options, made);
  } catch (error) {
    await claim.release();
    throw error;
  }
}
