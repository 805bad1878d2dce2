import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { makeKeyFile } from '../src/key-file.ts';
import { createDatabase } from '../src/store/embedded/for-tests.ts';

const main = fileURLToPath(new URL('../src/main.ts', import.meta.url));
const command = fileURLToPath(new URL('../bin/remit-server.js', import.meta.url));
let folder: string;
let children: ChildProcess[];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'remit-start-'));
  chmodSync(folder, 0o711);
  children = [];
});

afterEach(async () => {
  for (const child of children) {
    if (child.exitCode !== null || child.signalCode !== null) continue;
    child.kill('SIGTERM');
    await once(child, 'exit');
  }
  rmSync(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 250 });
});

type Environment = Record<string, string>;

function run(args: string[], environment: Environment): ChildProcess {
  const clean = Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !/^(PORT|DATABASE_URL|REMIT_)/.test(name)),
  );
  const child = spawn(process.execPath, ['--conditions=remit-source', ...args], {
    env: { ...clean, REMIT_DATA: join(folder, 'data'), ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  children.push(child);
  return child;
}

const demonstration = (environment: Environment): ChildProcess => run([main, '--demo'], environment);
const server = (args: string[], environment: Environment): ChildProcess => run([command, ...args], environment);

async function end(child: ChildProcess): Promise<{ code: number | null; errors: string[] }> {
  let text = '';
  child.stderr?.on('data', (chunk: Buffer) => (text += chunk.toString()));
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, errors: text.split('\n').filter((line) => line !== '') };
}

/** One clear line and a non-zero exit. */
async function refusal(child: ChildProcess): Promise<string> {
  const { code, errors } = await end(child);
  expect({ code, lines: errors.length, errors }).toMatchObject({ code: 1, lines: 1 });
  return errors[0] ?? '';
}

async function freePort(): Promise<string> {
  const probe = createServer().listen(0, 'localhost');
  await once(probe, 'listening');
  const { port } = probe.address() as AddressInfo;
  probe.close();
  return String(port);
}

async function ready(child: ChildProcess): Promise<string> {
  let text = '';
  for await (const chunk of child.stdout!) {
    text += String(chunk);
    const line = text.split('\n').find((one) => one.includes('ready at'));
    if (line !== undefined) return line;
  }
  throw new Error(`never ready: ${text}`);
}

describe('the demonstration', () => {
  it('says where it is, answers there, and stops within seconds and with success', async () => {
    const PORT = await freePort();
    for (const round of ['first', 'second']) {
      const child = demonstration({ PORT });
      expect(await ready(child), round).toContain(`http://localhost:${PORT}`);
      expect((await fetch(`http://localhost:${PORT}/healthz`)).status).toBe(200);
      const began = performance.now();
      child.kill('SIGTERM');
      expect((await end(child)).code).toBe(0);
      expect(performance.now() - began).toBeLessThan(10_000);
    }
  });

  it('starts at once after a start that was interrupted', async () => {
    const PORT = await freePort();
    for (const after of [150, 500, 900]) {
      const child = demonstration({ PORT });
      setTimeout(() => child.kill('SIGKILL'), after);
      await once(child, 'exit');
    }
    expect(await ready(demonstration({ PORT }))).toContain('ready');
  });

  it('says that its port is taken', async () => {
    const other = createServer().listen(0, 'localhost');
    await once(other, 'listening');
    const PORT = String((other.address() as AddressInfo).port);
    expect(await refusal(demonstration({ PORT }))).toBe(
      `Port ${PORT} is taken by another program. Stop it, or set PORT to another number.`,
    );
    other.close();
  });

  it('says that its port is none', async () => {
    expect(await refusal(demonstration({ PORT: 'forty' }))).toMatch(/^Setting PORT must be a whole number/);
  });

  it('says that another server has its folder', async () => {
    await ready(demonstration({ PORT: await freePort() }));
    expect(await refusal(demonstration({ PORT: await freePort() }))).toMatch(
      /^Another server is using the data folder/,
    );
  });

  it('says why a database cannot be used, and keeps its password to itself', async () => {
    const PORT = await freePort();
    const DATABASE_URL = `postgresql://remit:hunter2@localhost:${await freePort()}/remit`;
    const line = await refusal(demonstration({ PORT, DATABASE_URL }));
    expect(line).toMatch(
      /^The database of DATABASE_URL \(localhost:\d+\/remit\) cannot be used: nothing answers there\.$/,
    );
    const database = await createDatabase();
    const url = database.url.replace(/:[^:@/]+@/, ':hunter2@');
    expect(await refusal(demonstration({ PORT, DATABASE_URL: url }))).toMatch(
      /cannot be used: it refuses the user name or password\.$/,
    );
    await database.drop();
  });

  it('refuses a database that holds anything but a demonstration, and leaves it as it was', async () => {
    const database = await createDatabase({ empty: true });
    const client = new pg.Client(database.config);
    await client.connect();
    await client.query('create table somebodys as select 1 as n');
    const line = await refusal(demonstration({ PORT: await freePort(), DATABASE_URL: database.url }));
    expect(line).toMatch(/not empty and not a demonstration/);
    const { rows } = await client.query(`select relname from pg_class where relnamespace = 'public'::regnamespace`);
    expect(rows).toEqual([{ relname: 'somebodys' }]);
    await client.end();
    await database.drop();
  });
});

describe('the service', () => {
  const settings = { REMIT_ORIGIN: 'https://remit.example', REMIT_LOG_NAME: 'remit.example/log' };

  it('lists all missing settings at once', async () => {
    const { code, errors } = await end(server(['serve'], {}));
    expect(code).toBe(1);
    for (const name of ['REMIT_ORIGIN', 'REMIT_LOG_NAME', 'REMIT_KEY_FILE'])
      expect(errors.join('\n')).toContain(`${name} is missing`);
  });

  it('refuses the keys of a demonstration', async () => {
    const REMIT_KEY_FILE = join(folder, 'keys');
    makeKeyFile(REMIT_KEY_FILE, true);
    const line = await refusal(server(['serve'], { ...settings, PORT: await freePort(), REMIT_KEY_FILE }));
    expect(line).toMatch(/holds keys of a demonstration/);
  });

  it("refuses a demonstration's database, and keys that are not the database's", async () => {
    const database = await createDatabase({ empty: true });
    const PORT = await freePort();
    const child = demonstration({ PORT, DATABASE_URL: database.url });
    await ready(child);
    child.kill('SIGTERM');
    await once(child, 'exit');
    const REMIT_KEY_FILE = join(folder, 'keys');
    makeKeyFile(REMIT_KEY_FILE, false);
    const serving = server(['serve'], { ...settings, PORT, REMIT_KEY_FILE, DATABASE_URL: database.url });
    expect(await refusal(serving)).toMatch(/holds a demonstration/);
    rmSync(join(folder, 'data'), { recursive: true });
    expect(await refusal(demonstration({ PORT, DATABASE_URL: database.url }))).toMatch(/^The keys given are not those/);
    await database.drop();
  });
});
