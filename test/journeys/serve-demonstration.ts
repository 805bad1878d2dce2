/** The program behind the journeys: serves one demonstration until whoever started it lets go. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { DatabaseConfig } from '../../packages/server/src/store/embedded/index.ts';
import { openDemonstration } from './demonstration.ts';

export type SharedDemonstration = {
  readonly url: string;
  /** Where a journey asks for the server to be stopped and started again: `POST /stop`, `POST /start`. */
  readonly switch: string;
  readonly database: DatabaseConfig;
  /** As a superuser, for rows that no person makes. */
  readonly admin: DatabaseConfig;
  /** Base64url: what seals the facts. */
  readonly master: string;
};

const demonstration = await openDemonstration();
const { origin, config, stop, start, admin } = demonstration;
const acts: Record<string, () => Promise<void>> = { '/stop': stop, '/start': start };
const turn = createServer((request, response) => {
  const act = acts[request.url ?? ''];
  if (!act) return void response.writeHead(404).end();
  act().then(
    () => response.writeHead(204).end(),
    (error: unknown) => response.writeHead(500).end(String(error)),
  );
});
await new Promise<void>((resolve) => turn.listen(0, '127.0.0.1', resolve));
const shared: SharedDemonstration = {
  url: origin,
  switch: `http://127.0.0.1:${(turn.address() as AddressInfo).port}`,
  database: config.database,
  admin,
  master: config.keys.master.toString('base64url'),
};
process.on('disconnect', () => {
  turn.close();
  turn.closeAllConnections();
  void demonstration.close().finally(() => process.exit());
});
process.send?.(shared);
