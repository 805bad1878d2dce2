import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ServiceConfig } from '../../packages/server/src/config.ts';
import { systemPorts } from '../../packages/server/src/ports.ts';
import { startService } from '../../packages/server/src/service.ts';
import { createDatabase } from '../../packages/server/src/store/embedded/for-tests.ts';
import { logSigner } from '../../packages/server/src/store/log/signer.ts';
import { sizeFile } from '../../packages/server/src/store/log/size-file.ts';
import { custodyOf } from '../../packages/server/src/store/sealing.ts';
import { historyPool } from '../../tools/simulate/fill.ts';
import { simulate } from '../../tools/simulate/simulate.ts';

export type Demonstration = {
  readonly origin: string;
  readonly config: ServiceConfig;
  readonly admin: ServiceConfig['database'];
  /** The server goes, as it does when it is updated; the database stays. */
  readonly stop: () => Promise<void>;
  readonly start: () => Promise<void>;
  readonly close: () => Promise<void>;
};

const freePort = (): Promise<number> =>
  new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });

/** Two months in small: every story is told, few of them twice. */
async function makeHistory(config: ServiceConfig): Promise<void> {
  const pool = historyPool(config.database);
  const log = {
    signer: logSigner(config.logName, config.keys.logSeed),
    cadenceSeconds: config.checkpointSeconds,
    paddingMultiple: config.padding,
    keepers: [sizeFile(join(config.stateFolder, 'log-signed-size.json'))],
  };
  const store = { pool, custody: custodyOf(config.keys.master) };
  try {
    await simulate(store, { seed: '1', end: new Date().toISOString(), scale: 0.05, log });
  } finally {
    await pool.end();
  }
}

const configOf = (port: number, stateFolder: string, database: ServiceConfig['database']): ServiceConfig => ({
  demonstration: true,
  deskSigner: null,
  host: 'localhost',
  port,
  origin: `http://localhost:${port}`,
  dataFolder: stateFolder,
  databaseUrl: undefined,
  trustProxy: [],
  metricsFrom: [],
  logName: 'journey.example/remit',
  keyFile: undefined,
  checkpointSeconds: 1,
  padding: 16,
  witnesses: { witnesses: [], needed: 0 },
  logLevel: 'silent',
  database,
  keys: { demonstration: true, logSeed: randomBytes(32), master: randomBytes(32) },
  stateFolder,
});

/** The whole demonstration, as `npm start` makes it, on a database and a port of its own. */
export async function openDemonstration(): Promise<Demonstration> {
  const database = await createDatabase();
  // Named as the run's own folders are, so that the next run clears it away if this one is killed.
  const stateFolder = mkdtempSync(join(tmpdir(), `remit-test-${process.pid}-journey-`));
  const leave = async (): Promise<void> => {
    await database.drop();
    rmSync(stateFolder, { recursive: true, force: true });
  };
  try {
    const config = configOf(await freePort(), stateFolder, database.config);
    await makeHistory(config);
    let service: Awaited<ReturnType<typeof startService>> | null = await startService(config, systemPorts);
    const stop = async (): Promise<void> => {
      const running = service;
      service = null;
      await running?.close();
    };
    return {
      origin: config.origin,
      config,
      admin: database.admin,
      stop,
      start: async () => {
        service ??= await startService(config, systemPorts);
      },
      close: () => stop().finally(leave),
    };
  } catch (error) {
    await leave();
    throw error;
  }
}
