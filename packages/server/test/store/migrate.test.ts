import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createDatabase, type TestDatabase } from '../../src/store/embedded/for-tests.ts';
import { type Migration, migrate, pendingMigrations, readMigrations } from '../../src/store/migrate.ts';
import { dumpSchema } from '../../src/store/schema-dump.ts';

let database: TestDatabase;

beforeEach(async () => {
  database = await createDatabase({ empty: true });
});

afterEach(() => database.drop());

function migration(name: string, sql: string): Migration {
  return { name, sql, checksum: createHash('sha256').update(sql).digest('hex') };
}

const first = migration('0001_desk.sql', 'create table desk (id int primary key)');
const second = migration('0002_seat.sql', 'alter table desk add seats int');

async function query(text: string): Promise<pg.QueryResult> {
  const client = new pg.Client(database.config);
  await client.connect();
  try {
    return await client.query(text);
  } finally {
    await client.end();
  }
}

describe('migrations', () => {
  it('are applied once each, in order', async () => {
    expect(await migrate(database.config, [first])).toEqual(['0001_desk.sql']);
    expect(await pendingMigrations(database.config, [first, second])).toEqual(['0002_seat.sql']);
    expect(await migrate(database.config, [first, second])).toEqual(['0002_seat.sql']);
    expect(await migrate(database.config, [first, second])).toEqual([]);
    expect((await query('select seats from desk')).rowCount).toBe(0);
  });

  it('wait for one another when several servers start together', async () => {
    const applied = await Promise.all([1, 2, 3, 4].map(() => migrate(database.config, [first, second])));
    expect(applied.flat().sort()).toEqual(['0001_desk.sql', '0002_seat.sql']);
  });

  it('refuse a history that was changed after it was applied', async () => {
    await migrate(database.config, [first]);
    const changed = migration(first.name, 'create table desk (id bigint primary key)');
    await expect(migrate(database.config, [changed, second])).rejects.toThrow(/history cannot be rewritten/);
    expect((await query('select name from migration')).rowCount).toBe(1);
  });

  it('refuse a database that a newer version has migrated', async () => {
    await migrate(database.config, [first, second]);
    await expect(migrate(database.config, [first])).rejects.toThrow(/does not know/);
  });

  it('leave nothing of one that fails, and keep those before it', async () => {
    const failing = migration('0002_wrong.sql', 'create table half (id int); select 1/0');
    await expect(migrate(database.config, [first, failing])).rejects.toThrow(
      /0002_wrong.sql failed and was rolled back/,
    );
    expect((await query(`select to_regclass('half') as half, to_regclass('desk') as desk`)).rows).toEqual([
      { half: null, desk: 'desk' },
    ]);
  });
});

describe('our own migrations', () => {
  it('are numbered without a gap and make the schema that stands in schema.sql', async () => {
    expect(readMigrations().length).toBeGreaterThan(0);
    await migrate(database.config);
    const committed = readFileSync(fileURLToPath(new URL('../../src/store/schema.sql', import.meta.url)), 'utf8');
    expect(
      await dumpSchema(database.config),
      'run: npm exec remit-server -- migrate --dump packages/server/src/store/schema.sql',
    ).toBe(committed);
  });

  it('make the same schema under another owner', async () => {
    await migrate(database.config);
    const other = await createDatabase({ empty: true });
    try {
      await migrate(other.admin);
      expect(await dumpSchema(other.admin)).toBe(await dumpSchema(database.config));
    } finally {
      await other.drop();
    }
  });
});
