/**
 * The operator's own commands with data that people made: backup of a stopped and of a running server, restore into a new place,
 * upgrade of a database that holds facts. For a server with its own PostgreSQL and for one on DATABASE_URL.
 */
import { chmodSync, copyFileSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createDatabase, type TestDatabase } from '../../packages/server/src/store/embedded/for-tests.ts';
import { migrate, readMigrations } from '../../packages/server/src/store/migrate.ts';
import { auditLog, compare } from '../../tools/prove/checks.ts';
import { Ledger } from '../../tools/prove/ledger.ts';
import { Service } from '../../tools/prove/service.ts';

let folder: string;
let services: Service[];
let databases: TestDatabase[];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'remit-archive-'));
  chmodSync(folder, 0o711);
  [services, databases] = [[], []];
});
afterEach(async () => {
  for (const service of services) await service.stop();
  for (const database of databases) await database.drop();
  rmSync(folder, { recursive: true, force: true });
});

type Kind = 'its own PostgreSQL' | 'DATABASE_URL';
const tokens = Service.tokens(2);
const dataOf = (name: string): string => join(folder, name);

async function serviceAt(name: string, kind: Kind): Promise<Service> {
  const place = { dataFolder: dataOf(name), keyFile: join(folder, 'keys.json') };
  if (kind === 'DATABASE_URL') databases.push(await createDatabase({ empty: true }));
  const service = new Service(
    kind === 'DATABASE_URL' ? { ...place, databaseUrl: databases.at(-1)!.url } : place,
    tokens,
  );
  services.push(service);
  return service;
}

/** As the guide says: a new place, the backup, and the last signed size from beside it. */
async function restoredFrom(backup: string, kind: Kind): Promise<Service> {
  const restored = await serviceAt('new', kind);
  await restored.command('migrate');
  await restored.command('restore', backup);
  const state = join(dataOf('new'), 'state');
  mkdirSync(state, { recursive: true });
  copyFileSync(join(dataOf('old'), 'state', 'log-signed-size.json'), join(state, 'log-signed-size.json'));
  return restored;
}

async function write(ledger: Ledger, service: Service, ms: number): Promise<void> {
  const end = performance.now() + ms;
  await Promise.all(
    tokens.map((token) =>
      ledger.write(
        () => service.url,
        token,
        () => performance.now() < end,
      ),
    ),
  );
  await ledger.settle(() => service.url);
}

/** Waits for a checkpoint, and until all facts so far are in the log. */
const seal = (service: Service, earlier: readonly string[] = []) =>
  service.withStore((store) => auditLog(store, service.signer, earlier));

describe.each<Kind>(['its own PostgreSQL', 'DATABASE_URL'])('a service on %s', (kind) => {
  it('is backed up; the backup, restored elsewhere, goes on with every act and the same log', async () => {
    const [old, ledger] = [await serviceAt('old', kind), new Ledger()];
    await old.makeKeys();
    await old.open();
    await write(ledger, old, 700);
    await seal(old);
    const checkpoint = (await old.checkpoint())!;
    const backup = join(folder, 'backup.gz');
    // Stopped first: a log that signs on after its last backup cannot go on from that backup.
    await old.stop();
    await old.command('backup', backup);

    const restored = await restoredFrom(backup, kind);
    await restored.start();
    expect(await compare(restored.database, ledger)).toEqual({ lost: [], invented: [] });
    // Every write again under its key: the first answers, and then new work.
    const again = Object.assign(new Ledger(), { writes: [...ledger.writes] });
    await again.settle(() => restored.url);
    expect(again.changed).toEqual([]);
    await write(again, restored, 300);
    const audited = await seal(restored, [checkpoint]);
    expect(audited).toMatchObject({ ok: true, findings: [], earlierChecked: 1 });
    expect(again.writes.length).toBeGreaterThan(ledger.writes.length);
  }, 120_000);

  it('is backed up while it runs; from a backup older than what was signed since, the log does not sign on', async () => {
    const old = await serviceAt('old', kind);
    await old.makeKeys();
    await old.open();
    await seal(old);
    const backup = join(folder, 'backup.gz');
    await old.command('backup', backup);
    await write(new Ledger(), old, 300);
    await seal(old);
    await old.stop();

    const restored = await restoredFrom(backup, kind);
    await restored.start();
    const before = await restored.checkpoint();
    await new Promise((resolve) => setTimeout(resolve, 3_000));
    expect(await restored.checkpoint()).toBe(before);
  }, 120_000);
});

it('an upgrade keeps every fact that the older version wrote, and makes the schema of this one', async () => {
  const migrations = readMigrations();
  const service = await serviceAt('old', 'DATABASE_URL');
  const { config } = databases[0]!;
  await migrate(config, migrations.slice(0, 1));
  const client = new pg.Client(config);
  await client.connect();
  try {
    await client.query(`INSERT INTO facts (stream, version, kind, at, actor, open, sealed, digest, previous)
      SELECT 'referral:old', n, 'ReferralDrafted', '2026-01-01T00:00:00Z', '{"type":"system","rule":"clock"}', '{}', 'x',
        sha256(n::text::bytea), CASE WHEN n > 1 THEN sha256((n - 1)::text::bytea) END FROM generate_series(1, 50) n`);
    const digest = `SELECT count(*)::int AS n, md5(string_agg(stream || version || kind || at || encode(digest, 'hex'), ',' ORDER BY version)) FROM facts`;
    const before = (await client.query<object>(digest)).rows;
    await service.command('migrate');
    expect((await client.query<object>(digest)).rows).toEqual(before);
    const applied = await client.query<{ name: string }>('SELECT name FROM migration ORDER BY name');
    expect(applied.rows.map(({ name }) => name)).toEqual(migrations.map(({ name }) => name));
    await service.command('migrate', '--pending');
  } finally {
    await client.end();
  }
}, 60_000);
