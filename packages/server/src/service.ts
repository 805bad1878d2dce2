import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { leafHash } from '@remit/log';
import type { Logger } from 'pino';
import { Registry } from 'prom-client';
import { Announcer } from './commands/announcer.ts';
import { Executor } from './commands/execute.ts';
import { siteOf } from './commands/passkey.ts';
import type { ServiceConfig } from './config.ts';
import { buildServer } from './http/server.ts';
import { startJobs } from './jobs/run.ts';
import { watchJobs } from './jobs/watch.ts';
import { WitnessPanel } from './jobs/witnesses/panel.ts';
import type { Ports } from './ports.ts';
import { serviceLog } from './service-log.ts';
import { promiseFor } from './store/log/promise.ts';
import { sha256 } from './store/log/sha256.ts';
import { logSigner } from './store/log/signer.ts';
import { sizeFile } from './store/log/size-file.ts';
import { createPool } from './store/pool.ts';
import { custodyOf } from './store/sealing.ts';
import type { Store } from './store/store.ts';
import { advice } from './witness-list.ts';

const WEB_ROOT = join(fileURLToPath(import.meta.url), '../../../web/dist');

const panelOf = ({ witnesses }: ServiceConfig, logger: Logger): WitnessPanel =>
  new WitnessPanel(witnesses, (witness, why) => logger.warn({ witness, why }, 'a witness did not cosign'));

/** The rooms put together: the one place that knows them all. Effects begin here and nowhere else. */
export async function startService(
  config: ServiceConfig,
  ports: Ports,
): Promise<{ url: string; close: () => Promise<void> }> {
  const logger = serviceLog(config.logLevel);
  const pool = createPool(config.database, {
    max: 24,
    onIdleError: (error) => logger.warn({ failure: error.name }, 'an idle database connection broke'),
  });
  const store: Store = { pool, custody: custodyOf(config.keys.master) };
  const signer = logSigner(config.logName, config.keys.logSeed);
  const announcer = new Announcer(pool);
  const executor = new Executor(store, ports, {
    promise: (leaf, at) => promiseFor(signer, config.checkpointSeconds, [leafHash(leaf, sha256)], at),
    announce: (referrals) => announcer.announce(referrals),
    signing: { site: siteOf(config.origin), demonstration: config.demonstration },
  });
  const log = {
    signer,
    cadenceSeconds: config.checkpointSeconds,
    paddingMultiple: config.padding,
    keepers: [sizeFile(join(config.stateFolder, 'log-signed-size.json'))],
    ...(config.witnesses.witnesses.length > 0 && { cosigners: panelOf(config, logger) }),
  };
  // The demonstration needs no witness: everybody in it is made up.
  const logAdvice = config.demonstration ? null : advice(config.witnesses);
  if (logAdvice !== null) logger.warn(logAdvice);
  // Half a build has no index yet: the API is served all the same, and it is said why a browser finds no page.
  const webRoot = existsSync(join(WEB_ROOT, 'index.html')) ? WEB_ROOT : null;
  if (webRoot === null) logger.warn('the screens are not built (npm run build): only the API is served');
  const registry = new Registry();
  const app = await buildServer({
    store,
    executor,
    ports,
    logger,
    registry,
    config: {
      origin: config.origin,
      demonstration: config.demonstration,
      trustProxy: config.trustProxy,
      metricsFrom: config.metricsFrom,
      deskSigner: config.deskSigner,
      webRoot,
      logAdvice,
      log: {
        origin: config.logName,
        verifierKey: signer.verifierKey,
        cadenceSeconds: config.checkpointSeconds,
        paddingMultiple: config.padding,
      },
    },
  });
  const jobs = startJobs({ store, executor, ports, logger, log, watch: watchJobs(registry) });
  const close = async (): Promise<void> => {
    await app.close();
    await jobs.close();
    await announcer.close();
    await pool.end();
  };
  try {
    return { url: await app.listen({ host: config.host, port: config.port }), close };
  } catch (error) {
    await close();
    throw error;
  }
}
