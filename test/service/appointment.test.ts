/**
 * A body whose appointment ended, was taken back or never covered the unit reads nothing of its cases, not what it read
 * yesterday and not what it decided itself: at every address, in every queue, and with SQL as the reader's role. The
 * auditor goes on replaying all of it.
 */
import { readFileSync } from 'node:fs';
import { contract } from '@remit/client/contract';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { factsOf, type Histories } from '../../packages/protocol/src/referral/fixtures/run-vector.ts';
import { organisationsWithCase } from '../../packages/server/src/queries/live-changes.ts';
import { type House, openHouse, seat } from './house.ts';
import { IDS } from './parties.ts';
import { placeCase } from './place.ts';

const histories = JSON.parse(
  readFileSync(new URL('../../spec/vectors/referral/histories.generated.json', import.meta.url), 'utf8'),
) as Histories;
const BODY = IDS.OVERSIGHT.ours;
const READS = Object.values(contract)
  .filter(({ method, path }) => method === 'GET' && path.startsWith('/api/referrals/:id'))
  .map(({ path }) => path);

let house: House;
let decided: string;
let drawn: string;
beforeAll(async () => {
  house = await openHouse();
  decided = house.newId();
  await placeCase(house.store, decided, factsOf('account-decided', histories), house.parties);
  drawn = house.newId();
  await placeCase(house.store, drawn, factsOf('sent-drawn', histories), house.parties);
  await house.admin.query(`INSERT INTO notices VALUES ($1, $2, now(), 'case.lock2', $3, 'NORTH-2026-000001', NULL)`, [
    BODY,
    house.newId(),
    decided,
  ]);
});
afterAll(() => house.close());

const get = (role: 'LOCK_REVIEWER' | 'LOCK_CHIEF' | 'AUDITOR', url: string) =>
  house.ask(seat(role), { method: 'GET', url });

/** What the body reads of both cases: addresses that answer, entries of queues, notices, rows by SQL, live changes. */
async function read(): Promise<Record<string, number>> {
  let addresses = 0;
  for (const role of ['LOCK_REVIEWER', 'LOCK_CHIEF'] as const)
    for (const path of READS)
      for (const id of [decided, drawn])
        if ((await get(role, path.replace(':id', id))).statusCode === 200) addresses += 1;
  let entries = 0;
  for (const queue of ['oversight', 'sample'])
    entries += (await get('LOCK_REVIEWER', `/api/queues/${queue}`)).json<{ rows: unknown[] }>().rows.length;
  const counts = (await get('LOCK_REVIEWER', '/api/queue-counts')).body;
  const inbox = (await get('LOCK_REVIEWER', '/api/notices')).json<{ notices: { id: string }[]; unread: number }>();
  const client = await house.store.pool.connect();
  try {
    await client.query('BEGIN; SET LOCAL ROLE remit_reader');
    await client.query(`SELECT set_config('remit.organisation', $1, true)`, [BODY]);
    const { rows } = await client.query<{ n: number }>(
      'SELECT (SELECT count(*) FROM case_rows)::int + (SELECT count(*) FROM queue_entries)::int AS n',
    );
    const live = await organisationsWithCase(house.store, decided, [BODY, IDS.LE_UNIT.ours]);
    return {
      addresses,
      entries,
      notices: inbox.notices.length,
      unread: inbox.unread,
      counted: [...counts.matchAll(/"total":([1-9][0-9]*)/g)].length,
      rows: rows[0]!.n,
      live: live.has(BODY) ? 1 : 0,
    };
  } finally {
    await client.query('ROLLBACK');
    client.release();
  }
}

const NOTHING = { addresses: 0, entries: 0, notices: 0, unread: 0, counted: 0, rows: 0, live: 0 };
const change = (sql: string) =>
  house.admin.query(`UPDATE organisation_rows SET state = ${sql} WHERE organisation = $1`, [BODY]);

describe('a body that is not appointed for a unit now', () => {
  it('read the cases as long as it was', async () => {
    for (const [what, n] of Object.entries(await read())) expect(n, what).toBeGreaterThan(0);
  });

  it.each([
    ['its term ended', `jsonb_set(state, '{appointment,until}', '"2026-03-01T00:00:00.000Z"')`],
    ['it is appointed for other units', `jsonb_set(state, '{appointment,units}', '["unit-south"]')`],
    ['its appointment was taken back', `jsonb_set(state, '{appointment}', 'null')`],
    ['it is suspended', `jsonb_set(state, '{status}', '"SUSPENDED"')`],
  ])('reads nothing of them: %s', async (_, sql) => {
    const { rows } = await house.admin.query<{ state: object }>(
      'SELECT state FROM organisation_rows WHERE organisation = $1',
      [BODY],
    );
    await change(sql);
    try {
      expect(await read()).toEqual(NOTHING);
      const replay = await get('AUDITOR', `/api/referrals/${decided}/replay`);
      expect(replay.body).toContain('Lock2Approved');
      expect(
        (await house.ask(seat('LE_OFFICER'), { method: 'GET', url: `/api/referrals/${decided}` })).statusCode,
      ).toBe(200);
    } finally {
      await house.admin.query('UPDATE organisation_rows SET state = $2 WHERE organisation = $1', [
        BODY,
        rows[0]!.state,
      ]);
    }
  });
});

describe('a body that is newly appointed', () => {
  const WEST = IDS.OVERSIGHT.theirs;
  const appointed = { appointer: 'Council (synthetic)', until: '2027-01-01T00:00:00.000Z', judicial: true };
  const appoint = (units: readonly string[], until = appointed.until) =>
    house.ask(seat('HUB_ADMIN'), {
      method: 'POST',
      url: `/api/organisations/${WEST}/appoint-oversight`,
      payload: { ...appointed, until, units },
    });
  const asNew = (url: string) => house.ask(seat('LOCK_REVIEWER', 'theirs'), { method: 'GET', url });
  const opens = async (id: string) =>
    Promise.all(['', '/provenance'].map(async (part) => (await asNew(`/api/referrals/${id}${part}`)).statusCode));
  const listed = async (queue: string, query = '') =>
    (await asNew(`/api/queues/${queue}?limit=200${query}`)).json<{ rows: { id: string }[]; next: string | null }>();

  it('reads the unit’s existing cases at once, sealed parts by the copy of the office, and not before', async () => {
    expect(await opens(decided)).toEqual([404, 404]);
    expect((await listed('oversight')).rows).toEqual([]);
    const answer = await appoint([IDS.LE_UNIT.theirs, IDS.LE_UNIT.ours]);
    expect(answer.statusCode, answer.body).toBe(200);
    expect(await opens(decided)).toEqual([200, 200]);
    const { document } = (await asNew(`/api/referrals/${decided}`)).json<{ document: object | null }>();
    expect(document).not.toBeNull();
    expect((await listed('oversight')).rows.map(({ id }) => id).sort()).toEqual([decided, drawn].sort());
    expect((await listed('sample')).rows.map(({ id }) => id)).toEqual([drawn]);
    expect((await asNew('/api/queue-counts')).json()).toMatchObject({ counts: { oversight: { total: 2 } } });
    expect((await organisationsWithCase(house.store, decided, [WEST])).has(WEST)).toBe(true);
  });

  it('reads what was written while it was being appointed, by whoever still knew the directory of before', async () => {
    expect((await appoint([IDS.LE_UNIT.theirs])).statusCode).toBe(200);
    const ids = Array.from({ length: 12 }, () => house.newId());
    const before = house.parties;
    const place = (id: string) => placeCase(house.store, id, factsOf('account-lock2', histories), before);
    const [answer] = await Promise.all([appoint([IDS.LE_UNIT.ours]), ...ids.map(place)]);
    expect(answer.statusCode, answer.body).toBe(200);
    const found = new Set((await listed('oversight')).rows.map(({ id }) => id));
    expect(ids.filter((id) => !found.has(id))).toEqual([]);
    for (const id of ids) expect((await asNew(`/api/referrals/${id}`)).statusCode).toBe(200);
  });

  it('costs one fact, however many cases there are, and turns their pages in order over all its units', async () => {
    const rows = async () =>
      (await house.admin.query<{ n: number }>('SELECT count(*)::int AS n FROM case_rows')).rows[0]!.n;
    await house.admin.query(
      `WITH made AS (SELECT 'BULK' || lpad(n::text, 6, '0') AS referral, CASE n % 2 WHEN 0 THEN $1 ELSE $2 END AS unit, n
         FROM generate_series(1, 1000) AS n), kept AS (
       INSERT INTO case_rows (organisation, referral, party, version, reference, title, status, unit, platform, items,
         open_items, turn, triggers, flags, updated_at, view)
       SELECT 'oversight:' || unit, referral, 'oversight', 1, referral, '', 'LOCK2', unit, $3, 1, 1, 'oversight', '{}', '{}', now(), '{}'
       FROM made)
       INSERT INTO queue_entries SELECT 'oversight:' || unit, 'oversight', referral, 'LOCK2', now() + n * interval '1 second' FROM made`,
      [IDS.LE_UNIT.ours, IDS.LE_UNIT.theirs, IDS.PLATFORM.ours],
    );
    const before = await rows();
    const answer = await appoint([IDS.LE_UNIT.ours, IDS.LE_UNIT.theirs]);
    expect(answer.json<{ facts: string[] }>().facts).toEqual(['OversightAppointed']);
    expect(await rows()).toBe(before);
    const seen: string[] = [];
    for (let next: string | null = ''; next !== null; ) {
      const page = await listed('oversight', next && `&after=${next}`);
      seen.push(...page.rows.map(({ id }) => id));
      next = page.next;
    }
    const bulk = seen.filter((id) => id.startsWith('BULK'));
    expect(bulk).toEqual(Array.from({ length: 1000 }, (_, i) => `BULK${String(i + 1).padStart(6, '0')}`));
  });

  it('takes the former body’s place where the other’s term was ended, with the next question', async () => {
    expect(await opens(decided)).toEqual([200, 200]);
    expect((await appoint([IDS.LE_UNIT.theirs])).statusCode).toBe(200);
    expect(await opens(decided)).toEqual([404, 404]);
    expect((await get('LOCK_REVIEWER', `/api/referrals/${decided}`)).statusCode).toBe(200);
  });
});
