/** The program behind the journeys: serves one demonstration until whoever started it lets go. */
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { DatabaseConfig } from '../../packages/server/src/store/embedded/index.ts';
import { openDemonstration } from './demonstration.ts';

export type SharedDemonstration = {
  readonly url: string;
  /**
   * Where a journey asks for the server to be stopped and started again (`POST /stop`, `POST /start`), and where it holds
   * the demonstration for itself: `GET /hold` answers 409 while another does, else 200, for as long as the answer is open.
   */
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
let held = false;
const hold = (response: ServerResponse): void => {
  if (held) return void response.writeHead(409).end();
  held = true;
  response.on('close', () => {
    held = false;
  });
  response.writeHead(200).flushHeaders();
};
const turn = createServer((request, response) => {
  if (request.url === '/hold') return hold(response);
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
