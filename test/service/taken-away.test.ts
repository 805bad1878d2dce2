/**
 * Two server processes on one database: what is taken away through one ends at once in the other, for requests, for
 * open streams and for keys. Catches a session that is remembered longer than it holds, and a stream that outlives it.
 */
import { once } from 'node:events';
import { type IncomingMessage, request } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { completeHeader, completeItem, PLATFORM } from '../../packages/protocol/src/referral/fixtures/sample-case.ts';
import type { CommandRequest, CommandResult } from '../../packages/server/src/commands/request.ts';
import { systemPorts } from '../../packages/server/src/ports.ts';
import { createPool } from '../../packages/server/src/store/pool.ts';
import { POLICY, SigningExecutor } from '../../packages/server/test/signing.ts';
import { type Founded, found } from './founding.ts';
import { type House, openHouse } from './house.ts';
import { IDS, seatOf } from './parties.ts';

let house: Founded;
let second: number;
beforeAll(async () => {
  house = await found('taken');
  second = await house.another();
  await house.admit('unit-north', 'LE_UNIT', ['north-1', 'north-2']);
});
afterAll(() => house.close());

/** Asks the second process, which is known by the origin of the first. */
async function ask(token: string, path: string): Promise<IncomingMessage> {
  const headers = { host: new URL(house.origin).host, authorization: `Bearer ${token}` };
  const sent = request({ port: second, host: 'localhost', path, headers }).end();
  const [answer] = (await once(sent, 'response')) as [IncomingMessage];
  return answer;
}
async function statusOf(token: string): Promise<number> {
  const answer = await ask(token, '/api/queue-counts');
  answer.resume();
  return answer.statusCode ?? 0;
}

type Live = { status: number; text: string; endedAt: number | null };
async function live(token: string): Promise<Live> {
  const answer = await ask(token, '/api/events');
  const stream: Live = { status: answer.statusCode ?? 0, text: '', endedAt: null };
  answer.on('data', (chunk: Buffer) => (stream.text += chunk.toString()));
  answer.on('close', () => (stream.endedAt = performance.now()));
  return stream;
}

/** Somebody with a session in use and a live view, both held by the second process. */
async function seated(person: string): Promise<{ token: string; stream: Live }> {
  const token = (await house.who(person).token()) ?? '';
  expect(await statusOf(token)).toBe(200);
  const stream = await live(token);
  expect([stream.status, await statusOf(token)]).toEqual([200, 200]);
  return { token, stream };
}

/** Gives a command at the first process and looks at the second: the next request, and when the stream ended. */
async function after(
  { token, stream }: { token: string; stream: Live },
  give: () => Promise<string | null>,
): Promise<{ next: number; streamMs: number }> {
  // The session is remembered freshly when the command is given: nothing else ends it within this second.
  expect(await statusOf(token)).toBe(200);
  expect(await give()).toBeNull();
  const given = performance.now();
  const next = await statusOf(token);
  await expect.poll(() => stream.endedAt, { timeout: 1_000, interval: 10 }).not.toBeNull();
  return { next, streamMs: (stream.endedAt ?? Infinity) - given };
}

describe('in another process on the same database', () => {
  it('a removed person’s next request is refused, and their live view ends within a second', async () => {
    await house.enrol('north-1', 'unit-north', 'north-3', 'LE_OFFICER');
    const desk = await seated('north-3');
    const colleague = await seated('north-2');
    const { next, streamMs } = await after(desk, () =>
      house.who('north-1').give('unit-north', 'RemovePerson', { person: 'north-3', reason: 'Left the unit.' }),
    );
    expect(next).toBe(401);
    expect(streamMs).toBeLessThan(1_000);
    expect(desk.stream.text).toContain('event: signed-out');
    expect(colleague.stream.endedAt).toBeNull();
    expect(await statusOf(colleague.token)).toBe(200);
  });

  it('a role that is revoked ends what was begun in it', async () => {
    await house.enrol('north-1', 'unit-north', 'north-4', 'LE_OFFICER');
    const data = { person: 'north-4', role: 'LE_OFFICER', reason: 'Another task.' };
    const { next, streamMs } = await after(await seated('north-4'), () =>
      house.who('north-1').give('unit-north', 'RevokeRole', data),
    );
    expect(next).toBe(401);
    expect(streamMs).toBeLessThan(1_000);
  });

  it('a suspended organisation follows no changes, and still reaches what a suspension leaves open', async () => {
    const desk = await seated('north-2');
    const { next, streamMs } = await after(desk, () =>
      house.who('hub-1').give('unit-north', 'SuspendOrganisation', { reason: 'Inquiry.' }),
    );
    expect([next, (await live(desk.token)).status]).toEqual([200, 403]);
    expect(streamMs).toBeLessThan(1_000);
    expect(await house.who('hub-1').give('unit-north', 'ReinstateOrganisation', { reason: 'Ended.' })).toBeNull();
    expect((await live(desk.token)).status).toBe(200);
  });
});

describe('a desk’s key that is revoked', () => {
  const UNIT = IDS.LE_UNIT.ours;
  let world: House;
  let elsewhere: SigningExecutor;
  const pools: ReturnType<typeof createPool>[] = [];
  beforeAll(async () => {
    world = await openHouse({
      seats: [seatOf('LE_OFFICER', 'ours'), seatOf('LE_ADMIN', 'ours'), seatOf('PLAT_DECIDER', 'ours')],
    });
    const pool = createPool(world.database.config);
    pools.push(pool);
    const store = { ...world.store, pool };
    const ports = { ...systemPorts, now: () => world.clock.at };
    elsewhere = new SigningExecutor(store, ports, { promise: () => '', announce: () => undefined, signing: POLICY });
  });
  afterAll(async () => {
    for (const pool of pools) await pool.end();
    await world.close();
  });

  const by = (role: 'LE_OFFICER' | 'LE_ADMIN') =>
    ({ type: 'person', person: seatOf(role, 'ours').person, organisation: UNIT, role }) as const;
  const asked = (request: Pick<CommandRequest, 'actor' | 'kind' | 'subject' | 'data'>): CommandRequest => ({
    ...request,
    idempotencyKey: null,
    expectedVersion: null,
  });
  /** A draft and its submission, decided by the writer of another process, with that process's memory of the desk. */
  async function submitElsewhere(): Promise<CommandResult> {
    const subject = { type: 'referral', id: world.newId() } as const;
    const items = [{ id: world.newId(), content: completeItem(1) }];
    const data = { platform: PLATFORM, header: completeHeader(), items, importId: null };
    await elsewhere.execute(asked({ actor: by('LE_OFFICER'), kind: 'CreateDraft', subject, data }));
    return elsewhere.execute(asked({ actor: by('LE_OFFICER'), kind: 'SubmitDraft', subject, data: {} }));
  }

  it('signs nothing more, from the next act on and in every process', async () => {
    expect(await submitElsewhere()).toMatchObject({ status: 'LOCK1' });
    const subject = { type: 'organisation', id: UNIT } as const;
    const data = { keyId: `demonstration-${UNIT}`, reason: 'Copied.' };
    const revoked = await world.executor.execute(asked({ actor: by('LE_ADMIN'), kind: 'RevokeKey', subject, data }));
    expect(revoked).toMatchObject({ facts: ['KeyRevoked'] });
    expect(await submitElsewhere()).toMatchObject({ refused: true, code: 'desk-key-unknown' });
  });
});
