import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type pg from 'pg';
import { readKeyFile } from '../../packages/server/src/key-file.ts';
import type { Secrets } from '../../packages/server/src/store/embedded/initialise.ts';
import { logSigner, type LogSigner } from '../../packages/server/src/store/log/signer.ts';
import { createPool } from '../../packages/server/src/store/pool.ts';
import { custodyOf } from '../../packages/server/src/store/sealing.ts';
import type { Store } from '../../packages/server/src/store/store.ts';
import { freePort } from './free-port.ts';
import { enrolOfficers } from './officers.ts';

const COMMAND = fileURLToPath(new URL('../../packages/server/bin/remit-server.js', import.meta.url));
const LOG_NAME = 'drill.example/log';
const START_PATIENCE_MS = 60_000;

export type ServicePlace = {
  readonly dataFolder: string;
  readonly keyFile: string;
  /** Without it the server runs a PostgreSQL of its own in the data folder. */
  readonly databaseUrl?: string;
  readonly environment?: Readonly<Record<string, string>>;
};

/** The operator's command as it is delivered, in processes of its own, and officers who are signed in. */
export class Service {
  readonly tokens: readonly string[];
  /** What the command that was started last said on its error output. */
  words = '';
  readonly #place: ServicePlace;
  #port = 0;
  #child: ChildProcess | undefined;

  constructor(place: ServicePlace, tokens: readonly string[]) {
    this.#place = place;
    this.tokens = tokens;
  }

  static tokens(clients: number): string[] {
    return Array.from({ length: clients }, () => randomBytes(32).toString('base64url'));
  }

  get url(): string {
    return `http://localhost:${this.#port}`;
  }

  /** One of the operator's commands, to its end. */
  async command(...args: readonly string[]): Promise<void> {
    const child = this.#run(args);
    const [code] = (await once(child, 'close')) as [number | null];
    if (code !== 0) throw new Error(`remit-server ${args.join(' ')}: ${this.words}`);
  }

  makeKeys(): Promise<void> {
    return this.command('keys', this.#place.keyFile);
  }

  /** Starts the server for the first time and signs the officers in. */
  async open(): Promise<void> {
    await this.start();
    await this.withStore((store) => enrolOfficers(store, this.tokens));
  }

  #run(args: readonly string[]): ChildProcess {
    const { dataFolder, keyFile, databaseUrl, environment } = this.#place;
    const child = spawn(process.execPath, [COMMAND, ...args], {
      env: {
        PATH: process.env['PATH'] ?? '',
        REMIT_DATA: dataFolder,
        REMIT_KEY_FILE: keyFile,
        REMIT_LOG_NAME: LOG_NAME,
        REMIT_ORIGIN: this.url,
        REMIT_CHECKPOINT_SECONDS: '1',
        REMIT_LOG_LEVEL: 'fatal',
        PORT: String(this.#port),
        ...(databaseUrl !== undefined && { DATABASE_URL: databaseUrl }),
        ...environment,
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.words = '';
    child.stderr.on('data', (chunk: Buffer) => (this.words += chunk.toString()));
    return child;
  }

  /** Starts the server and waits until it is ready. */
  async start(): Promise<void> {
    if (this.#port === 0) this.#port = await freePort();
    const child = this.#run(['serve']);
    this.#child = child;
    const ready = new Promise<boolean>((resolve) => {
      child.stdout!.on('data', (chunk: Buffer) => chunk.includes('Remit serves') && resolve(true));
      child.once('exit', () => resolve(false));
      setTimeout(() => resolve(false), START_PATIENCE_MS).unref();
    });
    if (!(await ready)) throw new Error(`the server did not start: ${this.words.trim() || 'it said nothing'}`);
  }

  get running(): boolean {
    return this.#child !== undefined && this.#child.exitCode === null && this.#child.signalCode === null;
  }

  /** Asks the server to end in order. */
  async stop(): Promise<void> {
    if (!this.running) return;
    const exited = once(this.#child!, 'exit');
    this.#child!.kill('SIGTERM');
    await exited;
  }

  get #secrets(): Secrets {
    return JSON.parse(readFileSync(join(this.#place.dataFolder, 'postgres.secret'), 'utf8')) as Secrets;
  }

  get database(): pg.ClientConfig {
    if (this.#place.databaseUrl !== undefined) return { connectionString: this.#place.databaseUrl };
    const host = join(this.#place.dataFolder, 'postgres', 'socket');
    return { host, port: 5432, user: 'remit', database: 'remit', password: this.#secrets.application };
  }

  /** As the superuser of its own PostgreSQL. */
  get admin(): pg.ClientConfig {
    return { ...this.database, user: 'postgres', database: 'postgres', password: this.#secrets.superuser };
  }

  get signer(): LogSigner {
    return logSigner(LOG_NAME, readKeyFile(this.#place.keyFile).logSeed);
  }

  async withStore<T>(work: (store: Store) => Promise<T>): Promise<T> {
    const pool = createPool(this.database, { max: 4 });
    try {
      return await work({ pool, custody: custodyOf(readKeyFile(this.#place.keyFile).master) });
    } finally {
      await pool.end();
    }
  }

  /** The newest checkpoint as anybody may fetch it; null before the first. */
  async checkpoint(): Promise<string | null> {
    const response = await fetch(`${this.url}/log/checkpoint`, { signal: AbortSignal.timeout(10_000) });
    return response.ok ? response.text() : null;
  }
}
