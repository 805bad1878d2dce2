import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { LogWorker } from '../../src/jobs/log-worker.ts';
import { sequenceAll, sequenceBatch } from '../../src/store/log/sequence.ts';
import { Superseded } from '../../src/store/log/state.ts';
import type { Store } from '../../src/store/store.ts';
import { inTransaction } from '../../src/store/transaction.ts';
import {
  anyTerm,
  commitPending,
  eventually,
  insertPending,
  logDatabase,
  type LogDatabase,
  numbered,
  type Pending,
  ports,
  signer,
} from './fixture.ts';

let log: LogDatabase;
let store: Store;

beforeEach(async () => {
  log = await logDatabase();
  store = log.store;
});
afterEach(() => log.drop());

const worker = (own: Store) =>
  new LogWorker(own, ports, { signer, cadenceSeconds: 86_400, paddingMultiple: 16, keepers: [] });
const sequenced = async (): Promise<string[]> =>
  (await numbered(store)).flatMap(({ stream, version }) => (stream === null ? [] : [`${stream} ${version}`]));

describe('sequencing', () => {
  it('takes what is committed, and a slow transaction later: it is never lost', async () => {
    const epoch = await anyTerm(store);
    const slow = await store.pool.connect();
    await slow.query('BEGIN; SET LOCAL ROLE remit_writer');
    await insertPending(slow, [{ stream: 'referral:A', version: 1 }]);
    await commitPending(store, [{ stream: 'referral:B', version: 1 }]);
    expect(await sequenceAll(store.pool, epoch)).toBe(1);
    await slow.query('COMMIT');
    slow.release();
    expect(await sequenceAll(store.pool, epoch)).toBe(1);
    expect(await numbered(store)).toEqual([
      { index: 0, stream: 'referral:B', version: 1 },
      { index: 1, stream: 'referral:A', version: 1 },
    ]);
  });

  it('numbers every fact of concurrent writers once, without a gap and in the order of its stream', async () => {
    const epoch = await anyTerm(store);
    const writers = Array.from({ length: 8 }, async (_, w) => {
      for (let version = 1; version <= 25; version++) {
        await inTransaction(store.pool, { role: 'remit_writer' }, async (client) => {
          await insertPending(client, [{ stream: `referral:${w}`, version }]);
          await sleep((w * 7 + version * 3) % 20);
        });
      }
    });
    let writing = true;
    const sequencer = (async () => {
      while (writing) await sequenceBatch(store.pool, epoch, 7);
      await sequenceAll(store.pool, epoch);
    })();
    await Promise.all(writers);
    writing = false;
    await sequencer;
    const rows = await numbered(store);
    expect(rows.map(({ index }) => index)).toEqual(Array.from({ length: 200 }, (_, i) => i));
    for (let w = 0; w < 8; w++) {
      const versions = rows.filter(({ stream }) => stream === `referral:${w}`).map(({ version }) => version);
      expect(versions).toEqual(Array.from({ length: 25 }, (_, i) => i + 1));
    }
  });

  it('writes nothing for a term that has ended', async () => {
    const old = await anyTerm(store);
    await anyTerm(store);
    await commitPending(store, [{ stream: 'referral:A', version: 1 }]);
    await expect(sequenceAll(store.pool, old)).rejects.toThrow(Superseded);
    expect(await sequenced()).toEqual([]);
  });

  it('refuses to change or remove an entry, whoever asks short of a superuser', async () => {
    const epoch = await anyTerm(store);
    await commitPending(store, [{ stream: 'referral:A', version: 1 }]);
    await sequenceAll(store.pool, epoch);
    for (const statement of ['DELETE FROM log_entries', 'UPDATE log_entries SET version = 2', 'TRUNCATE log_entries']) {
      await expect(store.pool.query(statement)).rejects.toThrow('the log only grows');
    }
  });
});

describe('the election', () => {
  const facts = (from: number, count: number): Pending[] =>
    Array.from({ length: count }, (_, i) => ({ stream: 'referral:E', version: from + i }));

  it('lets one process sequence, and another take over within 10 seconds when its connections are killed', async () => {
    const first = worker(store);
    const second = worker(log.another());
    try {
      await commitPending(store, facts(1, 3));
      await first.sequence();
      await second.sequence();
      expect(await sequenced()).toHaveLength(3);
      await log.asAdministrator(`SELECT pg_terminate_backend(pid) FROM pg_stat_activity
        WHERE application_name = 'remit log' AND pid = (SELECT pid FROM log_leader)`);
      await commitPending(store, facts(4, 3));
      const took = await eventually(async () => {
        await second.sequence();
        return (await sequenced()).length === 6;
      });
      expect(took).toBeLessThan(10_000);
      expect(await sequenced()).toEqual(facts(1, 6).map(({ stream, version }) => `${stream} ${version}`));
    } finally {
      await Promise.all([first.close(), second.close()]);
    }
  });

  it('cuts off a process that holds the lock and gives no sign of life', async () => {
    const hung = new pg.Client(log.database.config);
    hung.on('error', () => undefined);
    await hung.connect();
    await hung.query('SELECT pg_advisory_lock(73649)');
    await hung.query(`UPDATE log_leader SET epoch = epoch + 1, pid = pg_backend_pid(), beat_at = clock_timestamp()`);
    await hung.query('BEGIN; SELECT * FROM log_state FOR UPDATE');
    const second = worker(store);
    try {
      await commitPending(store, facts(1, 1));
      await second.sequence();
      expect(await sequenced()).toEqual([]);
      const took = await eventually(async () => {
        await second.sequence();
        return (await sequenced()).length === 1;
      });
      expect(took).toBeGreaterThan(3_000);
      expect(took).toBeLessThan(10_000);
    } finally {
      await second.close();
      await hung.end().catch(() => undefined);
    }
  });
});
