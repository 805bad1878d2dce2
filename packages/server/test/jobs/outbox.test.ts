import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { deliverMessages } from '../../src/jobs/outbox.ts';
import { drawSamples } from '../../src/jobs/samples.ts';
import type { Store } from '../../src/store/store.ts';
import { logDatabase, type LogDatabase } from '../log/fixture.ts';
import { accepted, caseRow, contextOf, RecordingExecutor, refused } from './fixture.ts';

let log: LogDatabase;
let store: Store;

beforeEach(async () => {
  log = await logDatabase();
  store = log.store;
});
afterEach(() => log.drop());

const message = (id: string, kind: string, referral = 'R1', organisation = 'platform-1') =>
  store.pool.query('INSERT INTO outbox (id, stream, kind, organisation) VALUES ($1, $2, $3, $4)', [
    id,
    `referral:${referral}`,
    kind,
    organisation,
  ]);
const notices = async () =>
  (await store.pool.query<object>('SELECT organisation, id, kind, referral, reference FROM notices ORDER BY id')).rows;
const waiting = async (): Promise<string[]> =>
  (await store.pool.query<{ id: string }>('SELECT id FROM outbox ORDER BY id')).rows.map(({ id }) => id);

describe('the outbox', () => {
  it('puts a notice before the desk, and records the delivery of what was sent', async () => {
    await caseRow(store, 'R1', 'SENT');
    await message('M1', 'case.sent');
    await message('M2', 'case.decided', 'R1', 'unit-1');
    const executor = new RecordingExecutor();
    await deliverMessages(contextOf(store, executor));
    expect(executor.given).toEqual([
      {
        actor: { type: 'system', rule: 'deliver-to-inbox' },
        kind: 'RecordDelivery',
        subject: { type: 'referral', id: 'R1' },
        data: { channel: 'IN_APP' },
        idempotencyKey: null,
        expectedVersion: null,
      },
    ]);
    expect(await notices()).toEqual([
      { organisation: 'platform-1', id: 'M1', kind: 'case.sent', referral: 'R1', reference: 'U-2026-1' },
      { organisation: 'unit-1', id: 'M2', kind: 'case.decided', referral: 'R1', reference: 'U-2026-1' },
    ]);
    expect(await waiting()).toEqual([]);
  });

  it('has the notice in the inbox before the delivery is on record', async () => {
    await message('M1', 'case.sent');
    let seen: unknown[] = [];
    const executor = new RecordingExecutor(async (request) => {
      seen = await notices();
      return accepted(request);
    });
    await deliverMessages(contextOf(store, executor));
    expect(seen).toHaveLength(1);
  });

  it('delivers again when the worker is killed in between, and the desk sees it once', async () => {
    await caseRow(store, 'R1', 'SENT');
    await message('M1', 'case.sent');
    const killing = new RecordingExecutor(async (request) => {
      await log.asAdministrator(`SELECT pg_terminate_backend(pid) FROM pg_stat_activity
        WHERE datname = current_database() AND state = 'idle in transaction'`);
      return accepted(request);
    });
    await expect(deliverMessages(contextOf(log.another(), killing))).rejects.toThrow();
    expect(await waiting()).toEqual(['M1']);
    const next = new RecordingExecutor();
    await deliverMessages(contextOf(store, next));
    expect(next.kinds).toEqual(['RecordDelivery R1']);
    expect(await waiting()).toEqual([]);
    expect(await notices()).toHaveLength(1);
  });

  it('gives each message to one of several workers', async () => {
    for (let i = 0; i < 40; i++) await message(`M${i}`, 'case.sent', `R${i}`);
    const executor = new RecordingExecutor();
    await Promise.all([1, 2, 3].map(() => deliverMessages(contextOf(log.another(), executor))));
    expect(new Set(executor.kinds).size).toBe(40);
    expect(executor.given).toHaveLength(40);
    expect(await waiting()).toEqual([]);
  });

  it('keeps a delivery that a hold delays, and drops one that can never be recorded', async () => {
    await caseRow(store, 'R1', 'HELD');
    await caseRow(store, 'R2', 'WITHDRAWN');
    await message('M1', 'case.sent', 'R1');
    await message('M2', 'case.sent', 'R2');
    const executor = new RecordingExecutor(() => refused('not-in-this-state'));
    await deliverMessages(contextOf(store, executor));
    expect(await waiting()).toEqual(['M1']);
    await deliverMessages(contextOf(store, executor));
    expect(executor.given).toHaveLength(2);
  });
});

describe('the sample', () => {
  const root = Buffer.alloc(32, 5);
  const checkpoint = (size: number, at: string) =>
    store.pool.query('INSERT INTO checkpoints VALUES ($1, $2, $3, $4)', [size, root, 'note', at]);
  const lock1 = (referral: string, at: string) =>
    store.pool.query(
      `INSERT INTO facts (stream, version, kind, at, actor, open, sealed, digest)
       VALUES ($1, 1, 'Lock1Approved', $2, '{"type":"system","rule":"reminder"}', '{}', '', $3)`,
      [`referral:${referral}`, at, root],
    );

  it('is drawn by the first checkpoint after lock 1, and only of what was sent without lock 2', async () => {
    await caseRow(store, 'R1', 'SENT');
    await caseRow(store, 'R2', 'SENT', ['BATCH']);
    for (const [referral, id] of [
      ['R1', 'M1'],
      ['R2', 'M2'],
    ] as const) {
      await lock1(referral, '2026-11-22T12:00:00.000Z');
      await message(id, 'case.sent', referral);
    }
    const executor = new RecordingExecutor();
    const context = contextOf(store, executor);
    await deliverMessages(context);
    executor.given.splice(0);
    await checkpoint(16, '2026-11-22T12:00:00.000Z');
    await drawSamples(context);
    expect(executor.given).toEqual([]);
    await checkpoint(32, '2026-11-22T12:00:00.001Z');
    await checkpoint(48, '2026-11-22T12:10:00.000Z');
    await drawSamples(context);
    await drawSamples(context);
    expect(executor.given).toMatchObject([
      {
        kind: 'DrawSample',
        actor: { rule: 'sample-after-checkpoint' },
        subject: { id: 'R1' },
        data: { checkpointSize: 32, checkpointRoot: root.toString('hex') },
      },
    ]);
  });

  it('waits while the case is on hold', async () => {
    await caseRow(store, 'R1', 'HELD');
    await lock1('R1', '2026-11-22T12:00:00.000Z');
    await message('M1', 'case.sent');
    const context = contextOf(store, new RecordingExecutor(() => refused('not-in-this-state')));
    await deliverMessages(context);
    await checkpoint(16, '2026-11-22T12:10:00.000Z');
    await drawSamples(context);
    expect((await store.pool.query('SELECT attempts FROM sample_due')).rows).toEqual([{ attempts: 1 }]);
  });
});
