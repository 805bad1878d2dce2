/**
 * `remit-server` as an operator meets it: what it refuses, in which words, and how it ends. Catches a start with half
 * its settings, on a demonstration's keys or database, and a service that does not end or leaves something running.
 * What migrate, backup, restore and the embedded PostgreSQL do with data is shown in packages/server/test/store.
 */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeKeyFile } from '../../packages/server/src/key-file.ts';
import { createDatabase, type TestDatabase } from '../../packages/server/src/store/embedded/for-tests.ts';
import { INSTALLATION_TABLE } from '../../packages/server/src/store/installation.ts';
import { type Ended, type Environment, freePort, run, serve } from './running.ts';

const folder = mkdtempSync(join(tmpdir(), 'remit-serve-'));
const KEYS = join(folder, 'service.keys');
const DEMONSTRATION_KEYS = join(folder, 'demonstration.keys');

let database: TestDatabase;
let proper: Environment;
beforeAll(async () => {
  database = await createDatabase({ empty: true });
  makeKeyFile(KEYS, false);
  makeKeyFile(DEMONSTRATION_KEYS, true);
  const port = await freePort();
  proper = {
    DATABASE_URL: database.url,
    PORT: String(port),
    REMIT_ORIGIN: `http://localhost:${port}`,
    REMIT_LOG_NAME: 'serve.example/log',
    REMIT_KEY_FILE: KEYS,
    REMIT_DATA: join(folder, 'data'),
    REMIT_LOG_LEVEL: 'silent',
  };
});
afterAll(async () => {
  await database.drop();
  rmSync(folder, { recursive: true, force: true });
});

/** Not started, one clear line, nothing that looks like a fault of ours. */
function refused({ code, out, err }: Ended, line: RegExp): void {
  expect(code).toBe(1);
  expect(out).toBe('');
  expect(err).toMatch(line);
  expect(err.trimEnd().split('\n')).toHaveLength(1);
  expect(err).not.toMatch(/^\s+at /mu);
}

const tablesOf = async (which: TestDatabase): Promise<number> => {
  const client = new pg.Client(which.admin);
  await client.connect();
  const { rows } = await client.query<{ n: string }>(`SELECT count(*) AS n FROM pg_tables WHERE schemaname = 'public'`);
  await client.end();
  return Number(rows[0]?.n);
};

describe('the service does not start', () => {
  it('with settings missing, and names all of them at once', async () => {
    const { code, err } = await run(['serve'], { DATABASE_URL: database.url });
    expect(code).toBe(1);
    for (const name of ['REMIT_ORIGIN', 'REMIT_LOG_NAME', 'REMIT_KEY_FILE'])
      expect(err).toContain(`${name} is missing`);
    expect(err.trimEnd().split('\n')).toHaveLength(4);
  });

  it('with settings that are wrong, and names all of them at once', async () => {
    const wrong = { ...proper, REMIT_ORIGIN: 'remit.example/', PORT: '0', REMIT_TRUST_PROXY: 'true' };
    const { code, err } = await run(['serve'], wrong);
    expect(code).toBe(1);
    expect(err.match(/REMIT_ORIGIN|PORT|REMIT_TRUST_PROXY/gu)).toHaveLength(3);
  });

  it('with the keys of a demonstration', async () => {
    refused(await run(['serve'], { ...proper, REMIT_KEY_FILE: DEMONSTRATION_KEYS }), /keys of a demonstration/u);
  });

  it('without its key file, or with one that is none', async () => {
    refused(await run(['serve'], { ...proper, REMIT_KEY_FILE: join(folder, 'none') }), /does not exist/u);
    const garbled = join(folder, 'garbled.keys');
    writeFileSync(garbled, '{"format":"remit-keys/1"}', { mode: 0o600 });
    refused(await run(['serve'], { ...proper, REMIT_KEY_FILE: garbled }), /is not one/u);
  });

  it('without its database, and does not repeat the password', async () => {
    const nobody = await freePort();
    const url = `postgresql://remit:secret-word@localhost:${nobody}/remit`;
    const answer = await run(['serve'], { ...proper, DATABASE_URL: url });
    refused(answer, /nothing answers there/u);
    expect(answer.err).not.toContain('secret-word');
    const missing = database.url.replace(/\/[^/]+$/u, '/no_such_database');
    refused(await run(['serve'], { ...proper, DATABASE_URL: missing }), /no database of that name/u);
    expect(await tablesOf(database)).toBe(0);
  });

  describe('where another program listens', () => {
    let other: Server;
    beforeAll(async () => {
      other = createServer().listen(Number(proper['PORT']), 'localhost');
      await once(other, 'listening');
    });
    afterAll(() => new Promise((resolve) => other.close(resolve)));

    it('and leaves the database as it was', async () => {
      refused(await run(['serve'], proper), /^Port \d+ is taken by another program/u);
      expect(await tablesOf(database)).toBe(0);
    });
  });

  it('on the database of a demonstration, and leaves it as it was', async () => {
    const shown = await createDatabase({ empty: true });
    const client = new pg.Client(shown.config);
    await client.connect();
    await client.query(INSTALLATION_TABLE);
    await client.query(`INSERT INTO installation (purpose, key_check) VALUES ('demonstration', 'x')`);
    await client.end();
    const before = await tablesOf(shown);
    refused(await run(['serve'], { ...proper, DATABASE_URL: shown.url }), /holds a demonstration/u);
    expect(await tablesOf(shown)).toBe(before);
    await shown.drop();
  });
});

describe('a directory with keys of the demonstration', () => {
  const keyId = 'demonstration-unit-north';
  const passkeys = [{ credential: 'demonstration-officer', publicKey: 'x', algorithm: 'EdDSA' }];
  it.each([
    ['a desk’s key', { keys: [{ purpose: 'desk', keyId }], people: [] }],
    ['a passkey', { keys: [], people: [{ person: 'officer', passkeys }] }],
  ])('is not served, also where the database says nothing of one: %s', async (_, held) => {
    const copied = await createDatabase();
    const client = new pg.Client(copied.admin);
    await client.connect();
    await client.query(`INSERT INTO organisation_rows VALUES ('unit-north', 'LE_UNIT', 1, $1)`, [
      { id: 'unit-north', ...held },
    ]);
    await client.end();
    refused(await run(['serve'], { ...proper, DATABASE_URL: copied.url }), /keys of a demonstration \(unit-north\)/u);
    await copied.drop();
  });
});

const connections = async (): Promise<number> => {
  const client = new pg.Client(database.admin);
  await client.connect();
  const { rows } = await client.query<{ n: string }>(
    'SELECT count(*) AS n FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()',
  );
  await client.end();
  return Number(rows[0]?.n);
};

describe('the service', () => {
  it('starts on an empty database, answers, and ends within seconds when told to', async () => {
    const origin = proper['REMIT_ORIGIN'] ?? '';
    const service = await serve(proper);
    const health = await fetch(`${origin}/healthz`);
    expect([health.status, await health.json()]).toEqual([200, expect.objectContaining({ database: 'reachable' })]);
    // A live view that stays open must not keep the service from ending.
    const open = await fetch(`${origin}/api/public/log`, { headers: { connection: 'keep-alive' } });
    expect(open.status).toBe(200);
    const told = Date.now();
    service.child.kill('SIGTERM');
    const { code } = await service.ended;
    expect(code).toBe(0);
    expect(Date.now() - told).toBeLessThan(10_000);
    await expect(fetch(`${origin}/healthz`)).rejects.toThrow();
    // PostgreSQL ends a connection's process a moment after its client went.
    await expect.poll(connections, { timeout: 5_000 }).toBe(0);
  });

  it('starts again at once on what it left, and never with other keys', async () => {
    const again = await serve(proper);
    again.child.kill('SIGINT');
    expect((await again.ended).code).toBe(0);
    const others = join(folder, 'others.keys');
    makeKeyFile(others, false);
    refused(await run(['serve'], { ...proper, REMIT_KEY_FILE: others }), /not those this database was begun with/u);
  });

  it('is served by several processes on one database', async () => {
    const port = await freePort();
    const second = { ...proper, PORT: String(port), REMIT_DATA: join(folder, 'data-2') };
    const both = await Promise.all([serve(proper), serve(second)]);
    const host = new URL(proper['REMIT_ORIGIN'] ?? '').host;
    expect((await fetch(`http://${host}/healthz`)).status).toBe(200);
    expect((await fetch(`http://localhost:${port}/healthz`)).status).toBeLessThan(500);
    for (const { child } of both) child.kill('SIGTERM');
    expect((await Promise.all(both.map(({ ended }) => ended))).map(({ code }) => code)).toEqual([0, 0]);
  });
});

describe('keys in the environment', () => {
  const inEnvironment = (text: string): Environment => {
    const { REMIT_KEY_FILE: _, ...rest } = proper;
    return { ...rest, REMIT_KEYS: text };
  };

  it('serve a database that the same keys in a file began', async () => {
    const service = await serve(inEnvironment(readFileSync(KEYS, 'utf8')));
    expect((await fetch(`${proper['REMIT_ORIGIN']}/healthz`)).status).toBe(200);
    service.child.kill('SIGTERM');
    expect((await service.ended).code).toBe(0);
  });

  it('are refused beside a file, where they are a demonstration’s, and where they are none', async () => {
    const keys = readFileSync(KEYS, 'utf8');
    refused(await run(['serve'], { ...proper, REMIT_KEYS: keys }), /REMIT_KEY_FILE or REMIT_KEYS, not both/u);
    const shown = readFileSync(DEMONSTRATION_KEYS, 'utf8');
    refused(await run(['serve'], inEnvironment(shown)), /REMIT_KEYS holds keys of a demonstration/u);
    const wrong = await run(['serve'], inEnvironment('{"master":"secret-word"}'));
    refused(wrong, /REMIT_KEYS is not the content of a key file/u);
    expect(wrong.err).not.toContain('secret-word');
  });
});

describe('the operator’s command', () => {
  it.each(['serve', 'migrate', 'backup', 'restore', 'keys', 'found', 'erase'])(
    'explains %s and does nothing',
    async (name) => {
      const { code, out, err } = await run([name, '--help'], {});
      expect([code, err]).toEqual([0, '']);
      expect(out).toContain(`Usage: remit-server ${name}`);
    },
  );

  it('names its settings, and refuses what it does not know', async () => {
    const { out } = await run(['--help'], {});
    for (const name of ['REMIT_ORIGIN', 'REMIT_KEY_FILE', 'DATABASE_URL', 'REMIT_TRUST_PROXY'])
      expect(out).toContain(name);
    const unknown = await run(['launch'], {});
    expect([unknown.code, unknown.err]).toEqual([1, expect.stringContaining('unknown command')]);
  });

  it('erases nothing that is not there, and nothing without a reason', async () => {
    const erase = (reason: string) => run(['erase', '01KAZQ3V8M5C0S7T4B2N6X1Y9A', '--reason', reason], proper);
    refused(await erase('The retention is over.'), /There is no case 01KAZQ3V8M5C0S7T4B2N6X1Y9A/u);
    refused(await erase('Over.'), /one line of 10 to 600 characters/u);
  });

  it('founds no hub on a database that is not migrated', async () => {
    const empty = await createDatabase({ empty: true });
    const hub = ['--name', 'Hub', '--domain', 'hub.example', '--jurisdiction', 'DE'];
    const two = ['--person', 'hub-1', 'Heron', 'A', '--person', 'hub-2', 'Plover', 'B'];
    refused(await run(['found', ...hub, ...two], { ...proper, DATABASE_URL: empty.url }), /not migrated/u);
    expect(await tablesOf(empty)).toBe(0);
    await empty.drop();
  });
});
