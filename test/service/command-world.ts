// A platform's own machine beside a service over HTTP: what somebody types there, at the time of the service.
import { createHash, randomBytes } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { main } from '../../packages/client/src/command/main.ts';
import { buildServer } from '../../packages/server/src/http/server.ts';
import { httpConfig } from '../../packages/server/test/http-fixture.ts';
import { HOLDERS, listWorld } from './list-world.ts';
import { freePort } from './running.ts';

const COVE = HOLDERS[2][0];

export type Ran = { said: string; remarked: string; exit: number };
export type CommandWorld = Awaited<ReturnType<typeof commandWorld>>;
export const json = ({ said }: Ran): Record<string, unknown> => JSON.parse(said) as Record<string, unknown>;

/** With a reviewer of the platform signed in by `key`. */
export async function commandWorld() {
  const world = await listWorld();
  const { store, executor, clock, newId, admin } = world.house;
  const origin = `http://127.0.0.1:${await freePort()}`;
  const app = await buildServer({
    ...{ store, executor, logger: pino({ level: 'silent' }), config: { ...httpConfig, origin } },
    ports: { now: () => clock.at, randomBytes, newId },
  });
  const server = await app.listen({ host: '127.0.0.1', port: Number(new URL(origin).port) });
  const home = await mkdtemp(join(tmpdir(), 'remit-list-command-'));
  const key = join(home, 'cove.json');
  const token = randomBytes(32).toString('base64url');
  await admin.query(
    `INSERT INTO sessions (digest, organisation, person, role, software_key, started_at, seen_at, expires_at)
     VALUES ($1, $2, $3, $4, true, $5, $5, '2100-01-01')`,
    [createHash('sha256').update(token).digest(), COVE.organisation, COVE.person, COVE.roles[0], clock.at],
  );
  await writeFile(key, JSON.stringify({ kind: 'session', account: COVE.person, token }), { mode: 0o600 });
  // The desks and their keys stand in the log before what they sign.
  await world.settle();
  /** Whether the service answers; how much later it is here, in milliseconds, than there. */
  const here = { down: false, later: 0 };
  return {
    ...{ world, home, here },
    remit: (...args: string[]): Ran & { ended: Promise<Ran> } => {
      const ran = { said: '', remarked: '', exit: -1 };
      const surroundings = {
        ...{ env: {}, home, readSecret: () => Promise.resolve('') },
        now: () => Date.parse(clock.at) + here.later,
        stdout: { write: (text: string) => (ran.said += text) },
        stderr: { write: (text: string) => (ran.remarked += text) },
        fetch: ((...asked) =>
          here.down ? Promise.reject(new TypeError('fetch failed')) : fetch(...asked)) as typeof fetch,
      };
      const ended = main([...args, '--server', server, '--key', key], surroundings).then((exit) =>
        Object.assign(ran, { exit }),
      );
      return Object.assign(ran, { ended });
    },
    close: async (): Promise<void> => {
      await app.close();
      await world.close();
      await rm(home, { recursive: true, force: true });
    },
  };
}
