// Starts the server: as a demonstration (`npm start`) or as the service (`remit-server serve`).
import { createHash } from 'node:crypto';
import { existsSync, realpathSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { demonstrationSettings, serviceSettings, type ServiceConfig, type Settings } from './config.ts';
import { openDatabase } from './database.ts';
import { keyCheck, type Keys, makeKeyFile, readKeyFile, readServiceKeys } from './key-file.ts';
import { endProcess, live, type Lifetime } from './lifetime.ts';
import { checkPort, explainListenError } from './listen.ts';
import { systemPorts } from './ports.ts';
import { startService } from './service.ts';
import { refuseDemonstrationKeys } from './store/demonstration-keys.ts';
import { type Log, makeFolder, StartFailure } from './store/embedded/index.ts';
import {
  markFilled,
  markInstallation,
  readInstallation,
  refuseOther,
  resetDemonstration,
} from './store/installation.ts';
import { advice } from './witness-list.ts';
import { migrate } from './store/migrate.ts';

/** What a module given by `--fill` exports: it makes the demonstration's history on an empty database. */
export type Fill = (
  config: ServiceConfig,
  context: { readonly say: (line: string) => void; readonly signal: AbortSignal },
) => Promise<void>;

const plain: Log = {
  info: (line) => process.stdout.write(`${line}\n`),
  error: (line) => process.stderr.write(`${line}\n`),
};

/** The demonstration makes its own keys; the service is given some, and never a demonstration's. */
function keysFor(settings: Settings, dataFolder: string): Keys {
  if (!settings.demonstration) return readServiceKeys(settings.keyFile);
  const path = join(dataFolder, 'demonstration.keys');
  if (!existsSync(path)) makeKeyFile(path, true);
  return readKeyFile(path);
}

function makeStateFolder(path: string): void {
  try {
    makeFolder(path, 0o700);
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? String(error);
    throw new StartFailure(`The data folder ${path} cannot be used: ${code}. Set REMIT_DATA to another folder.`);
  }
}

/**
 * A service has one log, whose last signed size must outlive its database. Demonstrations come and go on
 * several databases, each with a log of its own.
 */
function stateFolderOf(settings: Settings, dataFolder: string): string {
  if (!settings.demonstration || settings.databaseUrl === undefined) return join(dataFolder, 'state');
  return join(dataFolder, `state-${createHash('sha256').update(settings.databaseUrl).digest('hex').slice(0, 8)}`);
}

/** Everything that must be so before the service can start. */
async function prepare(settings: Settings, lifetime: Lifetime, log: Log): Promise<ServiceConfig> {
  await checkPort(settings.port, settings.host);
  // Read before the database starts: what is missing is said at once.
  if (!settings.demonstration) keysFor(settings, settings.dataFolder);
  const database = await lifetime.step(() =>
    openDatabase(settings, log, (reason) => {
      log.error(reason);
      void endProcess(lifetime, 1);
    }),
  );
  lifetime.onEnd(() => database.stop());
  const { dataFolder } = database;
  const keys = keysFor(settings, dataFolder);
  const stateFolder = stateFolderOf(settings, dataFolder);
  const found = await readInstallation(database.config);
  const purpose = settings.demonstration ? 'demonstration' : 'service';
  refuseOther(found, purpose);
  if (found.purpose === 'demonstration' && !found.filled) await resetDemonstration(database.config);
  if (settings.demonstration && !found.filled) rmSync(stateFolder, { recursive: true, force: true });
  makeStateFolder(stateFolder);
  await markInstallation(database.config, purpose, keyCheck(keys));
  await lifetime.step(() => migrate(database.config));
  if (!settings.demonstration) await refuseDemonstrationKeys(database.config);
  return { ...settings, dataFolder, stateFolder, database: database.config, keys };
}

async function run(config: ServiceConfig, lifetime: Lifetime): Promise<string> {
  try {
    const service = await lifetime.step(() => startService(config, systemPorts));
    lifetime.onEnd(() => service.close());
    return service.url;
  } catch (error) {
    throw explainListenError(error, config.port, config.host);
  }
}

async function fillOnce(path: string, config: ServiceConfig, lifetime: Lifetime): Promise<void> {
  if ((await readInstallation(config.database)).filled) return;
  const { fill } = (await import(pathToFileURL(path).href)) as { fill: Fill };
  const aborted = new Promise<never>((_, reject) =>
    lifetime.signal.addEventListener('abort', () => reject(new Error('stopped'))),
  );
  await lifetime.step(() =>
    Promise.race([fill(config, { say: (line) => plain.info(line), signal: lifetime.signal }), aborted]),
  );
  await markFilled(config.database);
}

async function demonstrate(fillPath: string | undefined, lifetime: Lifetime): Promise<void> {
  const settings = demonstrationSettings(process.env);
  plain.info('Starting the demonstration ...');
  const config = await prepare(settings, lifetime, plain);
  if (fillPath === undefined) await markFilled(config.database);
  else await fillOnce(fillPath, config, lifetime);
  await run(config, lifetime);
  plain.info(
    `Remit is ready at ${config.origin} - open it and sign in with one click as any of the demo people. Ctrl-C ends it.`,
  );
}

/** Runs `remit-server serve` until it is told to end. */
export function serve(): Promise<void> {
  return live(async (lifetime) => {
    const config = await prepare(serviceSettings(process.env), lifetime, plain);
    const url = await run(config, lifetime);
    const weak = advice(config.witnesses);
    if (weak !== null) plain.info(`ADVICE. ${weak}`);
    plain.info(`Remit serves ${config.origin} (listening on ${url}).`);
  });
}

function isEntry(): boolean {
  const entry = process.argv[1];
  return entry !== undefined && realpathSync(entry) === fileURLToPath(import.meta.url);
}

if (isEntry()) {
  const { values } = parseArgs({ options: { demo: { type: 'boolean' }, fill: { type: 'string' } }, strict: true });
  await live((lifetime) => {
    if (values.demo !== true)
      throw new StartFailure('Use: npm start (the demonstration) or remit-server serve (the service).');
    return demonstrate(values.fill, lifetime);
  });
}
