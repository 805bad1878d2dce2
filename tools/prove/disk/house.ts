import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type pg from 'pg';
import { readKeyFile } from '../../../packages/server/src/key-file.ts';
import { logSigner, type LogSigner } from '../../../packages/server/src/store/log/signer.ts';
import { createPool } from '../../../packages/server/src/store/pool.ts';
import { custodyOf } from '../../../packages/server/src/store/sealing.ts';
import type { Store } from '../../../packages/server/src/store/store.ts';
import { enrolOfficers } from '../officers.ts';
import { freePort } from '../free-port.ts';
import type { Secrets } from '../../../packages/server/src/store/embedded/initialise.ts';
import { ShadowDisk } from './shadow-disk.ts';

const COMMAND = fileURLToPath(new URL('../../../packages/server/bin/remit-server.js', import.meta.url));
const LOG_NAME = 'drill.example/log';
const START_PATIENCE_MS = 60_000;

/** `remit-server serve` with its own PostgreSQL, data folder and keys on a disk that the drill commands. */
export class House {
  readonly disk: ShadowDisk;
  readonly tokens: readonly string[];
  /** What the server said on its error output since it was started last. */
  words = '';
  readonly #folder: string;
  #port = 0;
  #child: ChildProcess | undefined;

  constructor(clients: number) {
    this.#folder = mkdtempSync(join(tmpdir(), 'remit-disk-'));
    // As root PostgreSQL runs under another account, which has to pass through.
    chmodSync(this.#folder, 0o711);
    this.disk = new ShadowDisk(this.#folder);
    this.tokens = Array.from({ length: clients }, () => randomBytes(32).toString('base64url'));
  }

  get url(): string {
    return `http://localhost:${this.#port}`;
  }

  get #keyFile(): string {
    return join(this.disk.live, 'keys.json');
  }

  /** The service's keys, on the disk. */
  async makeKeys(): Promise<void> {
    const [code] = (await once(this.#run(['keys', this.#keyFile]), 'exit')) as [number | null];
    if (code !== 0) throw new Error(`the keys were not made: ${this.words}`);
  }

  /** Starts the server for the first time and signs the officers in. */
  async open(): Promise<void> {
    await this.start();
    await this.withStore((store) => enrolOfficers(store, this.tokens));
  }

  #run(args: readonly string[]): ChildProcess {
    const child = spawn(process.execPath, [COMMAND, ...args], {
      env: {
        PATH: process.env['PATH'] ?? '',
        REMIT_DATA: this.disk.live,
        REMIT_KEY_FILE: this.#keyFile,
        REMIT_LOG_NAME: LOG_NAME,
        REMIT_ORIGIN: this.url,
        REMIT_CHECKPOINT_SECONDS: '1',
        REMIT_LOG_LEVEL: 'fatal',
        PORT: String(this.#port),
        ...this.disk.environment,
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
    return JSON.parse(readFileSync(join(this.disk.live, 'postgres.secret'), 'utf8')) as Secrets;
  }

  get database(): pg.ClientConfig {
    const host = join(this.disk.live, 'postgres', 'socket');
    return { host, port: 5432, user: 'remit', database: 'remit', password: this.#secrets.application };
  }

  /** As the database's superuser. */
  get admin(): pg.ClientConfig {
    return { ...this.database, user: 'postgres', database: 'postgres', password: this.#secrets.superuser };
  }

  get signer(): LogSigner {
    return logSigner(LOG_NAME, readKeyFile(this.#keyFile).logSeed);
  }

  async withStore<T>(work: (store: Store) => Promise<T>): Promise<T> {
    const pool = createPool(this.database, { max: 4 });
    try {
      return await work({ pool, custody: custodyOf(readKeyFile(this.#keyFile).master) });
    } finally {
      await pool.end();
    }
  }

  /** The newest checkpoint as anybody may fetch it; null before the first. */
  async checkpoint(): Promise<string | null> {
    const response = await fetch(`${this.url}/log/checkpoint`, { signal: AbortSignal.timeout(10_000) });
    return response.ok ? response.text() : null;
  }

  async close(): Promise<void> {
    await this.disk.cut('flushed alone');
    this.disk.close();
    rmSync(this.#folder, { recursive: true, force: true });
  }
}
