import type { Role } from '@remit/protocol';
import type { FastifyInstance, InjectOptions, LightMyRequestResponse } from 'fastify';
import { pino } from 'pino';
import type { Party } from '@remit/protocol';
import { type HttpConfig, buildServer } from '../src/http/server.ts';
import { systemPorts } from '../src/ports.ts';
import { type Fixture, openFixture } from './fixture.ts';

export const ORIGIN = 'http://localhost:4600';

export const httpConfig: HttpConfig = {
  origin: ORIGIN,
  demonstration: true,
  trustProxy: [],
  metricsFrom: [],
  webRoot: null,
  log: {
    origin: 'test.example/log',
    verifierKey: 'test.example/log+00000000+AAAA',
    cadenceSeconds: 10,
    paddingMultiple: 16,
  },
  limits: { visitor: 100_000, asker: 100_000, signIn: 100_000 },
};

export type HttpFixture = Fixture & {
  readonly app: FastifyInstance;
  readonly logged: string[];
  /** A request as its host would send it; `as` is the token of a session. */
  readonly ask: (options: InjectOptions & { readonly as?: string | null }) => Promise<LightMyRequestResponse>;
  readonly signIn: (account: string) => Promise<string>;
};

/** One demo account for every person of the organisations. */
async function addAccounts({ admin }: Fixture, parties: readonly Party[]): Promise<void> {
  for (const party of parties)
    for (const { person, roles, pseudonym } of party.people)
      await admin.query(
        `INSERT INTO demo_accounts (account, person, organisation, role, pseudonym, purpose) VALUES ($1, $1, $2, $3, $4, 'A test')`,
        [person, party.id, roles[0] satisfies Role | undefined, pseudonym],
      );
}

/** The edge on a database of its own, not listening: requests are injected. */
export async function openHttp(parties: readonly Party[], config: Partial<HttpConfig> = {}): Promise<HttpFixture> {
  const fixture = await openFixture(parties);
  await addAccounts(fixture, parties);
  const logged: string[] = [];
  const logger = pino({ level: 'debug' }, { write: (line: string) => void logged.push(line) });
  const { store, executor } = fixture;
  const app = await buildServer({ store, executor, ports: systemPorts, logger, config: { ...httpConfig, ...config } });
  await app.ready();
  const ask: HttpFixture['ask'] = ({ as, ...options }) =>
    app.inject({
      ...options,
      headers: { host: 'localhost:4600', ...(as ? { authorization: `Bearer ${as}` } : {}), ...options.headers },
    });
  const signIn = async (account: string): Promise<string> => {
    const answer = await ask({ method: 'POST', url: '/api/sessions/demo', payload: { account } });
    return answer.json<{ token: string }>().token;
  };
  const close = async (): Promise<void> => {
    await app.close();
    await fixture.close();
  };
  return { ...fixture, app, logged, ask, signIn, close };
}
