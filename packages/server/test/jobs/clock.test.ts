import { Registry } from 'prom-client';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { runDueTimers } from '../../src/jobs/clock.ts';
import { watchJobs } from '../../src/jobs/watch.ts';
import type { Store } from '../../src/store/store.ts';
import { logDatabase, type LogDatabase } from '../log/fixture.ts';
import { accepted, contextOf, RecordingExecutor, refused } from './fixture.ts';

let log: LogDatabase;
let store: Store;

beforeEach(async () => {
  log = await logDatabase();
  store = log.store;
});
afterEach(() => log.drop());

const timer = (referral: string, kind: string, rule: string, secondsAgo: number, percent = 0) =>
  store.pool.query(`INSERT INTO timers VALUES ($1, $2, $3, $4, clock_timestamp() - make_interval(secs => $5))`, [
    referral,
    kind,
    percent,
    rule,
    secondsAgo,
  ]);

/** Accepts, and replaces the case's timers as the one writer does. */
const replacing = new RecordingExecutor(async (request) => {
  await store.pool.query('DELETE FROM timers WHERE referral = $1', [request.subject.id]);
  return accepted(request);
});
const waiting = async (): Promise<number> => (await store.pool.query('SELECT FROM timers')).rowCount ?? 0;

describe('the clock', () => {
  beforeEach(() => replacing.given.splice(0));

  it('gives each due command under its rule, and leaves what is still to come', async () => {
    await timer('A', 'Expire', 'useful-until', 60);
    await timer('B', 'Remind', 'reminder', 30, 80);
    await timer('C', 'Close', 'monitoring-ends', -3600);
    await runDueTimers(contextOf(store, replacing));
    expect(replacing.kinds).toEqual(['Expire A', 'Remind B']);
    expect(replacing.given[1]).toEqual({
      actor: { type: 'system', rule: 'reminder' },
      kind: 'Remind',
      subject: { type: 'referral', id: 'B' },
      data: { percent: 80 },
      idempotencyKey: null,
      expectedVersion: null,
    });
    expect(await waiting()).toBe(1);
  });

  it('counts how late each accepted command was, and none that was refused', async () => {
    await timer('A', 'Expire', 'useful-until', 60);
    await timer('B', 'Expire', 'useful-until', 7);
    const registry = new Registry();
    const executor = new RecordingExecutor((request) =>
      request.subject.id === 'A' ? refused('not-yet-due') : accepted(request),
    );
    await runDueTimers({ ...contextOf(store, executor), watch: watchJobs(registry) });
    const text = await registry.metrics();
    expect(text).toContain('remit_timer_late_seconds_bucket{le="5"} 0');
    expect(text).toContain('remit_timer_late_seconds_bucket{le="10"} 1');
    expect(text).toContain('remit_timer_late_seconds_count 1');
  });

  it('gives the earliest command of a case first, one at a time', async () => {
    await timer('A', 'Remind', 'reminder', 10, 80);
    await timer('A', 'Remind', 'reminder', 20, 50);
    const executor = new RecordingExecutor(async (request) => {
      const { percent } = request.data as { percent: number };
      await store.pool.query('DELETE FROM timers WHERE referral = $1 AND percent = $2', [request.subject.id, percent]);
      return accepted(request);
    });
    await runDueTimers(contextOf(store, executor));
    expect(executor.given.map(({ data }) => data)).toEqual([{ percent: 50 }]);
    await runDueTimers(contextOf(store, executor));
    expect(executor.given.map(({ data }) => data)).toEqual([{ percent: 50 }, { percent: 80 }]);
  });

  it('lets one process at a time see to a case', async () => {
    for (let i = 0; i < 20; i++) await timer(`R${i}`, 'Send', 'send-when-locked', 1);
    const contexts = Array.from({ length: 4 }, () => contextOf(log.another(), replacing));
    await Promise.all(contexts.map((context) => runDueTimers(context)));
    expect([...replacing.kinds].sort()).toEqual(Array.from({ length: 20 }, (_, i) => `Send R${i}`).sort());
    expect(await waiting()).toBe(0);
  });

  it('lets a refused timer wait, longer each time, and gives it again', async () => {
    await timer('A', 'Expire', 'useful-until', 60);
    const executor = new RecordingExecutor(() => refused('not-in-this-state'));
    const context = contextOf(store, executor);
    for (let i = 0; i < 5; i++) expect(await runDueTimers(context)).toBe(false);
    expect(executor.given).toHaveLength(1);
    await store.pool.query(`UPDATE timers SET retry_at = clock_timestamp()`);
    await runDueTimers(context);
    expect(executor.given).toHaveLength(2);
    const { rows } = await store.pool.query<{ attempts: number; wait: number }>(
      'SELECT attempts, extract(epoch FROM retry_at - clock_timestamp())::float AS wait FROM timers',
    );
    expect(rows[0]).toMatchObject({ attempts: 2 });
    expect(rows[0]?.wait).toBeGreaterThan(1);
  });

  it('lets no failure of one case hold up the others', async () => {
    await timer('A', 'Expire', 'useful-until', 60);
    await timer('B', 'Expire', 'useful-until', 50);
    const executor = new RecordingExecutor(async (request) => {
      if (request.subject.id === 'A') throw new Error('a fault');
      return replacing.execute(request);
    });
    await runDueTimers(contextOf(store, executor));
    expect(replacing.kinds).toEqual(['Expire B']);
    expect(await waiting()).toBe(1);
  });
});
