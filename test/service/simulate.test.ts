import { createHash, hash } from 'node:crypto';
import { ENTRY_STATES, type Fact, replay, STATUSES, type Status } from '@remit/protocol';
import { audit } from '@remit/log';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openings } from '../../packages/client/src/verify/openings.ts';
import { auditEntries } from '../../packages/server/src/queries/audit-entries.ts';
import { readLogFile } from '../../packages/server/src/queries/log-tile.ts';
import { sha256 } from '../../packages/server/src/store/log/sha256.ts';
import { verify } from '../../packages/server/test/log/fixture.ts';
import { createDatabase, type TestDatabase } from '../../packages/server/src/store/embedded/for-tests.ts';
import { logSigner } from '../../packages/server/src/store/log/signer.ts';
import type { createPool } from '../../packages/server/src/store/pool.ts';
import { custodyOf } from '../../packages/server/src/store/sealing.ts';
import { queuePage } from '../../packages/server/src/queries/queue.ts';
import { loadStreams } from '../../packages/server/src/store/facts.ts';
import { historyPool } from '../../tools/simulate/fill.ts';
import { insertBulk } from '../../tools/simulate/bulk.ts';
import { seededPorts, VirtualClock } from '../../tools/simulate/run/seeded-ports.ts';
import { simulate, type SimulationReport } from '../../tools/simulate/simulate.ts';

/** A whole history is a matter of seconds, and of more where other tests share the processors. */
const PATIENCE = 180_000;
const END = '2026-11-22T17:40:00.000Z';
const key = (purpose: string): Buffer => hash('sha256', purpose, 'buffer');

type History = { database: TestDatabase; pool: ReturnType<typeof createPool>; report: SimulationReport };

async function history(end: string, seed = 'test'): Promise<History> {
  const database = await createDatabase();
  const pool = historyPool(database.config);
  const log = {
    signer: logSigner('test.example/remit', key('log')),
    cadenceSeconds: 10,
    paddingMultiple: 16,
    keepers: [],
  };
  const report = await simulate({ pool, custody: custodyOf(key('custody')) }, { seed, end, scale: 0.01, log });
  return { database, pool, report };
}
async function drop({ database, pool }: History): Promise<void> {
  await pool.end();
  await database.drop();
}

async function digestOf({ pool }: History): Promise<string> {
  const { rows } = await pool.query<{ digest: Buffer }>('SELECT digest FROM facts ORDER BY stream, version');
  const all = createHash('sha256');
  for (const { digest } of rows) all.update(digest);
  return all.digest('hex');
}

let one: History;
beforeAll(async () => {
  one = await history(END);
}, PATIENCE);
afterAll(() => drop(one));

/** The system leaves these by itself within seconds, so nothing rests in them. */
const PASSING: readonly Status[] = ['NONE', 'READY', 'SENT', 'NOTICED'];

describe('two months of made-up history', () => {
  it('meets no refusal but those that a story is about', () => {
    expect(one.report.surprises).toEqual([]);
    expect(one.report.lawfulNos).toBe(2);
  });

  it('leaves cases in every status that does not pass by itself', async () => {
    const { rows } = await one.pool.query<{ status: Status }>(
      `SELECT DISTINCT status FROM case_rows WHERE party = 'unit'`,
    );
    const resting = STATUSES.filter((status) => !PASSING.includes(status));
    expect(rows.map(({ status }) => status).sort()).toEqual([...resting].sort());
  });

  it('has something due in the queue of every desk', async () => {
    const queues = [
      ['nru', 'LE_UNIT', 'LE_OFFICER', 'unit'],
      ['bru', 'LE_UNIT', 'LE_SUPERVISOR', 'lock1'],
      ['oversight', 'OVERSIGHT', 'LOCK_REVIEWER', 'oversight'],
      ['oversight', 'OVERSIGHT', 'LOCK_REVIEWER', 'sample'],
      ['lantern', 'PLATFORM', 'PLAT_DECIDER', 'platform'],
      ['inspectorate', 'AUDIT', 'AUDITOR', 'audit'],
    ] as const;
    const store = { pool: one.pool, custody: custodyOf(key('custody')) };
    for (const [organisation, kind, role, queue] of queues) {
      const page = await queuePage(
        store,
        { organisation, person: null, role, kind },
        { queue, limit: 5, order: 'due', after: undefined },
      );
      expect.soft(page.rows.length, `${organisation} ${queue}`).toBeGreaterThan(0);
    }
  });

  it('leaves shared entries in every state, a proposal to confirm, and withdrawals whose receipts are missing', async () => {
    const { rows } = await one.pool.query<{ status: string }>(
      `SELECT DISTINCT status FROM entry_rows WHERE organisation = 'inspectorate'`,
    );
    expect(rows.map(({ status }) => status).sort()).toEqual(ENTRY_STATES.filter((status) => status !== 'NONE').sort());
    const { rows: receipts } = await one.pool.query<{ missing: number }>('SELECT missing FROM missing_receipts()');
    expect(Number(receipts[0]!.missing)).toBeGreaterThan(0);
    expect(one.report.entries).toBeGreaterThanOrEqual(12);
  });

  it('ends by its end, with nothing undelivered, no timer overdue and every fact in the log or on its way', async () => {
    const { rows } = await one.pool.query<Record<string, number>>(
      `SELECT (SELECT count(*) FROM facts WHERE at > $1) AS later, (SELECT count(*) FROM outbox) AS outbox,
         (SELECT count(*) FROM timers WHERE at <= $1) AS overdue,
         (SELECT count(*) FROM facts f WHERE NOT EXISTS (SELECT FROM log_entries e WHERE e.stream = f.stream AND e.version = f.version)
           AND NOT EXISTS (SELECT FROM log_pending p WHERE p.stream = f.stream AND p.version = f.version)) AS unlogged`,
      [END],
    );
    expect(rows[0]).toEqual({ later: 0, outbox: 0, overdue: 0, unlogged: 0 });
  });

  it('draws each sample by the first checkpoint that was published after lock 1', async () => {
    const { rows } = await one.pool.query<{ drawn: number; first: number }>(
      `SELECT (c.view -> 'referral' -> 'sample' ->> 'checkpointSize')::bigint AS drawn,
         (SELECT min(p.size) FROM checkpoints p WHERE p.at > (c.view -> 'referral' -> 'lock1' ->> 'at')::timestamptz) AS first
       FROM case_rows c WHERE c.party = 'unit' AND c.view -> 'referral' -> 'sample' IS NOT NULL`,
    );
    expect(rows.length).toBeGreaterThan(20);
    expect(rows.filter(({ drawn, first }) => drawn !== first)).toEqual([]);
  });

  it('can be read back from its facts: each case replays to the status that its queue shows', async () => {
    const { rows } = await one.pool.query<{ referral: string; status: string }>(
      `SELECT referral, status FROM case_rows WHERE party = 'unit'`,
    );
    const client = await one.pool.connect();
    try {
      const known = new Map(rows.map(({ referral }) => [`referral:${referral}`, { version: 0, key: null }]));
      const loaded = await loadStreams(client, custodyOf(key('custody')), known);
      const wrong = rows.filter(
        ({ referral, status }) =>
          replay((loaded.get(`referral:${referral}`)?.facts ?? []) as unknown as Fact[]).status !== status,
      );
      expect(wrong).toEqual([]);
    } finally {
      client.release();
    }
  });

  it('holds as an auditor recomputes it: every leaf of every sort of stream follows from its fact', async () => {
    const store = { pool: one.pool, custody: custodyOf(key('custody')) };
    const read = async (path: string) => (await readLogFile(store, path))?.bytes;
    const { rows } = await one.pool.query<{ size: number }>('SELECT max(size) AS size FROM checkpoints');
    const entries = async (from: number) => (await auditEntries(store, { kind: 'AUDIT' }, { from, limit: 500 }))!;
    const { origin, key: logKey } = logSigner('test.example/remit', key('log'));
    const report = await audit({
      ...{ read, trust: { origin, logKeys: [logKey] }, verify, hash: sha256, checkpoint: (await read('checkpoint'))! },
      ...{ openings: openings(entries, rows[0]!.size), complete: true },
    });
    expect(report.findings).toEqual([]);
    expect(report.factsChecked).toBe(rows[0]!.size);
    const sorts = await one.pool.query(`SELECT DISTINCT split_part(stream, ':', 1) AS sort FROM facts ORDER BY 1`);
    expect(sorts.rows).toEqual(['entry', 'list', 'organisation', 'referral'].map((sort) => ({ sort })));
  });

  it('offers an account for each desk, whose person holds that role', async () => {
    const { rows } = await one.pool.query<{ account: string; holds: boolean }>(
      `SELECT d.account, EXISTS (SELECT FROM organisation_rows o, jsonb_array_elements(o.state -> 'people') AS p (person)
         WHERE o.organisation = d.organisation AND person ->> 'person' = d.person AND person -> 'roles' ? d.role) AS holds
       FROM demo_accounts d`,
    );
    expect(rows.map(({ account }) => account)).toEqual(
      expect.arrayContaining([
        'officer',
        'supervisor',
        'reviewer',
        'chief',
        'decider-lantern',
        'decider-archive',
        'decider-pebble',
        'officer-de',
        'observer',
        'auditor',
        'admin',
      ]),
    );
    expect(rows.filter(({ holds }) => !holds)).toEqual([]);
  });
});

describe('the simulation is a function of its seed and its end', () => {
  it('the same twice makes the same facts', { timeout: PATIENCE }, async () => {
    const again = await history(END);
    const digests = [await digestOf(one), await digestOf(again)];
    await drop(again);
    expect(digests[1]).toBe(digests[0]);
  });

  it('another seed makes other identifiers, keys and salts', () => {
    const draw = (seed: string): string => {
      const ports = seededPorts(seed, new VirtualClock(END));
      return `${ports.newId()} ${ports.randomBytes(32).toString('hex')}`;
    };
    expect(draw('a')).toBe(draw('a'));
    expect(draw('b')).not.toBe(draw('a'));
  });

  it.each([
    ['a holiday at night', '2026-12-26T02:11:09.123Z'],
    ['the morning after a change of the clocks', '2026-03-30T06:00:00.000Z'],
  ])('it also ends well on %s', { timeout: PATIENCE }, async (_, end) => {
    const history1 = await history(end);
    const { rows } = await history1.pool.query<{ n: number }>(
      `SELECT count(DISTINCT status) AS n FROM case_rows WHERE party = 'unit'`,
    );
    await drop(history1);
    expect(history1.report.surprises).toEqual([]);
    expect(rows[0]!.n).toBe(STATUSES.length - PASSING.length);
  });
});

describe('rows for benches', () => {
  it('fill a queue without a fact behind them', async () => {
    const database = await createDatabase();
    const pool = historyPool(database.config);
    await insertBulk(pool, { organisation: 'nru', platform: 'lantern', rows: 2_500 });
    const { rows } = await pool.query<Record<string, number>>(
      'SELECT (SELECT count(*) FROM queue_entries) AS queued, (SELECT count(*) FROM facts) AS facts',
    );
    await pool.end();
    await database.drop();
    expect(rows[0]).toEqual({ queued: 2_500, facts: 0 });
  });
});
