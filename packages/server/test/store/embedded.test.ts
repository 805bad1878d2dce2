import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { resolveDataFolder, startEmbedded, StartFailure } from '../../src/store/embedded/index.ts';

const holder = fileURLToPath(new URL('./embedded-holder.ts', import.meta.url));
const log = { info: () => undefined, error: () => undefined };
let folder: string;
let children: ChildProcess[];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'remit-embedded-'));
  chmodSync(folder, 0o711);
  children = [];
});

afterEach(async () => {
  for (const child of children) await end(child, 'SIGTERM');
  rmSync(folder, { recursive: true, force: true });
});

async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill(signal);
  await once(child, 'exit');
}

function startHolder(): ChildProcess {
  const child = spawn(process.execPath, [holder, folder], { stdio: ['ignore', 'pipe', 'pipe'] });
  children.push(child);
  return child;
}

async function said(child: ChildProcess): Promise<{ postgres: number; kept: number }> {
  const [line] = (await once(child.stdout!, 'data')) as [Buffer];
  return JSON.parse(line.toString()) as { postgres: number; kept: number };
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

async function gone(pid: number, withinMilliseconds: number): Promise<boolean> {
  for (let waited = 0; waited < withinMilliseconds; waited += 50) {
    if (!isRunning(pid)) return true;
    await sleep(50);
  }
  return false;
}

describe('the embedded PostgreSQL', () => {
  it('keeps what was written, is durable, and is gone when it was stopped', async () => {
    const one = await startEmbedded({ dataFolder: folder, log });
    const pid = one.processId() ?? 0;
    const client = new pg.Client(one.config);
    await client.connect();
    const { rows } = await client.query(
      `select current_setting('fsync') as fsync, current_setting('data_checksums') as checksums`,
    );
    expect(rows).toEqual([{ fsync: 'on', checksums: 'on' }]);
    await client.query('create table kept as select 1 as n');
    await client.end();
    await one.stop();
    expect(isRunning(pid)).toBe(false);
    const two = await startEmbedded({ dataFolder: folder, log });
    const again = new pg.Client(two.config);
    await again.connect();
    expect((await again.query('select n from kept')).rows).toEqual([{ n: 1 }]);
    await again.end();
    await two.stop();
  });

  it('is reached through a socket that others on the machine cannot open, and asks for a password', async () => {
    const embedded = await startEmbedded({ dataFolder: folder, log });
    try {
      expect(statSync(String(embedded.config.host)).mode & 0o777).toBe(0o700);
      expect(statSync(join(folder, 'postgres.secret')).mode & 0o777).toBe(0o600);
      const stranger = new pg.Client({ ...embedded.config, password: 'guess' });
      await expect(stranger.connect()).rejects.toMatchObject({ code: '28P01' });
      const client = new pg.Client(embedded.config);
      await client.connect();
      expect((await client.query('show listen_addresses')).rows).toEqual([{ listen_addresses: '' }]);
      await client.end();
    } finally {
      await embedded.stop();
    }
  });

  it('refuses a second server on the same folder in one line', async () => {
    const embedded = await startEmbedded({ dataFolder: folder, log });
    try {
      const second = startEmbedded({ dataFolder: folder, log });
      await expect(second).rejects.toThrow(/^Another server is using the data folder [^\n]*$/);
      await expect(second).rejects.toBeInstanceOf(StartFailure);
    } finally {
      await embedded.stop();
    }
  });

  it('ends when its server is killed, and the next one finds everything', async () => {
    for (let round = 0; round < 3; round += 1) {
      const child = startHolder();
      const { postgres, kept } = await said(child);
      expect(kept).toBe(round);
      await end(child, 'SIGKILL');
      // In between, the next server meets the postgres of the last one while it is still ending.
      if (round !== 1) expect(await gone(postgres, 15_000)).toBe(true);
    }
  });

  it.each(['it', 'one of its processes'])('is started again when %s is killed, and loses nothing', async (what) => {
    const embedded = await startEmbedded({ dataFolder: folder, log });
    const before = embedded.processId() ?? 0;
    try {
      const client = new pg.Client(embedded.config);
      client.on('error', () => undefined);
      await client.connect();
      await client.query('create table kept as select 42 as n');
      const { rows } = await client.query<{ pid: number }>('select pg_backend_pid() as pid');
      process.kill(what === 'it' ? before : rows[0]!.pid, 'SIGKILL');
      const again = await connectedAgain(embedded.config);
      expect((await again.query('select n from kept')).rows).toEqual([{ n: 42 }]);
      await again.end();
      await expect.poll(() => embedded.processId()).not.toBe(before);
    } finally {
      await embedded.stop();
    }
  });

  it('stops also when it is told to while it is being started again', async () => {
    const embedded = await startEmbedded({ dataFolder: folder, log });
    process.kill(embedded.processId() ?? 0, 'SIGKILL');
    await sleep(300);
    await embedded.stop();
    await (await startEmbedded({ dataFolder: folder, log })).stop();
  });

  it('starts beside a pid file whose number now belongs to another program', async () => {
    const first = await startEmbedded({ dataFolder: folder, log });
    await first.stop();
    const pidFile = join(folder, 'postgres', 'cluster', 'postmaster.pid');
    writeFileSync(pidFile, `${process.pid}\n${join(folder, 'postgres', 'cluster')}\n`, { mode: 0o600 });
    const second = await startEmbedded({ dataFolder: folder, log });
    await second.stop();
    expect(isRunning(process.pid)).toBe(true);
  });

  it('starts beside the socket lock of a PostgreSQL that a power cut ended, whoever has its number now', async () => {
    await (await startEmbedded({ dataFolder: folder, log })).stop();
    const socket = join(folder, 'postgres', 'socket');
    const lock = [process.pid, join(folder, 'postgres', 'cluster'), '1', '5432', socket, ''].join('\n');
    writeFileSync(join(socket, '.s.PGSQL.5432.lock'), `${lock}\n`, { mode: 0o600 });
    await (await startEmbedded({ dataFolder: folder, log })).stop();
    expect(isRunning(process.pid)).toBe(true);
  });

  it('says what is missing when the password file was lost', async () => {
    await (await startEmbedded({ dataFolder: folder, log })).stop();
    rmSync(join(folder, 'postgres.secret'));
    await expect(startEmbedded({ dataFolder: folder, log })).rejects.toThrow(/password file .* is missing/);
  });

  it('starts in a folder too deep for a socket', async () => {
    const deep = join(folder, 'd'.repeat(60), 'e'.repeat(60));
    mkdirSync(deep, { recursive: true });
    const embedded = await startEmbedded({ dataFolder: deep, log });
    await embedded.stop();
    expect(String(embedded.config.host).length).toBeLessThan(60);
  });

  it('says in one line that a folder cannot be used', async () => {
    const file = join(folder, 'file');
    writeFileSync(file, '');
    await expect(startEmbedded({ dataFolder: join(file, 'data'), log })).rejects.toThrow(
      /^The data folder [^\n]* cannot be used: [^\n]*$/,
    );
  });

  it('says so at once where nothing can be made, and where a file is in the way', async () => {
    const file = join(folder, 'taken');
    writeFileSync(file, '');
    for (const dataFolder of [file, join(file, 'data')])
      expect(() => resolveDataFolder(dataFolder, () => undefined)).toThrow(`${file} is a file. Set REMIT_DATA`);
    await expect(startEmbedded({ dataFolder: '/proc/remit/data', log })).rejects.toThrow(
      /^The data folder [^\n]* cannot be used: ENOENT[^\n]*$/,
    );
  });
});

describe('the data folder', () => {
  const asRoot = process.getuid?.() === 0;

  it(
    asRoot
      ? 'moves below /var/lib when the unprivileged account cannot reach it, and says so'
      : 'stays where it was asked for',
    () => {
      const closed = join(folder, 'closed');
      mkdirSync(closed, { mode: 0o700 });
      const lines: string[] = [];
      const chosen = resolveDataFolder(join(closed, 'data'), (line) => lines.push(line));
      if (!asRoot) return expect([chosen, lines]).toEqual([join(closed, 'data'), []]);
      expect(chosen).toMatch(/^\/var\/lib\/remit\/data-[0-9a-f]{8}$/);
      expect(lines.join('\n')).toContain(chosen);
    },
  );
});

async function connectedAgain(config: pg.ClientConfig): Promise<pg.Client> {
  for (let tries = 0; tries < 200; tries += 1) {
    const client = new pg.Client(config);
    client.on('error', () => undefined);
    try {
      await client.connect();
      return client;
    } catch {
      await sleep(50);
    }
  }
  throw new Error('PostgreSQL did not come back');
}
