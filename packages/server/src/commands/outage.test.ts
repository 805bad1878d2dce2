import type pg from 'pg';
import { describe, expect, it } from 'vitest';
import { systemPorts } from '../ports.ts';
import { custodyOf } from '../store/sealing.ts';
import { Executor } from './execute.ts';
import { isOutage } from './outage.ts';
import type { CommandRequest } from './request.ts';

const away = (): Error => new Error('timeout exceeded when trying to connect');
const collision = (): Error => Object.assign(new Error('a fault of one statement'), { code: '22P02' });

/** A database whose answer to each connection is the next of these, the last one for ever. */
function executorOn(answers: readonly (() => Error)[]): { executor: Executor; asked: () => number } {
  let asked = 0;
  const connect = (): Promise<never> => Promise.reject(answers[Math.min(asked++, answers.length - 1)]!());
  const store = { pool: { connect } as unknown as pg.Pool, custody: custodyOf(Buffer.alloc(32, 7)) };
  const options = {
    promise: () => '',
    announce: () => undefined,
    signing: { site: { origin: '', domain: '' }, demonstration: true },
  };
  return { executor: new Executor(store, systemPorts, options), asked: () => asked };
}

const discard = (n: number): CommandRequest => ({
  actor: { type: 'person', person: 'officer-1', organisation: 'unit', role: 'LE_OFFICER' },
  kind: 'DiscardDraft',
  subject: { type: 'referral', id: `case-${n}` },
  data: {},
  idempotencyKey: null,
  expectedVersion: null,
});
const failures = async (executor: Executor, commands: number): Promise<string[]> => {
  const results = await Promise.allSettled(Array.from({ length: commands }, (_, n) => executor.execute(discard(n))));
  return results.map((result) =>
    result.status === 'rejected' ? String((result.reason as Error).message) : 'answered',
  );
};

describe('a batch of commands', () => {
  it('fails at once when the database does not answer: nobody waits for his neighbours’ waits', async () => {
    const { executor, asked } = executorOn([away]);
    expect(await failures(executor, 64)).toEqual(Array(64).fill(away().message));
    // Two batches are under way at a time; each is asked for once.
    expect(asked()).toBe(2);
  });

  it('is tried one by one after a fault of a statement', async () => {
    const { executor, asked } = executorOn([collision]);
    expect(await failures(executor, 5)).toEqual(Array(5).fill(collision().message));
    expect(asked()).toBe(1 + 5);
  });

  it('stops trying one by one where the database goes away meanwhile', async () => {
    const { executor, asked } = executorOn([collision, collision, away]);
    expect(await failures(executor, 10)).toEqual([collision().message, ...Array<string>(9).fill(away().message)]);
    expect(asked()).toBe(3);
  });
});

describe('an outage', () => {
  it('is told from a collision and from a bug', () => {
    expect(isOutage(away())).toBe(true);
    expect(isOutage(Object.assign(new Error('shut down'), { code: '57P01' }))).toBe(true);
    expect(isOutage(Object.assign(new Error('no way there'), { code: 'ETIMEDOUT' }))).toBe(true);
    expect(isOutage(Object.assign(new Error('twice'), { code: '23505' }))).toBe(false);
    expect(isOutage(new TypeError('a bug'))).toBe(false);
  });
});
