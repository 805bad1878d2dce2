/**
 * Kills servers and PostgreSQL with SIGKILL while clients write, and holds afterwards that every acknowledged fact is
 * there, none that nobody asked for, every repeat has its first answer, and the log verifies against the facts. Cannot
 * show a power cut: what the operating system was given and had not yet written is not lost by a killed process.
 */
import { randomBytes } from 'node:crypto';
import { chmodSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { type Embedded, startEmbedded } from '../../../packages/server/src/store/embedded/index.ts';
import { logSigner } from '../../../packages/server/src/store/log/signer.ts';
import { migrate } from '../../../packages/server/src/store/migrate.ts';
import { createPool } from '../../../packages/server/src/store/pool.ts';
import { custodyOf } from '../../../packages/server/src/store/sealing.ts';
import type { Store } from '../../../packages/server/src/store/store.ts';
import { auditLog, compare, logState } from '../checks.ts';
import { Ledger } from '../ledger.ts';
import { enrolOfficers } from '../officers.ts';
import { ServerProcess } from './server-process.ts';

/** Who is killed; `restart` ends PostgreSQL in order (fast shutdown) in the middle of requests. */
export type Victim = 'server' | 'postmaster' | 'backend' | 'restart';
export type DrillReport = {
  readonly kills: Readonly<Record<Victim, number>>;
  readonly acknowledged: number;
  /** Writes whose answer the kill swallowed, and which were repeated under their keys. */
  readonly unanswered: number;
  readonly repeated: number;
  readonly lost: readonly string[];
  readonly invented: readonly string[];
  readonly changed: readonly string[];
  /** Milliseconds from the kill of the leading server to the next elected one. */
  readonly takeovers: readonly number[];
  /** How often each clear "not now" was an answer. */
  readonly refused: Readonly<Record<string, number>>;
  readonly unclear: readonly string[];
  readonly silent: number;
  readonly hung: number;
  readonly slowestMs: number;
  readonly log: { readonly ok: boolean; readonly size: number; readonly factsChecked: number };
};

const CLIENTS = 12;
const LOG_NAME = 'drill.example/log';
const quiet = { info: () => undefined, error: () => undefined };

class Drill {
  readonly ledger = new Ledger();
  readonly takeovers: number[] = [];
  readonly kills: Record<Victim, number> = { server: 0, postmaster: 0, backend: 0, restart: 0 };
  unanswered = 0;
  repeated = 0;
  #servers: ServerProcess[] = [];
  #embedded!: Embedded;
  #deaths = 0;
  readonly #folder: string;
  readonly #seed = randomBytes(32);
  readonly #master = randomBytes(32);
  readonly #tokens = Array.from({ length: CLIENTS }, () => randomBytes(32).toString('base64url'));

  constructor() {
    // As root PostgreSQL runs under another account, which has to pass through.
    this.#folder = mkdtempSync(join(tmpdir(), 'remit-drill-'));
    chmodSync(this.#folder, 0o711);
    mkdirSync(join(this.#folder, 'state'));
  }

  async open(): Promise<void> {
    await this.#startDatabase();
    await migrate(this.#embedded.config);
    const store = this.#store();
    await enrolOfficers(store, this.#tokens);
    await store.pool.end();
    this.#servers = [await this.#startServer(), await this.#startServer()];
  }

  async #startDatabase(): Promise<void> {
    this.#embedded = await startEmbedded({ dataFolder: join(this.#folder, 'data'), log: quiet });
    this.#deaths = 0;
  }

  #startServer(): Promise<ServerProcess> {
    return ServerProcess.start({
      database: this.#embedded.config,
      logName: LOG_NAME,
      logSeed: this.#seed.toString('hex'),
      master: this.#master.toString('hex'),
      stateFolder: join(this.#folder, 'state'),
    });
  }

  #store(): Store {
    return { pool: createPool(this.#embedded.config, { max: 4 }), custody: custodyOf(this.#master) };
  }

  /** One round: clients write to both servers, something is killed, everything comes back, every write is settled. */
  async round(victim: Victim): Promise<void> {
    let writing = true;
    const alive = (i: number) => (): string =>
      (this.#servers[i % 2]!.alive ? this.#servers[i % 2] : this.#servers[(i + 1) % 2])!.url;
    const clients = this.#tokens.map((token, i) => this.ledger.write(alive(i), token, () => writing));
    try {
      await sleep(200 + Math.random() * 500);
      await this.#kill(victim);
      this.kills[victim] += 1;
      // After an order to end, clients go on: they are to be told so, or to wait and succeed.
      await sleep(victim === 'restart' ? 1_500 : 100);
    } finally {
      writing = false;
    }
    await Promise.all(clients);
    const { repeated, unanswered } = await this.ledger.settle(alive(0));
    this.repeated += repeated;
    this.unanswered += unanswered;
    // The embedded one gives up on a PostgreSQL that dies again and again; between rounds it starts afresh.
    if (this.#deaths >= 4) await this.#restartDatabase();
  }

  async #kill(victim: Victim): Promise<void> {
    if (victim === 'server') return this.#killServer();
    const pick = async () => (victim === 'backend' ? this.#anyBackend() : this.#embedded.processId());
    // A process may end by itself after it was picked; then it was no kill, and another is picked.
    while (!sent(await pick(), victim === 'restart' ? 'SIGINT' : 'SIGKILL')) await sleep(20);
    if (victim !== 'backend') this.#deaths += 1;
  }

  /** One of the two in turn. Where it led the log, as it mostly does by then, the time to the next term is noted. */
  async #killServer(): Promise<void> {
    const client = new pg.Client(this.#embedded.config);
    await client.connect();
    const { epoch } = await logState(client);
    const index = this.kills.server % 2;
    await this.#servers[index]!.kill();
    const from = performance.now();
    const { rows } = await client.query<{ led: boolean }>(
      `SELECT NOT EXISTS (SELECT FROM pg_stat_activity a JOIN log_leader l ON l.pid = a.pid) AS led`,
    );
    while (rows[0]!.led || performance.now() - from < 300) {
      const now = await logState(client);
      if (now.epoch > epoch) {
        this.takeovers.push(performance.now() - from);
        break;
      }
      if (performance.now() - from > 15_000) throw new Error('nobody took the log over within 15 seconds');
      await sleep(20);
    }
    await client.end();
    this.#servers[index] = await this.#startServer();
  }

  async #anyBackend(): Promise<number | undefined> {
    const client = new pg.Client(this.#embedded.config);
    // It is about to be cut off with all the others.
    client.on('error', () => undefined);
    await client.connect();
    const { rows } = await client.query<{ pid: number }>(
      `SELECT pid FROM pg_stat_activity WHERE application_name = 'remit' AND pid <> pg_backend_pid() ORDER BY random() LIMIT 1`,
    );
    await client.end().catch(() => undefined);
    return rows[0]?.pid;
  }

  async #restartDatabase(): Promise<void> {
    await this.#embedded.stop();
    await this.#startDatabase();
  }

  async verdict(): Promise<DrillReport> {
    const store = this.#store();
    const { refused, unclear, silent, hung, slowestMs } = this.ledger;
    try {
      const { ok, size, factsChecked, findings } = await auditLog(store, logSigner(LOG_NAME, this.#seed));
      if (!ok) console.error(JSON.stringify(findings.slice(0, 5)));
      return {
        kills: this.kills,
        acknowledged: this.ledger.writes.filter(({ answer }) => answer !== null).length,
        unanswered: this.unanswered,
        repeated: this.repeated,
        ...(await compare(this.#embedded.config, this.ledger)),
        changed: this.ledger.changed,
        takeovers: this.takeovers,
        refused: Object.fromEntries(refused),
        unclear,
        silent,
        hung,
        slowestMs,
        log: { ok, size, factsChecked },
      };
    } finally {
      await store.pool.end();
    }
  }

  async close(): Promise<void> {
    await Promise.all(this.#servers.map((server) => server.kill()));
    await this.#embedded.stop();
    rmSync(this.#folder, { recursive: true, force: true });
  }
}

/** Runs the rounds in the order given and judges what is left. */
export async function killDrill(
  victims: readonly Victim[],
  say: (line: string) => void = () => undefined,
): Promise<DrillReport> {
  const drill = new Drill();
  try {
    await drill.open();
    for (const [i, victim] of victims.entries()) {
      await drill.round(victim);
      if ((i + 1) % 10 === 0) say(`${i + 1} of ${victims.length} rounds, ${drill.ledger.writes.length} writes`);
    }
    return await drill.verdict();
  } finally {
    await drill.close();
  }
}

/** @returns whether there was a process to receive it */
function sent(pid: number | undefined, signal: NodeJS.Signals): boolean {
  try {
    return pid !== undefined && process.kill(pid, signal);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ESRCH') return false;
    throw error;
  }
}
