// One PostgreSQL per test run, one database per test file. Store tests run on the real thing.
// REMIT_TEST_DATABASE_URL (a superuser's) names another server to test on instead.
import { randomBytes } from 'node:crypto';
import { chmodSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { migrate } from '../migrate.ts';
import { startEmbedded, type DatabaseConfig } from './index.ts';

const VARIABLE = 'REMIT_TEST_POSTGRES';
const TEMPLATE = 'remit_template';

interface Shared {
  readonly admin: DatabaseConfig;
  readonly config: DatabaseConfig;
  /** Why there is no migrated template, if there is none. */
  readonly failure?: string;
}

export interface TestDatabase {
  /** As the application's role, no superuser. */
  readonly config: DatabaseConfig;
  /** As superuser, for tests that act as a hostile administrator. */
  readonly admin: DatabaseConfig;
  readonly url: string;
  drop(): Promise<void>;
}

async function asAdmin<T>(admin: DatabaseConfig, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client(admin);
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

const FOLDER = /^remit-test-(\d+)-/;

/** A test run that was killed leaves its folder; the number in its name says whose it was. */
function sweep(): void {
  for (const name of readdirSync(tmpdir())) {
    const pid = Number(FOLDER.exec(name)?.[1] ?? Number.NaN);
    if (Number.isInteger(pid) && !isAlive(pid)) rmSync(join(tmpdir(), name), { recursive: true, force: true });
  }
}

async function makeTemplate(shared: Shared): Promise<Shared> {
  const owner = String(shared.config.user);
  await asAdmin(shared.admin, async (client) => {
    await client.query(`drop database if exists ${TEMPLATE} with (force)`);
    await client.query(
      `create database ${TEMPLATE} owner ${client.escapeIdentifier(owner)} template template0 encoding 'UTF8'`,
    );
  });
  try {
    await migrate({ ...shared.config, database: TEMPLATE });
    return shared;
  } catch (error) {
    return { ...shared, failure: error instanceof Error ? error.message : String(error) };
  }
}

async function elsewhere(url: string): Promise<Shared> {
  const password = randomBytes(12).toString('hex');
  const { hostname, port, username, password: secret, searchParams } = new URL(url);
  const host = searchParams.get('host') ?? hostname;
  const base = { host, port: Number(port || 5432), database: 'postgres' };
  const admin = { ...base, user: decodeURIComponent(username), password: decodeURIComponent(secret) };
  await asAdmin(admin, async (client) => {
    const known = await client.query(`select 1 from pg_roles where rolname = 'remit_test'`);
    const verb = known.rowCount === 0 ? 'create' : 'alter';
    await client.query(`${verb} role remit_test login createrole createdb password '${password}'`);
  });
  return { admin, config: { ...base, user: 'remit_test', password } };
}

/** Starts the shared cluster and announces it to this process and its children. For the global set-up. */
export async function startTestDatabase(): Promise<{ stop(): Promise<void> }> {
  const url = process.env['REMIT_TEST_DATABASE_URL'];
  if (url !== undefined) {
    process.env[VARIABLE] = JSON.stringify(await makeTemplate(await elsewhere(url)));
    return { stop: async () => undefined };
  }
  sweep();
  const folder = mkdtempSync(join(tmpdir(), `remit-test-${process.pid}-`));
  chmodSync(folder, 0o711);
  const log = { info: () => undefined, error: (line: string) => process.stderr.write(`${line}\n`) };
  const embedded = await startEmbedded({ dataFolder: folder, log });
  process.env[VARIABLE] = JSON.stringify(await makeTemplate({ admin: embedded.admin, config: embedded.config }));
  return {
    stop: async () => {
      delete process.env[VARIABLE];
      await embedded.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function shared(): Shared {
  const text = process.env[VARIABLE];
  if (text === undefined) throw new Error('no test database: run the test in the project "service" or "journeys"');
  return JSON.parse(text) as Shared;
}

function urlOf(config: DatabaseConfig): string {
  const { user = '', host = '', database = '', port } = config;
  const password = typeof config.password === 'string' ? config.password : '';
  const account = `${encodeURIComponent(user)}:${encodeURIComponent(password)}`;
  return `postgresql://${account}@${encodeURIComponent(host)}:${port}/${database}`;
}

/**
 * A database of its own for one test file: migrated unless `empty`. Call `drop` in `afterAll`.
 *
 * @example
 * const database = await createDatabase();
 * const pool = createPool(database.config);
 */
export async function createDatabase(options: { readonly empty?: boolean } = {}): Promise<TestDatabase> {
  const { admin, config, failure } = shared();
  if (failure !== undefined && options.empty !== true) throw new Error(failure);
  const name = `test_${randomBytes(6).toString('hex')}`;
  const template = options.empty === true ? 'template0' : TEMPLATE;
  await asAdmin(admin, (client) =>
    client.query(`create database ${name} owner ${client.escapeIdentifier(String(config.user))} template ${template}`),
  );
  const own = { ...config, database: name };
  return {
    config: own,
    admin: { ...admin, database: name },
    url: urlOf(own),
    drop: () =>
      asAdmin(admin, (client) => client.query(`drop database if exists ${name} with (force)`)).then(() => undefined),
  };
}
