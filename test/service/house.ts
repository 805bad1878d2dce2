import { createHash, hash, randomBytes, sign } from 'node:crypto';
import { authorizationOf, requestText } from '@remit/client/contract';
import type { Party, Role } from '@remit/protocol';
import type { FastifyInstance, InjectOptions, LightMyRequestResponse } from 'fastify';
import pg from 'pg';
import { pino } from 'pino';
import type { Executor } from '../../packages/server/src/commands/execute.ts';
import { buildServer } from '../../packages/server/src/http/server.ts';
import { type Ports, ulid } from '../../packages/server/src/ports.ts';
import { createDatabase, type TestDatabase } from '../../packages/server/src/store/embedded/for-tests.ts';
import { createPool } from '../../packages/server/src/store/pool.ts';
import { custodyOf } from '../../packages/server/src/store/sealing.ts';
import type { Store } from '../../packages/server/src/store/store.ts';
import { httpConfig, ORIGIN } from '../../packages/server/test/http-fixture.ts';
import { POLICY, SigningExecutor } from '../../packages/server/test/signing.ts';
import { founded, type Half, machine, type Seat, seatOf } from './parties.ts';
import { placeOrganisation } from './place.ts';

/** Who stands at the door: a role's person of one half, somebody with a seat of their own, the machine, or nobody. */
export type Visitor = 'visitor';
export type Caller = Seat | { readonly machine: Half } | Visitor;

/** The whole service on a database of its own, its clock in the test's hand, its requests injected. */
export type House = {
  readonly database: TestDatabase;
  readonly store: Store;
  readonly admin: pg.Pool;
  readonly executor: Executor;
  readonly app: FastifyInstance;
  readonly parties: readonly Party[];
  readonly clock: { at: string };
  readonly newId: () => string;
  /** @param door another service on the same database, where a test has one */
  readonly ask: (caller: Caller, options: InjectOptions, door?: FastifyInstance) => Promise<LightMyRequestResponse>;
  readonly close: () => Promise<void>;
};

export type HouseOptions = {
  readonly seats?: readonly Seat[];
  /** Sixteen bytes that every draw gives, where a test compares what follows from chance. */
  readonly chance?: Buffer;
  readonly at?: string;
  /** Receives every line that the service would log, of all levels. */
  readonly log?: (line: string) => void;
};

export const MARCH = '2026-03-03T09:00:00.000Z';
const FAR = '2100-01-01T00:00:00.000Z';

export async function openHouse({ seats = [], chance, at = MARCH, log }: HouseOptions = {}): Promise<House> {
  const database = await createDatabase();
  const store: Store = { pool: createPool(database.config, { max: 24 }), custody: custodyOf(randomBytes(32)) };
  const admin = new pg.Pool({ ...database.admin, max: 2, options: '-c synchronous_commit=off' });
  admin.on('error', () => undefined);
  // What is durable is shown by the kills; here only what is decided counts, and flushing each step takes minutes.
  await admin.query(`ALTER DATABASE ${database.config.database} SET synchronous_commit = off`);
  const clock = { at };
  const ports = portsOf(clock, chance);
  const organisations = await founded(seats);
  for (const { party, facts } of organisations) await placeOrganisation(store, party, facts);
  const executor = new SigningExecutor(store, ports, {
    promise: () => 'promise',
    announce: () => undefined,
    signing: POLICY,
  });
  const logger = log ? pino({ level: 'trace' }, { write: log }) : pino({ level: 'silent' });
  const app = await buildServer({ store, executor, ports, logger, config: httpConfig });
  await app.ready();
  const tokens = new Map<string, string>();
  const close = async (): Promise<void> => {
    await app.close();
    await store.pool.end();
    await admin.end();
    await database.drop();
  };
  const parties = organisations.map(({ party }) => party);
  const ask: House['ask'] = async (caller, options, door = app) => {
    const authorization = await authorizationFor(caller, options, { admin, tokens, clock });
    // Whoever signs out comes back with a new session.
    if (options.method === 'DELETE') tokens.clear();
    return door.inject({ ...options, headers: { host: 'localhost:4600', ...authorization, ...options.headers } });
  };
  return { database, store, admin, executor, app, parties, clock, newId: ports.newId, ask, close };
}

const portsOf = (clock: { at: string }, chance: Buffer | undefined): Ports => ({
  now: () => clock.at,
  randomBytes: (size) => (chance && size === chance.length ? chance : randomBytes(size)),
  newId: () => ulid(Date.parse(clock.at), randomBytes(16)),
});

type Desk = { admin: pg.Pool; tokens: Map<string, string>; clock: { at: string } };

async function authorizationFor(caller: Caller, options: InjectOptions, desk: Desk): Promise<Record<string, string>> {
  if (caller === 'visitor') return {};
  if ('machine' in caller) return signed(caller.machine, options, desk.clock.at);
  return { authorization: `Bearer ${await tokenOf(caller, desk)}` };
}

/** A session that does not run out: what is tested here is what a session may, not how long it holds. */
async function tokenOf({ person, organisation, roles }: Seat, { admin, tokens }: Desk): Promise<string> {
  const name = `${organisation} ${person} ${roles[0]}`;
  const known = tokens.get(name);
  if (known !== undefined) return known;
  const token = randomBytes(32).toString('base64url');
  await admin.query(
    `INSERT INTO sessions (digest, organisation, person, role, software_key, started_at, seen_at, expires_at)
     VALUES ($1, $2, $3, $4, true, $5, $5, $5)`,
    [createHash('sha256').update(token).digest(), organisation, person, roles[0], FAR],
  );
  tokens.set(name, token);
  return token;
}

function signed(half: Half, { method = 'GET', url, payload }: InjectOptions, at: string): Record<string, string> {
  const body = payload === undefined ? '' : typeof payload === 'string' ? payload : JSON.stringify(payload);
  const request = {
    keyId: machine.keyId(half),
    method: method.toUpperCase(),
    origin: ORIGIN,
    target: typeof url === 'string' ? url : '',
    bodyDigest: hash('sha256', body, 'hex'),
    timestamp: Math.floor(Date.parse(at) / 1000),
    nonce: randomBytes(16).toString('base64url'),
  };
  const signature = sign(null, Buffer.from(requestText(request)), machine.privateKey).toString('base64url');
  return {
    authorization: authorizationOf(request, signature),
    ...(payload !== undefined && { 'content-type': 'application/json' }),
  };
}

/** Every kind of caller of one half. */
export const seat = (role: Role, half: Half = 'ours'): Seat => seatOf(role, half);

/** How much is written anywhere that counts: facts, rows, answers, messages. */
export async function written({ admin }: Pick<House, 'admin'>): Promise<Record<string, number>> {
  const tables = [
    'facts',
    'answers',
    'outbox',
    'timers',
    'imports',
    'item_rows',
    'case_rows',
    'sample_due',
    'organisation_rows',
    'credentials',
  ];
  const columns = tables.map((name) => `(SELECT count(*)::int FROM ${name}) AS ${name}`);
  return (await admin.query<Record<string, number>>(`SELECT ${columns.join(', ')}`)).rows[0]!;
}
