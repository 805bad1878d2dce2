// `remit monitor` against the service itself: what the real answers show of one's own organisation.
import { randomBytes } from 'node:crypto';
import { createClient, demonstrationDeskKey, demonstrationDeskKeyId } from '@remit/client';
import { buildLeaf, SALTS_LENGTH, splitSalts, toBase64, toHex } from '@remit/log';
import { parseDeskSignature, statementDigest } from '@remit/protocol';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { keyOfSignature, type OwnRecords, signatureFault } from '../../client/src/monitor/own-signatures.ts';
import { watchOwn, type Watched } from '../../client/src/monitor/watch-own.ts';
import { completeHeader, completeItem, PLATFORM, UNIT } from '../../protocol/src/referral/fixtures/sample-case.ts';
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
const client = (as = token) =>
  createClient({ server: ORIGIN, credential: { kind: 'token', token: as }, fetch: inject });
const NO_RECORDS: OwnRecords = { keys: null, signed: null };
const watch = (
  before: Watched['own'] | null,
  people: readonly string[] | null = null,
  records: OwnRecords = NO_RECORDS,
): Promise<Watched> =>
  watchOwn(before, {
    client: client(),
    ...{ trust, people, now: Date.now(), records: () => Promise.resolve(records) },
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

describe('a signature of one’s own desk', () => {
  const KEY = demonstrationDeskKeyId(UNIT);
  let submitted: string;
  let statement: string;
  let publicKey: string;
  beforeAll(async () => {
    submitted = await draft(4);
    const answer = await http.executor.execute({
      ...{ actor: OFFICER, kind: 'SubmitDraft' as const, subject: { type: 'referral', id: submitted } as const },
      ...{ data: {}, idempotencyKey: null, expectedVersion: null },
    });
    expect(answer).toHaveProperty('facts');
    // A checkpoint a second: the one before may be of this second still.
    const signed = await vi.waitFor(async () => {
      await publish();
      const { proofs } = await client().rows.provenance({ params: { id: submitted } });
      const found = proofs.find(({ deskSignature }) => deskSignature !== null);
      expect(found).toBeDefined();
      return found;
    }, 10_000);
    expect(keyOfSignature(signed!)).toBe(KEY);
    statement = statementDigest(parseDeskSignature(signed!.deskSignature!.value)!.statement);
    ({ publicKey } = await demonstrationDeskKey(UNIT));
  });
  const knowing = (
    keys: readonly (readonly [string, string])[] | null,
    statements?: readonly string[],
  ): OwnRecords => ({
    keys: keys && new Map(keys),
    signed: statements ? { keys: new Set([KEY]), statements: new Set(statements) } : null,
  });
  const found = async (records: OwnRecords): Promise<string[]> =>
    (await watch(null, null, records)).alarms
      .filter(({ code, about }) => code === 'unknown-signature' && about.startsWith(submitted))
      .map(({ detail }) => detail);

  it('is silent where our key made it and our signer kept it', async () => {
    expect(await found(knowing([[KEY, publicKey]], [statement]))).toEqual([]);
    expect(await found(NO_RECORDS)).toEqual([]);
  });

  it('raises an alarm where our signer never made it, where the key is none of ours, and where it does not verify', async () => {
    const other = (await demonstrationDeskKey('another')).publicKey;
    expect(await found(knowing([[KEY, publicKey]], []))).toEqual([expect.stringContaining('never made it')]);
    expect(await found(knowing([['desk-0', publicKey]]))).toEqual([expect.stringContaining('none of ours')]);
    expect(await found(knowing([[KEY, other]]))).toEqual([expect.stringContaining('does not verify')]);
  });

  it('raises an alarm where it stands under another act, on another referral, or later in the story', async () => {
    const { proofs } = await client().rows.provenance({ params: { id: submitted } });
    const { kind, previous, value } = proofs.find(({ deskSignature }) => deskSignature)!.deskSignature!;
    const under = (name: string, before: string, referral = submitted): Promise<string | null> => {
      const salts = splitSalts(randomBytes(SALTS_LENGTH));
      const values = { kind: name, previous: before, signature1: value };
      const opened = (each: keyof typeof values) => ({ value: values[each], salt: toBase64(salts[each]) });
      const deskSignature = { ...opened('signature1'), kind: opened('kind'), previous: opened('previous') };
      const proof = { version: 2, leafIndex: 0, leaf: toHex(buildLeaf(values, salts)), proof: [], deskSignature };
      const fact = { actor: { role: 'LE_OFFICER' } } as Parameters<typeof signatureFault>[1];
      return signatureFault(proof, fact, { organisation: UNIT, referral }, NO_RECORDS, new Set([KEY]));
    };
    expect(await under(kind.value, previous.value)).toBeNull();
    expect(await under('ReferralWithdrawn', previous.value)).toBe('it is about something else');
    expect(await under(kind.value, '00'.repeat(32))).toBe('it is about something else');
    expect(await under(kind.value, previous.value, 'another')).toBe('it is about something else');
  });

  it('raises an alarm where the text shown is not the one in the log', async () => {
    await asAdministrator(
      `UPDATE facts SET desk_signature = convert_to(regexp_replace(convert_from(desk_signature, 'UTF8'), '.$', 'B'), 'UTF8')
       WHERE stream = $1 AND desk_signature IS NOT NULL`,
      [`referral:${submitted}`],
    );
    expect(await found(NO_RECORDS)).toEqual([expect.stringContaining('not the one in the log')]);
  });
});
