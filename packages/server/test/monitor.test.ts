// `remit monitor` against the service itself: what the real answers show of one's own organisation.
import { randomBytes } from 'node:crypto';
import { createClient } from '@remit/client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { watchOwn, type Watched } from '../../client/src/monitor/watch-own.ts';
import { completeHeader, completeItem, PLATFORM } from '../../protocol/src/referral/fixtures/sample-case.ts';
import { LogWorker } from '../src/jobs/log-worker.ts';
import { systemPorts, ulid } from '../src/ports.ts';
import { OFFICER, organisations } from './fixture.ts';
import { type HttpFixture, openHttp, ORIGIN } from './http-fixture.ts';
import { signer, trust } from './log/fixture.ts';

let http: HttpFixture;
let token: string;
let id: string;

beforeAll(async () => {
  http = await openHttp(organisations);
  token = await http.signIn('officer-0001');
  id = await draft(1);
});
afterAll(() => http.close());

async function draft(n: number): Promise<string> {
  const id = ulid(Date.now(), randomBytes(16));
  const items = [{ id: ulid(Date.now(), randomBytes(16)), content: completeItem(n) }];
  const answer = await http.executor.execute({
    ...{ actor: OFFICER, kind: 'CreateDraft' as const, subject: { type: 'referral', id } as const },
    ...{ data: { platform: PLATFORM, header: completeHeader(), items, importId: null } },
    ...{ idempotencyKey: null, expectedVersion: null },
  });
  expect(answer).not.toHaveProperty('refused');
  return id;
}

const inject: typeof fetch = async (address, init) => {
  const { pathname, search } = new URL(address as string);
  const answer = await http.app.inject({
    method: (init?.method ?? 'GET') as 'GET',
    url: pathname + search,
    headers: { host: new URL(ORIGIN).host, ...(init?.headers as Record<string, string>) },
  });
  return new Response(answer.body, { status: answer.statusCode });
};
const watch = (before: Watched['own'] | null, people: readonly string[] | null = null): Promise<Watched> =>
  watchOwn(before, {
    client: createClient({ server: ORIGIN, credential: { kind: 'token', token }, fetch: inject }),
    ...{ trust, people, now: Date.now() },
  });
const publish = async (): Promise<void> => {
  const worker = new LogWorker(http.store, systemPorts, {
    signer,
    cadenceSeconds: 1,
    paddingMultiple: 16,
    keepers: [],
  });
  await worker.sequence();
  await worker.publish();
  await worker.close();
};
async function asAdministrator(statement: string, values: unknown[]): Promise<void> {
  const client = await http.admin.connect();
  await client.query(`SET session_replication_role = 'replica'`);
  await client.query(statement, values);
  await client.query('RESET session_replication_role');
  client.release();
}

describe('a monitor of one’s own organisation at the service', () => {
  it('is silent while its own people work, also once their acts are in the log', async () => {
    const first = await watch(null);
    expect(first.alarms).toEqual([]);
    expect(Object.keys(first.own.cases)).toEqual([id]);
    await publish();
    await draft(2);
    const second = await watch(first.own);
    expect(second.alarms).toEqual([]);
    expect(Object.values(second.own.cases[id]!.facts)[0]!.leafIndex).not.toBeNull();
  });

  it('is told of an act by somebody who is on no list of its own', async () => {
    const { own } = await watch(null, ['somebody-else']);
    const made = await draft(3);
    const { alarms } = await watch(own, ['somebody-else']);
    expect(alarms).toContainEqual(expect.objectContaining({ code: 'unknown-actor', about: `${made}, fact 1` }));
  });

  it('is told of a case that an administrator edited where it is read', async () => {
    const { own } = await watch(null);
    await asAdministrator(
      `UPDATE case_rows SET view = replace(view::text, '"at":"20', '"at":"19')::json WHERE referral = $1`,
      [id],
    );
    const { alarms } = await watch(own);
    expect(alarms).toContainEqual(expect.objectContaining({ code: 'referral-altered', about: `${id}, fact 1` }));
  });
});
