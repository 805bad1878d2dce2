import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type pg from 'pg';
import { createDatabase, type TestDatabase } from '../../src/store/embedded/for-tests.ts';
import { createPool } from '../../src/store/pool.ts';
import { inTransaction } from '../../src/store/transaction.ts';

let database: TestDatabase;
let pool: pg.Pool;

beforeAll(async () => {
  database = await createDatabase({ empty: true });
  pool = createPool(database.config);
  await pool.query('create table item (id int primary key, name text)');
});

afterAll(async () => {
  await pool.end();
  await database.drop();
});

describe('the pool', () => {
  it('gives instants as ISO strings with Z and milliseconds, whatever the zone of the session', async () => {
    const { rows } = await pool.query(
      `select '2026-03-29 02:30:00.5+02'::timestamptz as at, 42::int8 as n, date '2026-02-28' as day`,
    );
    expect(rows).toEqual([{ at: '2026-03-29T00:30:00.500Z', n: 42, day: '2026-02-28' }]);
  });

  it('refuses a whole number that would lose digits', async () => {
    await expect(pool.query(`select 9007199254740993::int8 as n`)).rejects.toThrow(RangeError);
  });

  it('connects as a role that is no superuser and does not pass row-level security', async () => {
    const { rows } = await pool.query(`select rolsuper, rolbypassrls from pg_roles where rolname = current_user`);
    expect(rows).toEqual([{ rolsuper: false, rolbypassrls: false }]);
  });

  it('tells of a connection that broke while it idled, but not of one that breaks as the pool ends', async () => {
    const told: string[] = [];
    const short = createPool(database.config, { onIdleError: ({ message }) => told.push(message) });
    short.emit('error', new Error('broke'), null);
    const ended = short.end();
    short.emit('error', new Error('ended'), null);
    await ended;
    expect(told).toEqual(['broke']);
  });
});

describe('a transaction', () => {
  it('leaves nothing when its work throws', async () => {
    const failing = inTransaction(pool, {}, async (client) => {
      await client.query(`insert into item values (1, 'lost')`);
      throw new Error('stop');
    });
    await expect(failing).rejects.toThrow('stop');
    expect((await pool.query('select * from item where id = 1')).rowCount).toBe(0);
  });

  it('cannot write when it is read-only', async () => {
    const writing = inTransaction(pool, { readOnly: true }, (client) =>
      client.query(`insert into item values (2, 'no')`),
    );
    await expect(writing).rejects.toMatchObject({ code: '25006' });
  });

  it('keeps its settings to itself', async () => {
    const inside = await inTransaction(pool, { settings: { 'remit.organisation': 'org_a' } }, async (client) => {
      const { rows } = await client.query<{ who: string }>(`select current_setting('remit.organisation') as who`);
      return rows[0]?.who;
    });
    expect(inside).toBe('org_a');
    const after = await pool.query<{ who: string }>(`select current_setting('remit.organisation', true) as who`);
    expect(after.rows[0]?.who ?? '').toBe('');
  });

  it('runs again when a race rolled it back, so that no update is lost', async () => {
    await pool.query(`insert into item values (3, '0')`);
    const add = () =>
      inTransaction(pool, { isolation: 'repeatable read' }, async (client) => {
        const { rows } = await client.query<{ name: string }>('select name from item where id = 3');
        await client.query('update item set name = $1 where id = 3', [String(Number(rows[0]?.name) + 1)]);
      });
    await Promise.all([add(), add(), add()]);
    expect((await pool.query('select name from item where id = 3')).rows).toEqual([{ name: '3' }]);
  });
});
