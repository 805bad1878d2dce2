// Starts the postgres program and waits until it accepts connections.
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chownSync, closeSync, existsSync, openSync, readFileSync, rmSync, statSync } from 'node:fs';
import type { Writable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { type Account, hasRoom } from './account.ts';
import { DiskFull, StartFailure } from './failure.ts';
import type { Folders } from './folders.ts';
import { SUPERUSER, type Secrets } from './initialise.ts';
import type { Runtime } from './runtime.ts';

export interface Plan {
  readonly runtime: Runtime;
  readonly folders: Folders;
  readonly account: Account;
  readonly secrets: Secrets;
  readonly socketFolder: string;
}

export interface Postmaster {
  readonly process: ChildProcess;
  readonly exited: Promise<unknown>;
  stop(): Promise<void>;
}

// The watcher reads from us until we end. If we end without a word (killed), it asks PostgreSQL to stop,
// so that nothing is left running; a line from us means that PostgreSQL has stopped already. It is no
// child of the postmaster, which would take its end for a crashed backend.
const WITH_WATCHER = `( (IFS= read -r line <&3 || kill -INT "$$") >/dev/null 2>&1 & ); exec "$@" 3<&-`;

function settings(plan: Plan): string[] {
  const values = {
    listen_addresses: '',
    unix_socket_directories: plan.socketFolder,
    unix_socket_permissions: '0700',
    port: '5432',
    fsync: 'on',
    synchronous_commit: 'on',
    full_page_writes: 'on',
    max_connections: '120',
    // The keeper starts it anew as a whole. PostgreSQL 18 that mends itself within, on a disk that is full meanwhile, was
    // seen to lose its startup process and to answer "not yet accepting connections" for ever.
    restart_after_crash: 'off',
    timezone: 'UTC',
    log_timezone: 'UTC',
    log_checkpoints: 'off',
    // What people write must not reach a log file through a failing statement.
    log_min_error_statement: 'panic',
    log_error_verbosity: 'terse',
  };
  return Object.entries(values).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
}

const LARGEST_LOG_BYTES = 10_000_000;

function openLog(plan: Plan): number {
  const { log } = plan.folders;
  if ((statSync(log, { throwIfNoEntry: false })?.size ?? 0) > LARGEST_LOG_BYTES) rmSync(log);
  const file = openSync(log, 'a', 0o600);
  if (plan.account.ids) chownSync(log, plan.account.ids.uid, plan.account.ids.gid);
  return file;
}

function launch(plan: Plan): Postmaster {
  const log = openLog(plan);
  const command = [plan.runtime.postgres, '-D', plan.folders.cluster, ...settings(plan)];
  const child = spawn('/bin/sh', ['-c', WITH_WATCHER, 'remit-postgres', ...command], {
    cwd: plan.folders.postgres,
    env: { LC_ALL: 'C', TZ: 'UTC', PATH: '/usr/bin:/bin' },
    stdio: ['ignore', log, log, 'pipe'],
    // Ctrl-C in a terminal goes to its whole foreground group; PostgreSQL must outlive the server's last transaction.
    detached: true,
    ...plan.account.ids,
  });
  closeSync(log);
  const watcher = child.stdio[3] as Writable;
  watcher.on('error', () => undefined);
  const exited = once(child, 'exit').finally(() => watcher.end('stopped\n'));
  return { process: child, exited, stop: () => stop(child, exited) };
}

async function stop(child: ChildProcess, exited: Promise<unknown>): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill('SIGINT');
  const patience = AbortSignal.timeout(20_000);
  patience.addEventListener('abort', () => child.kill('SIGQUIT'));
  await exited;
}

export function adminConfig(plan: Plan): pg.ClientConfig {
  return {
    host: plan.socketFolder,
    port: 5432,
    user: SUPERUSER,
    password: plan.secrets.superuser,
    database: 'postgres',
  };
}

async function accepts(plan: Plan): Promise<boolean> {
  const client = new pg.Client({ ...adminConfig(plan), connectionTimeoutMillis: 2_000 });
  client.on('error', () => undefined);
  try {
    await client.connect();
    return true;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => undefined);
  }
}

function lastWords(plan: Plan, from: number): string {
  if (!existsSync(plan.folders.log)) return '';
  return readFileSync(plan.folders.log).subarray(from).toString('utf8');
}

const STILL_CLOSING =
  /pre-existing shared memory block|lock file "postmaster.pid" already exists|is another postmaster/;
const NO_SPACE = /No space left on device|Disk quota exceeded/;
const START_PATIENCE_MILLISECONDS = 60_000;

async function untilReady(plan: Plan, postmaster: Postmaster, end: number): Promise<boolean> {
  let running = true;
  void postmaster.exited.then(() => (running = false));
  while (running && performance.now() < end) {
    if (await accepts(plan)) return true;
    await sleep(25);
  }
  return false;
}

/**
 * After a kill, backends of the earlier postmaster may take a moment to notice; then we try again. So we do when it ended
 * without a word: on a full disk its log finds no room either, and there may be room again by the time we look.
 */
export async function startPostmaster(plan: Plan): Promise<Postmaster> {
  const end = performance.now() + START_PATIENCE_MILLISECONDS;
  for (;;) {
    const from = statSync(plan.folders.log, { throwIfNoEntry: false })?.size ?? 0;
    const postmaster = launch(plan);
    if (await untilReady(plan, postmaster, end)) return postmaster;
    await postmaster.stop();
    const words = lastWords(plan, from);
    if (NO_SPACE.test(words) || !hasRoom(plan.account, plan.folders.postgres))
      throw new DiskFull(plan.folders.postgres);
    const mayPass = words === '' || STILL_CLOSING.test(words);
    if (!mayPass || performance.now() >= end) {
      const fatal = words.split('\n').find((line) => /FATAL|PANIC|error/.test(line)) ?? 'no reason given';
      throw new StartFailure(`PostgreSQL did not start: ${fatal.trim()} (more in ${plan.folders.log}).`);
    }
    await sleep(250);
  }
}
