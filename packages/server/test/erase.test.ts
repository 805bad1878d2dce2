import { randomBytes } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { isRefusal } from '@remit/protocol';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { auditPublished } from '../../../tools/prove/checks.ts';
import { completeHeader, completeItem, PLATFORM } from '../../protocol/src/referral/fixtures/sample-case.ts';
import { eraseCase } from '../src/command/erase.ts';
import type { CommandRequest } from '../src/commands/request.ts';
import { destroyKeys, SECONDS_AFTER_PUBLICATION } from '../src/jobs/erasures.ts';
import { LogWorker } from '../src/jobs/log-worker.ts';
import { systemPorts, ulid } from '../src/ports.ts';
import { auditEntries } from '../src/queries/audit-entries.ts';
import { caseView } from '../src/queries/case.ts';
import { erasedCase } from '../src/queries/erased-case.ts';
import { publishedTotals } from '../src/queries/totals.ts';
import { type Fixture, OFFICER, openFixture } from './fixture.ts';
import { signer } from './log/fixture.ts';
import { POLICY, SigningExecutor } from './signing.ts';

const newId = (): string => ulid(Date.now(), randomBytes(16));
const WORD = 'unmistakable-words-of-this-case';

let fixture: Fixture;
/** Another process, which has had the case in its memory since before. */
let remembering: SigningExecutor;
let erased: string;
let kept: string;
let open: string;

const give = (executor: SigningExecutor, id: string, kind: CommandRequest['kind'], data: object) =>
  executor.execute({
    ...{ actor: OFFICER, kind, subject: { type: 'referral', id }, data },
    ...{ idempotencyKey: newId(), expectedVersion: null },
  });
async function draft(): Promise<string> {
  const id = newId();
  const header = { ...completeHeader(), title: `${WORD} ${id}` };
  const items = [{ id: newId(), content: completeItem(1) }];
  expect(
    await give(remembering, id, 'CreateDraft', { platform: PLATFORM, header, items, importId: null }),
  ).not.toHaveProperty('refused');
  return id;
}

async function publish(): Promise<void> {
  // A checkpoint is due a second after the one before it.
  await sleep(1_050);
  const worker = new LogWorker(fixture.store, systemPorts, {
    signer,
    cadenceSeconds: 1,
    paddingMultiple: 16,
    keepers: [],
  });
  await worker.sequence();
  await worker.publish();
  await worker.close();
}

beforeAll(async () => {
  fixture = await openFixture();
  const options = { promise: () => '', announce: () => undefined, signing: POLICY };
  remembering = new SigningExecutor(fixture.store, systemPorts, options);
  [erased, kept, open] = [await draft(), await draft(), await draft()];
  await give(remembering, erased, 'DiscardDraft', {});
  await give(remembering, kept, 'DiscardDraft', {});
  await publish();
});
afterAll(() => fixture.close());

const erase = async (referral: string, basis: 'RETENTION' | 'ORDER' = 'RETENTION') =>
  (
    await eraseCase(fixture.database.config, fixture.store.custody, {
      referral,
      basis,
      reason: 'The retention is over.',
    })
  )?.code ?? 'erased';
const figures = async () => {
  const totals = await publishedTotals({ ...fixture.store }, {});
  if (isRefusal(totals)) throw new Error(totals.code);
  const { rows } = await fixture.admin.query<{ n: number }>('SELECT count(*)::int AS n FROM summaries');
  return { rows: totals.rows, lines: rows[0]?.n };
};
const entriesOf = async (referral: string) => {
  const found = await auditEntries(fixture.store, { kind: 'AUDIT' }, { from: 0, limit: 200 });
  return (found?.entries ?? []).filter(({ fact }) => fact?.stream === `referral:${referral}`);
};
const keyOf = async (referral: string) =>
  (await fixture.admin.query('SELECT FROM case_keys WHERE stream = $1', [`referral:${referral}`])).rowCount ?? 0;
const reader = {
  organisation: OFFICER.type === 'person' ? OFFICER.organisation : '',
  person: null,
  role: 'LE_OFFICER',
  kind: 'LE_UNIT',
} as const;
let before: Awaited<ReturnType<typeof figures>>;
let others: Awaited<ReturnType<typeof entriesOf>>;

describe('a case', () => {
  it('is not erased while it is open, nor before its time', async () => {
    expect(await erase(newId())).toBe('unknown-referral');
    expect(await erase(open, 'ORDER')).toBe('not-in-this-state');
    expect(await erase(kept)).toBe('retention-not-over');
    expect((await caseView(fixture.store, reader, kept))?.id).toBe(kept);
  });

  it('that is erased is in no table, and for nobody to read, from the moment of its erasure', async () => {
    before = await figures();
    others = await entriesOf(kept);
    expect((await entriesOf(erased))[0]?.fact?.data).toMatchObject({ header: { title: `${WORD} ${erased}` } });
    expect(await erase(erased, 'ORDER')).toBe('erased');
    const { rows } = await fixture.admin.query<{ name: string }>(
      `SELECT relname AS name FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace`,
    );
    for (const { name } of rows) {
      const found = await fixture.admin.query(`SELECT 1 FROM ${name} AS t WHERE t::text LIKE $1 LIMIT 1`, [
        `%${WORD} ${erased}%`,
      ]);
      expect(found.rows, name).toHaveLength(0);
    }
    expect(await caseView(fixture.store, reader, erased)).toBeNull();
    expect(await erasedCase(fixture.store, reader, erased)).toMatchObject({ code: 'case-erased' });
    expect(await erasedCase(fixture.store, { ...reader, organisation: PLATFORM }, erased)).toBeNull();
    expect(await erasedCase(fixture.store, reader, kept)).toBeNull();
  });

  it('keeps its key until everybody who reads the log can know why it goes', async () => {
    await destroyKeys(fixture.store, 0);
    expect(await keyOf(erased)).toBe(1);
    await publish();
    await destroyKeys(fixture.store, SECONDS_AFTER_PUBLICATION);
    expect(await keyOf(erased)).toBe(1);
    expect(await auditPublished(fixture.store, signer)).toMatchObject({
      ok: true,
      casesErased: 1,
      factsPartlyOpened: 0,
    });
    await destroyKeys(fixture.store, 0);
    expect([await keyOf(erased), await keyOf(kept), await keyOf(open)]).toEqual([0, 1, 1]);
  });

  it('that is erased leaves every proof and figure as it was', async () => {
    const report = await auditPublished(fixture.store, signer);
    expect(report).toMatchObject({ ok: true, casesErased: 1, factsPartlyOpened: 2 });
    expect(await figures()).toEqual(before);
    expect(await entriesOf(kept)).toEqual(others);
    const left = await entriesOf(erased);
    expect(left.map(({ fact, salts }) => [fact?.data, Object.keys(salts).length])).toEqual([
      [null, 2],
      [null, 2],
      [{ unit: reader.organisation, platform: PLATFORM, basis: 'ORDER', reason: 'The retention is over.' }, 14],
    ]);
  });

  it('has no excuse for its missing key where its erasure is called something else', async () => {
    const edit = async (statement: string, values: readonly string[]) => {
      const client = await fixture.admin.connect();
      await client.query(`SET session_replication_role = 'replica'`);
      await client.query(statement, [...values]);
      await client.query(`SET session_replication_role = 'origin'`);
      client.release();
    };
    const { rows } = await fixture.admin.query<{ index: string }>(
      'SELECT index FROM log_entries WHERE stream = $1 ORDER BY version',
      [`referral:${erased}`],
    );
    const rename = (kind: string) =>
      edit('UPDATE facts SET kind = $2 WHERE stream = $1 AND version = 3', [`referral:${erased}`, kind]);
    await rename('DraftDiscarded');
    const without = await auditPublished(fixture.store, signer);
    expect(without).toMatchObject({ ok: false, first: { fault: 'not-erased', from: Number(rows[0]!.index) } });
    await rename('CaseErased');
    expect((await auditPublished(fixture.store, signer)).ok).toBe(true);
  });

  it('that is erased is never gone on with, also by a process that remembers it', async () => {
    const fresh = new SigningExecutor(fixture.store, systemPorts, {
      promise: () => '',
      announce: () => undefined,
      signing: POLICY,
    });
    for (const executor of [fresh, remembering])
      expect(await give(executor, erased, 'DiscardDraft', {})).toMatchObject({ code: 'case-erased' });
    expect(await erase(erased, 'ORDER')).toBe('case-erased');
    const insert = `INSERT INTO facts SELECT stream, 4, kind, kind_version, at, actor, open, sealed, digest, digest FROM facts WHERE stream = $1 AND version = 2`;
    await expect(fixture.admin.query(insert, [`referral:${erased}`])).rejects.toMatchObject({ code: 'RE001' });
  });

  it('is erased without an order once its 24 months are over', async () => {
    const client = await fixture.admin.connect();
    await client.query(`SET session_replication_role = 'replica'`);
    await client.query(`UPDATE facts SET at = at - interval '25 months' WHERE stream = $1`, [`referral:${kept}`]);
    await client.query(`SET session_replication_role = 'origin'`);
    client.release();
    expect(await erase(kept)).toBe('erased');
  });
});
