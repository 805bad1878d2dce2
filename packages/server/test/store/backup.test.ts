import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import pg from 'pg';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { backup } from '../../src/store/backup.ts';
import { createDatabase, type TestDatabase } from '../../src/store/embedded/for-tests.ts';
import { markInstallation } from '../../src/store/installation.ts';
import { type Migration, migrate } from '../../src/store/migrate.ts';
import { restore } from '../../src/store/restore.ts';

const sql = `
  create table seat (desk int not null, note text, at timestamptz not null, seal bytea, price double precision, more jsonb, tags text[]);
  create table desk (id int primary key, name text not null);
  alter table seat add foreign key (desk) references desk;
  create table read (id bigint generated always as identity primary key, what text, loud text generated always as (upper(what)) stored);
  create table facts (id int primary key, body text);
  create function refuse() returns trigger language plpgsql as $$ begin raise exception 'append-only'; end $$;
  create trigger no_change before update or delete on facts for each row execute function refuse();
  create trigger no_insert before insert on read for each row when (new.what = 'refused') execute function refuse();`;
const migrations: Migration[] = [
  { name: '0001_all.sql', sql, checksum: createHash('sha256').update(sql).digest('hex') },
];

const content = `
  insert into desk select n, 'Tisch ' || n || E' \\u00e4\\n"\\t\\\\' from generate_series(1, 2500) n;
  insert into seat select n, case when n % 2 = 0 then null else '' end, timestamptz '2026-03-29 01:59:59.123456+01' + n * interval '1 second',
    decode(lpad(to_hex(n), 8, '0'), 'hex'), n / 3.0, jsonb_build_object('n', n, 'x', null), array['a,b', null, '{"'] from generate_series(1, 1200) n;
  insert into seat values (1, 'never', 'infinity', '', 'NaN', 'null', '{}');
  insert into read (what) select 'case ' || n from generate_series(1, 7) n;
  insert into facts values (1, 'kept');`;

const everything = ['seat', 'desk', 'read', 'facts'].map(
  (table) =>
    `select '${table}' as t, count(*)::text as n, md5(string_agg(r::text, '|' order by r::text)) as digest from ${table} r`,
);

let from: TestDatabase;
let to: TestDatabase;
let folder: string;
let file: string;

async function run(database: TestDatabase, text: string): Promise<unknown[]> {
  const client = new pg.Client(database.config);
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(text)).rows;
  } finally {
    await client.end();
  }
}

beforeEach(async () => {
  [from, to] = await Promise.all([createDatabase({ empty: true }), createDatabase({ empty: true })]);
  await Promise.all([migrate(from.config, migrations), migrate(to.config, migrations)]);
  await run(from, content);
  await markInstallation(from.config, 'service', 'ours');
  folder = mkdtempSync(join(tmpdir(), 'remit-backup-'));
  file = join(folder, 'backup.gz');
});

afterEach(async () => {
  rmSync(folder, { recursive: true, force: true });
  await Promise.all([from.drop(), to.drop()]);
});

function rewrite(change: (text: string) => string): void {
  writeFileSync(file, gzipSync(change(gunzipSync(readFileSync(file)).toString('utf8'))));
}

async function contentOf(database: TestDatabase): Promise<unknown[]> {
  return run(database, everything.join(' union all '));
}

describe('a backup', () => {
  it('brings back every value of every table, and the numbers that come next', async () => {
    const wrote = await backup(from.config, file);
    expect(wrote).toEqual({ rows: 2500 + 1201 + 7 + 1, tables: 4 });
    expect(await restore(to.config, file)).toEqual(wrote);
    expect(await contentOf(to)).toEqual(await contentOf(from));
    expect(await run(to, 'select purpose, key_check from installation')).toEqual([
      { purpose: 'service', key_check: 'ours' },
    ]);
    expect(await run(to, `insert into read (what) values ('next') returning id`)).toEqual([{ id: '8' }]);
  });

  it('leaves the triggers on, so that restored facts are append-only again', async () => {
    await backup(from.config, file);
    await restore(to.config, file);
    await expect(run(to, 'delete from facts')).rejects.toThrow('append-only');
  });

  it('is one moment, although the service goes on writing', async () => {
    const writer = new pg.Client(from.config);
    await writer.connect();
    let writing = true;
    const written = (async () => {
      for (let id = 10_000; writing; id += 1) {
        await writer.query(
          `with d as (insert into desk values (${id}, 'late') returning id) insert into seat (desk, at) values (${id}, now())`,
        );
      }
    })();
    await backup(from.config, file);
    writing = false;
    await written.finally(() => writer.end());
    await restore(to.config, file);
    const late = `select (select count(*) from desk where name = 'late') = (select count(*) from seat where desk >= 10000) as whole`;
    expect(await run(to, late)).toEqual([{ whole: true }]);
  });

  it('can be read by its owner alone, and overwrites nothing', async () => {
    await backup(from.config, file);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    await expect(backup(from.config, file)).rejects.toThrow(/never overwrites/);
  });

  it('leaves no half file where it cannot be written', async () => {
    const nowhere = join(folder, 'missing', 'backup.gz');
    await expect(backup(from.config, nowhere)).rejects.toThrow(/cannot be written .*ENOENT/);
    expect(existsSync(nowhere)).toBe(false);
  });
});

describe('a restore', () => {
  async function refusedWith(message: RegExp): Promise<void> {
    const before = await contentOf(to);
    await expect(restore(to.config, file)).rejects.toThrow(message);
    expect(await contentOf(to)).toEqual(before);
  }

  it('refuses a database in use, and changes nothing in it', async () => {
    await backup(from.config, file);
    await run(to, `insert into facts values (7, 'work')`);
    await refusedWith(/in use already/);
  });

  it('refuses a file in which one letter changed', async () => {
    await backup(from.config, file);
    rewrite((text) => text.replace('kept', 'bent'));
    await refusedWith(/does not match its digest/);
  });

  it('refuses a file that was cut off, at a line or in the middle of one', async () => {
    await backup(from.config, file);
    const whole = readFileSync(file);
    rewrite((text) => `${text.trimEnd().split('\n').slice(0, -1).join('\n')}\n`);
    await refusedWith(/cut off/);
    writeFileSync(file, whole.subarray(0, Math.floor(whole.length / 2)));
    await refusedWith(/damaged|cut off/);
  });

  it('refuses rows that were taken out', async () => {
    await backup(from.config, file);
    rewrite((text) => text.replace(/^\["1","kept"\]\n/m, ''));
    await refusedWith(/should have 1 rows and has 0|does not match/);
  });

  it('refuses the backup of another schema', async () => {
    await backup(from.config, file);
    await migrate(to.config, [...migrations, { name: '0002_more.sql', sql: 'create table more ()', checksum: 'x' }]);
    await refusedWith(/another schema/);
  });

  it('refuses what is no backup', async () => {
    writeFileSync(file, 'not a backup');
    await refusedWith(/damaged/);
    rmSync(file);
    await refusedWith(/cannot be read: ENOENT/);
  });
});
