import { randomBytes } from 'node:crypto';
import { isRefusal } from '@remit/protocol';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { auditPublished } from '../../../tools/prove/checks.ts';
import { completeHeader, completeItem, PLATFORM } from '../../protocol/src/referral/fixtures/sample-case.ts';
import type { CommandRequest } from '../src/commands/request.ts';
import { LogWorker } from '../src/jobs/log-worker.ts';
import { systemPorts, ulid } from '../src/ports.ts';
import { auditEntries } from '../src/queries/audit-entries.ts';
import { caseView } from '../src/queries/case.ts';
import { publishedTotals } from '../src/queries/totals.ts';
import { eraseCase } from '../src/store/erase.ts';
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

beforeAll(async () => {
  fixture = await openFixture();
  const options = { promise: () => '', announce: () => undefined, signing: POLICY };
  remembering = new SigningExecutor(fixture.store, systemPorts, options);
  [erased, kept, open] = [await draft(), await draft(), await draft()];
  await give(remembering, erased, 'DiscardDraft', {});
  await give(remembering, kept, 'DiscardDraft', {});
  const worker = new LogWorker(fixture.store, systemPorts, {
    signer,
    cadenceSeconds: 1,
    paddingMultiple: 16,
    keepers: [],
  });
  await worker.sequence();
  await worker.publish();
  await worker.close();
});
afterAll(() => fixture.close());

const wanted = (referral: string, ordered = false) => ({ referral, ordered, reason: 'The retention is over.' });
const erase = (referral: string, ordered = false) => eraseCase(fixture.database.config, wanted(referral, ordered));
const figures = async () => {
  const totals = await publishedTotals({ ...fixture.store }, {});
  if (isRefusal(totals)) throw new Error(totals.code);
  const { rows } = await fixture.admin.query<{ n: number }>('SELECT count(*)::int AS n FROM summaries');
  return { rows: totals.rows, lines: rows[0]?.n };
};
const entriesOf = async (referral: string) => {
  const found = await auditEntries(fixture.store, { kind: 'AUDIT' }, { from: 0, limit: 100 });
  return (found?.entries ?? []).filter(({ fact }) => fact?.stream === `referral:${referral}`);
};
const reader = {
  organisation: OFFICER.type === 'person' ? OFFICER.organisation : '',
  person: null,
  role: 'LE_OFFICER',
  kind: 'LE_UNIT',
} as const;

describe('a case', () => {
  it('is not erased while it is open, nor before its time', async () => {
    expect(await erase(newId())).toEqual({ erased: false, why: 'unknown' });
    expect(await erase(open, true)).toEqual({ erased: false, why: 'open' });
    const retained = await erase(kept);
    expect(retained).toMatchObject({ erased: false, why: 'retained' });
    const until = Date.parse('until' in retained ? retained.until : '');
    expect(Math.round((until - Date.now()) / (86_400_000 * 30.44))).toBe(24);
    expect((await caseView(fixture.store, reader, kept))?.id).toBe(kept);
  });

  it('that is erased leaves no word, and every proof and figure as it was', async () => {
    expect((await auditPublished(fixture.store, signer)).ok).toBe(true);
    const before = await figures();
    const others = await entriesOf(kept);
    expect((await entriesOf(erased))[0]?.fact?.data).toMatchObject({ header: { title: `${WORD} ${erased}` } });
    expect(await erase(erased, true)).toEqual({ erased: true, facts: 2 });
    expect((await auditPublished(fixture.store, signer)).ok).toBe(true);
    expect(await figures()).toEqual(before);
    expect(await entriesOf(kept)).toEqual(others);
    const left = await entriesOf(erased);
    expect(left.map(({ fact, salts }) => [fact?.data, Object.keys(salts)])).toEqual([
      [null, ['kind', 'month']],
      [null, ['kind', 'month']],
    ]);
  });

  it('that is erased is in no table, and for nobody to read', async () => {
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
    const reasons = await fixture.admin.query('SELECT stream, reason, facts FROM erasures');
    expect(reasons.rows).toEqual([{ stream: `referral:${erased}`, reason: 'The retention is over.', facts: 2 }]);
  });

  it('that is erased is never gone on with, also by a process that remembers it', async () => {
    const fresh = new SigningExecutor(fixture.store, systemPorts, {
      promise: () => '',
      announce: () => undefined,
      signing: POLICY,
    });
    for (const executor of [fresh, remembering])
      expect(await give(executor, erased, 'DiscardDraft', {})).toMatchObject({ refused: true });
    expect(await erase(erased, true)).toEqual({ erased: false, why: 'erased-already' });
    const insert = `INSERT INTO facts SELECT stream, 3, kind, kind_version, at, actor, open, sealed, digest, digest FROM facts WHERE stream = $1 AND version = 2`;
    await expect(fixture.admin.query(insert, [`referral:${erased}`])).rejects.toMatchObject({ code: 'RE001' });
  });

  it('is erased without an order once its 24 months are over', async () => {
    const client = await fixture.admin.connect();
    await client.query(`SET session_replication_role = 'replica'`);
    await client.query(`UPDATE facts SET at = at - interval '25 months' WHERE stream = $1`, [`referral:${kept}`]);
    await client.query(`SET session_replication_role = 'origin'`);
    client.release();
    expect(await erase(kept)).toEqual({ erased: true, facts: 2 });
  });
});
