/**
 * The database's own walls, with the application's checks switched off: SQL given as the service's roles, and every
 * question of packages/server/src/queries asked by a reader of another organisation. Catches a table, policy or grant
 * that lets a foreign row through; a table made tomorrow without row-level security fails here today.
 */
import { readdirSync } from 'node:fs';
import type { Role } from '@remit/protocol';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readFileSync } from 'node:fs';
import { factsOf, type Histories } from '../../packages/protocol/src/referral/fixtures/run-vector.ts';
import type { Reader } from '../../packages/server/src/queries/reader.ts';
import { type House, openHouse } from './house.ts';
import { IDS } from './parties.ts';
import { placeCase } from './place.ts';

const histories = JSON.parse(
  readFileSync(new URL('../../spec/vectors/referral/histories.generated.json', import.meta.url), 'utf8'),
) as Histories;

let house: House;
let id: string;
beforeAll(async () => {
  house = await openHouse();
  id = house.newId();
  await placeCase(house.store, id, factsOf('account-decided', histories), house.parties, true);
  const { admin } = house;
  for (const organisation of [IDS.LE_UNIT.ours, IDS.PLATFORM.ours]) {
    await admin.query(`INSERT INTO notices VALUES ($1, $2, now(), 'case.sent', $3, 'NORTH-2026-000001', NULL)`, [
      organisation,
      house.newId(),
      id,
    ]);
    await admin.query(`INSERT INTO imports VALUES ($1, $2, now(), 3, '{}')`, [organisation, id]);
    await admin.query(
      `INSERT INTO deconfliction_questions (organisation, person, locators, delayed) VALUES ($1, 'p', 1, 0)`,
      [organisation],
    );
  }
  const unit = IDS.LE_UNIT.ours;
  await admin.query(
    `INSERT INTO entry_rows VALUES ($1, 'e', 1, 'HELD', 'PDQ', NULL, '{}', 'POSITIVE', 0, false, 0, 0, 0, now(), NULL, now(), '{}')`,
    [unit],
  );
  await admin.query(`INSERT INTO entry_receipts VALUES ($1, 'e', $1, now(), NULL)`, [unit]);
  await admin.query(`INSERT INTO list_versions VALUES ($1, 1, '{}', true)`, [unit]);
  await admin.query(
    `INSERT INTO reads (organisation, person, role, what, object, at) VALUES ($1, 'p', 'LE_OFFICER', 'read.case', $2, now())`,
    [IDS.LE_UNIT.ours, id],
  );
});
afterAll(() => house.close());

/** One transaction as one of the service's roles, always taken back. */
async function as<T>(
  role: string,
  organisation: string | null,
  work: (client: pg.PoolClient) => Promise<T>,
): Promise<T> {
  const client = await house.store.pool.connect();
  try {
    await client.query(`BEGIN; SET LOCAL ROLE ${role}`);
    if (organisation !== null) await client.query(`SELECT set_config('remit.organisation', $1, true)`, [organisation]);
    return await work(client);
  } finally {
    await client.query('ROLLBACK');
    client.release();
  }
}

/** Every table, and what a role may do with it: as the catalogue says, not as a list here does. */
async function tables(): Promise<{ name: string; columns: string[]; rls: boolean; forced: boolean; key: string[] }[]> {
  const { rows } = await house.admin.query<{
    name: string;
    columns: string[];
    rls: boolean;
    forced: boolean;
    key: string[];
  }>(`SELECT c.relname AS name, c.relrowsecurity AS rls, c.relforcerowsecurity AS forced,
      array(SELECT a.attname::text FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped) AS columns,
      array(SELECT a.attname::text FROM pg_index i JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = ANY (i.indkey)
        WHERE i.indrelid = c.oid AND i.indisprimary) AS key
    FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE n.nspname = 'public' AND c.relkind IN ('r', 'p')
    ORDER BY 1`);
  return rows;
}

async function may(role: string, privilege: string): Promise<string[]> {
  const { rows } = await house.admin.query<{ name: string }>(
    `SELECT c.relname AS name FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
     WHERE n.nspname = 'public' AND c.relkind IN ('r', 'p', 'v', 'm') AND has_any_column_privilege($1, c.oid, $2) ORDER BY 1`,
    [role, privilege],
  );
  return rows.map(({ name }) => name);
}
async function mayWhole(role: string, privilege: string): Promise<string[]> {
  const { rows } = await house.admin.query<{ name: string }>(
    `SELECT c.relname AS name FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
     WHERE n.nspname = 'public' AND c.relkind IN ('r', 'p', 'v', 'm') AND has_table_privilege($1, c.oid, $2) ORDER BY 1`,
    [role, privilege],
  );
  return rows.map(({ name }) => name);
}

/** What every signed-in desk may read by name, and lines without organisation, words or locators. */
const SHARED_BY_DESIGN = ['organisation_rows', 'summaries'];
const STRANGERS = [IDS.LE_UNIT.theirs, IDS.PLATFORM.theirs, IDS.OVERSIGHT.theirs, IDS.CIVIL_SOCIETY.ours, IDS.HUB.ours];

describe('row-level security alone', () => {
  it('shows no foreign row of any table that readers may read, and shows the own ones', async () => {
    let looked = 0;
    for (const name of await may('remit_reader', 'SELECT')) {
      if (SHARED_BY_DESIGN.includes(name)) continue;
      for (const organisation of [...STRANGERS, '', 'nobody', `' OR true --`]) {
        const { rowCount } = await as('remit_reader', organisation, (client) => client.query(`SELECT * FROM ${name}`));
        expect(rowCount, `${name} as ${organisation}`).toBe(0);
        looked += 1;
      }
      const own = name === 'reads' ? IDS.AUDIT.ours : IDS.LE_UNIT.ours;
      const { rowCount } = await as('remit_reader', own, (client) => client.query(`SELECT * FROM ${name}`));
      expect(rowCount, `${name} as its own`).toBeGreaterThan(0);
    }
    console.log(`row-level security: ${looked} looks at tables by strangers, no row`);
    expect(looked).toBeGreaterThan(40);
  });

  it('shows nothing where no organisation is set', async () => {
    for (const name of await may('remit_reader', 'SELECT')) {
      if (SHARED_BY_DESIGN.includes(name)) continue;
      const { rowCount } = await as('remit_reader', null, (client) => client.query(`SELECT * FROM ${name}`));
      expect(rowCount, name).toBe(0);
    }
  });

  it('is enabled on every table that readers may read and that names an organisation, under a key that names it too', async () => {
    const readable = await may('remit_reader', 'SELECT');
    for (const { name, columns, rls, key } of await tables()) {
      if (!columns.includes('organisation') || !readable.includes(name) || SHARED_BY_DESIGN.includes(name)) continue;
      expect(rls, `${name} has no row-level security`).toBe(true);
      // Lines without a key of their own have none; where there is one it must not reach across organisations.
      const isAppendOnly = key.length === 0 || (key.length === 1 && key[0] === 'id' && name === 'reads');
      if (!isAppendOnly) expect(key, `${name}’s key`).toContain('organisation');
    }
    for (const name of readable)
      if (!SHARED_BY_DESIGN.includes(name))
        expect((await tables()).find((table) => table.name === name)?.rls, name).toBe(true);
  });

  it('lets nobody who acts for the service past it', async () => {
    const { rows } = await house.admin.query<{ rolname: string }>(
      `SELECT rolname FROM pg_roles WHERE rolname LIKE 'remit\\_%' AND rolname <> 'remit_super'
         AND rolname IN ('remit_writer', 'remit_reader', 'remit_working', 'remit_log', 'remit_public')
         AND (rolbypassrls OR rolsuper OR rolcanlogin)`,
    );
    expect(rows).toEqual([]);
  });

  it('leaves no unique key or foreign key on a tenant’s table by which one organisation could feel another’s rows', async () => {
    const { rows } = await house.admin.query<{ table: string; constraint: string }>(
      `SELECT c.conrelid::regclass::text AS table, c.conname AS constraint FROM pg_constraint c
       JOIN pg_class t ON t.oid = c.conrelid
       WHERE t.relrowsecurity AND c.contype IN ('u', 'p', 'f') AND t.relname <> 'reads'
         AND NOT EXISTS (SELECT FROM pg_attribute a WHERE a.attrelid = t.oid AND a.attnum = ANY (c.conkey) AND a.attname = 'organisation')`,
    );
    expect(rows).toEqual([]);
  });
});

describe('each role reaches its own tables and no others', () => {
  const LOG = [
    ...['checkpoints', 'log_entries', 'log_fillers', 'log_incidents', 'log_leader', 'log_pending', 'log_state'],
    ...['log_tiles', 'log_unpublished'],
  ];
  it.each([
    [
      'remit_reader',
      'SELECT',
      [
        'case_rows',
        'deconfliction_questions',
        'entry_receipts',
        'entry_rows',
        'imports',
        'item_rows',
        'list_versions',
        'notices',
        'organisation_rows',
        'queue_entries',
        'reads',
        'summaries',
      ],
    ],
    ['remit_reader', 'INSERT', []],
    ['remit_reader', 'DELETE', []],
    ['remit_reader', 'UPDATE', ['notices']],
    [
      'remit_public',
      'SELECT',
      [
        'checkpoints',
        'dataset_counts',
        'dataset_files',
        'list_blobs',
        'log_incidents',
        'log_tiles',
        'organisation_rows',
        'summaries',
      ],
    ],
    ['remit_public', 'INSERT', []],
    ['remit_public', 'UPDATE', []],
    ['remit_public', 'DELETE', []],
    [
      'remit_working',
      'SELECT',
      [
        'challenges',
        'credentials',
        'demo_accounts',
        'desk_key_wraps',
        'enrolment_codes',
        'list_checks',
        'nonces',
        'organisation_rows',
        'sessions',
      ],
    ],
    ['remit_working', 'UPDATE', ['credentials', 'list_checks', 'sessions']],
    ['remit_log', 'SELECT', [...LOG, 'case_keys', 'dataset_counts', 'dataset_files', 'fact_salts', 'facts'].sort()],
    ['remit_log', 'UPDATE', ['log_leader', 'log_state', 'log_unpublished']],
    ['remit_log', 'DELETE', ['log_pending', 'log_tiles', 'log_unpublished']],
    ['remit_writer', 'TRUNCATE', []],
  ])('%s may %s from exactly its own', async (role, privilege, owed) => {
    const known = privilege === 'DELETE' || privilege === 'TRUNCATE' ? mayWhole : may;
    expect(await known(role, privilege)).toEqual(owed);
  });

  it('nobody changes or deletes a fact, a salt or a key of a case', async () => {
    for (const role of ['remit_writer', 'remit_reader', 'remit_working', 'remit_log', 'remit_public', 'public'])
      for (const privilege of ['UPDATE', 'DELETE', 'TRUNCATE'])
        for (const table of ['facts', 'fact_salts', 'case_keys', 'answers']) {
          const { rows } = await house.admin.query<{ has: boolean }>('SELECT has_table_privilege($1, $2, $3) AS has', [
            role,
            table,
            privilege,
          ]);
          expect(rows[0]!.has, `${role} ${privilege} ${table}`).toBe(false);
        }
  });

  it('a reader cannot write, not even a notice of others or another column of its own', async () => {
    const own = IDS.LE_UNIT.ours;
    for (const { name } of await tables())
      await expect(
        as('remit_reader', own, (client) => client.query(`INSERT INTO ${name} DEFAULT VALUES`)),
        name,
      ).rejects.toMatchObject({ code: expect.stringMatching(/^(42501|428C9)$/) as string });
    await expect(as('remit_reader', own, (c) => c.query(`UPDATE notices SET kind = 'x'`))).rejects.toMatchObject({
      code: '42501',
    });
    const foreign = await as('remit_reader', IDS.LE_UNIT.theirs, (c) => c.query('UPDATE notices SET read_at = now()'));
    expect(foreign.rowCount).toBe(0);
  });

  it('functions that look across organisations are for the role that needs them', async () => {
    const { rows } = await house.admin.query<{ name: string; roles: string[]; everybody: boolean; path: boolean }>(
      `SELECT p.proname AS name, has_function_privilege('public', p.oid, 'EXECUTE') AS everybody,
         array(SELECT r FROM unnest(ARRAY['remit_log', 'remit_public', 'remit_reader', 'remit_working', 'remit_writer']) r
           WHERE has_function_privilege(r, p.oid, 'EXECUTE')) AS roles,
         coalesce(p.proconfig::text LIKE '%search_path=%', false) AS path
       FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace
       WHERE n.nspname = 'public' AND p.prosecdef ORDER BY 1`,
    );
    for (const { name, everybody, roles, path } of rows) {
      expect(everybody, `${name} is open to everybody`).toBe(false);
      expect(roles.length, `${name} is open to ${roles.join()}`).toBe(1);
      expect(path, `${name} has no search path of its own`).toBe(true);
    }
    expect(rows.map(({ name }) => name)).toContain('held_elsewhere');
  });
});

const FOLDER = new URL('../../packages/server/src/queries/', import.meta.url);
type Question = (...args: unknown[]) => unknown;

/** What questions are asked with, whatever they take: the foreign case's own names in every place. */
const arguments_ = (): readonly unknown[] => [
  id,
  { queue: 'unit', limit: 50, order: 'due' },
  { queue: 'platform', limit: 50, order: 'newest', search: 'NORTH' },
  { referral: id },
  { after: undefined },
  { platform: IDS.PLATFORM.ours, parameterSet: null, locators: ['https://video.example/watch/clip-0001'], handles: [] },
  { from: 0, limit: 100 },
];

describe('every question of the queries, asked by a stranger', () => {
  const SECRETS = (): string[] => [id, 'NORTH-2026', 'watch/clip-0', 'ember-0417'];
  it('answers nothing of a foreign case', async () => {
    const files = readdirSync(FOLDER).filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'));
    let asked = 0;
    for (const file of files) {
      const exported = (await import(new URL(file, FOLDER).href)) as Record<string, unknown>;
      const text = readFileSync(new URL(file, FOLDER), 'utf8');
      for (const [name, question] of Object.entries(exported)) {
        // Questions that take a reader say so; what has none is for the public, the auditor or the writer.
        const takesReader = new RegExp(`${name}\\b[^=]*?\\(\\s*store: Store,\\s*reader: Reader`, 's').test(text);
        if (typeof question !== 'function' || !takesReader || name === 'reading') continue;
        asked += await askAll(name, question as Question);
      }
    }
    console.log(`queries: ${asked} questions by strangers`);
    expect(asked).toBeGreaterThan(50);
  });

  async function askAll(name: string, question: Question): Promise<number> {
    let asked = 0;
    for (const kind of ['LE_UNIT', 'PLATFORM', 'OVERSIGHT', 'CIVIL_SOCIETY', 'HUB'] as const)
      for (const argument of arguments_()) {
        const organisation = kind === 'CIVIL_SOCIETY' || kind === 'HUB' ? IDS[kind].ours : IDS[kind].theirs;
        const reader: Reader = { organisation, person: 'p', role: 'LE_OFFICER' satisfies Role, kind };
        // An argument that is none of this question's may make it fail; failing answers nothing either.
        const answer = await Promise.resolve(question(house.store, reader, argument)).catch(() => null);
        const said = JSON.stringify(answer) ?? '';
        expect(
          SECRETS().filter((secret) => said.includes(secret)),
          `${name} as ${organisation}`,
        ).toEqual([]);
        asked += 1;
      }
    return asked;
  }
});
