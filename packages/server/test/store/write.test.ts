import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createDatabase, type TestDatabase } from '../../src/store/embedded/for-tests.ts';
import { createPool } from '../../src/store/pool.ts';
import { replacing, rowsInto, type Target, writeParts } from '../../src/store/write.ts';

type Seat = {
  readonly id: string;
  readonly number: number | null;
  readonly taken: boolean | null;
  readonly seal: Buffer | null;
  readonly at: string | null;
  readonly view: object | null;
  readonly more: object | null;
  readonly tags: readonly string[];
};
const columns = {
  id: 'text',
  number: 'int4',
  taken: 'bool',
  seal: 'bytea',
  at: 'timestamptz',
  view: 'json',
  more: 'jsonb',
  tags: 'text[]',
} as const;
const SEATS: Target<Seat> = { table: 'seat', columns };
const REPLACED: Target<Seat> = { ...SEATS, onConflict: replacing<Seat>(columns, ['id']) };
const DESKS: Target<{ readonly name: string }> = { table: 'desk', columns: { name: 'text' } };

const full: Seat = {
  id: 'Tisch "ä" \\ 😀\n{,}',
  number: -2_147_483_648,
  taken: true,
  seal: Buffer.from([0, 255, 10]),
  at: '1999-12-31T23:59:59.999Z',
  view: { z: 1, a: ['\u0001', 'é'] },
  more: { ok: null },
  tags: ['', 'a,b', '{"}', '\\', 'NULL', 'ü'],
};
const bare: Seat = { id: '', number: null, taken: null, seal: null, at: null, view: null, more: null, tags: [] };

let database: TestDatabase;
let pool: pg.Pool;
const seats = async (): Promise<Seat[]> => (await pool.query<Seat>('SELECT * FROM seat ORDER BY id')).rows;

beforeAll(async () => {
  database = await createDatabase({ empty: true });
  pool = createPool(database.config, { max: 1 });
  await pool.query(`CREATE TABLE seat (id text PRIMARY KEY, number int, taken bool, seal bytea, at timestamptz(3), view json,
    more jsonb, tags text[] NOT NULL); CREATE TABLE desk (name text PRIMARY KEY)`);
});
afterAll(async () => {
  await pool.end();
  await database.drop();
});

async function write(...parts: Parameters<typeof writeParts>[1]): Promise<void> {
  const client = await pool.connect();
  try {
    await writeParts(client, parts);
  } finally {
    client.release();
  }
}

describe('a batch written as whole columns', () => {
  it('arrives as it was sent: every type, nothing, quotes, signs beyond ASCII, and JSON with its own order', async () => {
    await write(...rowsInto(SEATS, [full, bare]));
    expect(await seats()).toEqual([bare, full]);
    const { rows } = await pool.query<{ view: string }>('SELECT view::text FROM seat WHERE view IS NOT NULL');
    expect(rows[0]!.view).toBe(JSON.stringify(full.view));
  });

  it('replaces what is there only where its target says so', async () => {
    await write(...rowsInto(REPLACED, [{ ...bare, number: 7, at: 'infinity' }]));
    expect((await seats())[0]).toEqual({ ...bare, number: 7, at: 'infinity' });
    await expect(write(...rowsInto(SEATS, [bare]))).rejects.toMatchObject({ code: '23505' });
  });

  it('is one statement: where one part collides, no part is written', async () => {
    const collision = write(...rowsInto(DESKS, [{ name: 'front' }]), ...rowsInto(SEATS, [bare]));
    await expect(collision).rejects.toMatchObject({ code: '23505' });
    expect((await pool.query('SELECT FROM desk')).rowCount).toBe(0);
    await write(...rowsInto(DESKS, [{ name: 'front' }, { name: 'back' }]), ...rowsInto(SEATS, [{ ...bare, id: 'c' }]));
    expect((await pool.query('SELECT FROM desk')).rowCount).toBe(2);
  });

  it('asks nothing of the database where there are no rows, and takes no instant that is none', async () => {
    expect(rowsInto(SEATS, [])).toEqual([]);
    await write();
    expect(() => rowsInto(SEATS, [{ ...bare, at: 'soon' }])).toThrow(RangeError);
  });
});
