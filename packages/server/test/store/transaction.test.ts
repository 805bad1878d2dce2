import type pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createDatabase, type TestDatabase } from '../../src/store/embedded/for-tests.ts';
import { createPool } from '../../src/store/pool.ts';
import { inTransaction } from '../../src/store/transaction.ts';

let database: TestDatabase;
let pool: pg.Pool;
beforeAll(async () => {
  database = await createDatabase();
  // One connection, so that each transaction gets the one before it left.
  pool = createPool(database.config, { max: 1 });
  await pool.query('CREATE TABLE notes (note text); GRANT ALL ON notes TO remit_writer');
});
afterAll(async () => {
  await pool.end();
  await database.drop();
});

const reader = (organisation: string) => ({
  role: 'remit_reader',
  readOnly: true,
  settings: { 'remit.organisation': organisation },
});
const WHO = `SELECT current_user = session_user AS plain, coalesce(current_setting('remit.organisation', true), '') AS organisation,
  current_setting('transaction_read_only') AS closed, pg_backend_pid() AS pid`;
type Who = { plain: boolean; organisation: string; closed: string; pid: number };
const who = async (client: Pick<pg.ClientBase, 'query'>): Promise<Who> => (await client.query<Who>(WHO)).rows[0]!;

/** Transactions that end as none should, each with questions that travel together. */
const FAILING: Record<string, () => Promise<unknown>> = {
  'a statement in the middle fails': () =>
    inTransaction(pool, reader('unit-a'), (client) =>
      Promise.all([client.query('SELECT 1'), client.query('SELECT 1 / 0'), client.query('SELECT 2')]),
    ),
  'the work throws while questions travel': () =>
    inTransaction(pool, reader('unit-a'), async (client) => {
      client.query('SELECT pg_sleep(0.05)').catch(() => undefined);
      throw new Error('a fault of ours');
    }),
  'the role does not exist': () => inTransaction(pool, { ...reader('unit-a'), role: 'nobody' }, who),
  'a setting cannot be': () =>
    inTransaction(pool, { ...reader('unit-a'), settings: { 'remit.organisation': 'unit-a', '1': 'x' } }, who),
  'it writes where it may only read': () =>
    inTransaction(pool, reader('unit-a'), (client) => client.query(`INSERT INTO notes VALUES ('x')`)),
  'its commit finds it broken': () =>
    inTransaction(pool, { role: 'remit_writer' }, async (client) => {
      await client.query(`INSERT INTO notes VALUES ('kept by nobody')`);
      await Promise.all([client.query('SELECT 1 / 0'), client.query('COMMIT')]);
    }),
};

describe('after a transaction in which', () => {
  it.each(Object.keys(FAILING))('%s, the next on its connection is nobody’s', async (name) => {
    const before = await who(pool);
    await expect(FAILING[name]!()).rejects.toThrow();
    expect(await who(pool)).toEqual({ ...before, plain: true, organisation: '', closed: 'off' });
    expect(await inTransaction(pool, reader('unit-b'), who)).toMatchObject({ plain: false, organisation: 'unit-b' });
    expect((await pool.query('SELECT * FROM notes')).rows).toEqual([]);
  });
});

it('many organisations that ask at once over few connections read as themselves', async () => {
  const wide = createPool(database.config, { max: 4 });
  const names = Array.from({ length: 200 }, (_, n) => `unit-${n}`);
  const answers = await Promise.allSettled(
    names.map((name, n) =>
      inTransaction(wide, reader(name), async (client) => {
        const [mine] = await Promise.all([who(client), client.query(n % 7 === 0 ? 'SELECT 1 / 0' : 'SELECT 1')]);
        return [mine.organisation, (await who(client)).organisation];
      }),
    ),
  );
  await wide.end();
  const expected = names.map((name, n) => (n % 7 === 0 ? null : [name, name]));
  expect(answers.map((each) => (each.status === 'fulfilled' ? each.value : null))).toEqual(expected);
});
