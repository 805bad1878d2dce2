// The whole service on a database given by its parent, which kills it: startService and nothing around it.
import { startService } from '../../../packages/server/src/service.ts';
import { systemPorts } from '../../../packages/server/src/ports.ts';
import type { DatabaseConfig } from '../../../packages/server/src/store/embedded/index.ts';

/** What the drill tells a server that it starts. */
export type Order = {
  readonly database: DatabaseConfig;
  readonly port: number;
  readonly logName: string;
  readonly logSeed: string;
  readonly master: string;
  readonly stateFolder: string;
};

if (process.env['REMIT_DRILL'] !== undefined) {
  const { logSeed, master, port, ...order } = JSON.parse(process.env['REMIT_DRILL']) as Order;
  await startService(
    {
      ...order,
      port,
      demonstration: true,
      deskSigner: null,
      host: 'localhost',
      origin: `http://localhost:${port}`,
      dataFolder: order.stateFolder,
      databaseUrl: undefined,
      trustProxy: [],
      metricsFrom: [],
      keyFile: undefined,
      checkpointSeconds: 1,
      padding: 16,
      witnesses: { witnesses: [], needed: 0 },
      logLevel: 'silent',
      keys: { demonstration: true, logSeed: Buffer.from(logSeed, 'hex'), master: Buffer.from(master, 'hex') },
    },
    systemPorts,
  );
  process.stdout.write('ready\n');
}
