import { randomBytes } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { EXEMPTIONS } from '@remit/protocol';
import { type Attribute, audit, type AttributeValues, fromHex, type Opening, type Salts } from '@remit/log';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AuditEntry } from '@remit/client/contract';
import { canonical, type Json } from '@remit/protocol';
import { hash } from 'node:crypto';
import { startJobs } from '../../src/jobs/run.ts';
import { UNWATCHED } from '../../src/jobs/watch.ts';
import { systemPorts, ulid } from '../../src/ports.ts';
import { auditEntries } from '../../src/queries/audit-entries.ts';
import { caseView } from '../../src/queries/case.ts';
import { readLogFile } from '../../src/queries/log-tile.ts';
import { sha256 } from '../../src/store/log/sha256.ts';
import { completeHeader, completeItem, PLATFORM, UNIT } from '../../../protocol/src/referral/fixtures/sample-case.ts';
import { type Fixture, OFFICER, openFixture, SUPERVISOR } from '../fixture.ts';
import { eventually, quiet, signer, trust, verify } from '../log/fixture.ts';

let fixture: Fixture;
let jobs: { close: () => Promise<void> };
const logSettings = { signer, cadenceSeconds: 1, paddingMultiple: 16, keepers: [] };

beforeAll(async () => {
  fixture = await openFixture();
  const { store, executor } = fixture;
  jobs = startJobs({ store, executor, ports: systemPorts, logger: quiet, watch: UNWATCHED, log: logSettings });
});
afterAll(async () => {
  await jobs.close();
  await fixture.close();
});

const newId = (): string => ulid(Date.now(), randomBytes(16));
const supervisor = { organisation: UNIT, person: 'supervisor-01', role: 'LE_SUPERVISOR', kind: 'LE_UNIT' } as const;

async function throughLock1(): Promise<string> {
  const id = newId();
  const item = newId();
  const give = async (
    kind: 'CreateDraft' | 'SubmitDraft' | 'RecordBlindReading' | 'ApproveLock1',
    data: object,
    actor = SUPERVISOR,
  ) => {
    const subject = { type: 'referral', id } as const;
    const answer = await fixture.executor.execute({
      actor,
      kind,
      subject,
      data,
      idempotencyKey: null,
      expectedVersion: null,
    });
    expect(answer).not.toHaveProperty('refused');
  };
  const items = [{ id: item, content: completeItem(Number(`0x${item.slice(-6).replace(/\D/g, '') || 1}`)) }];
  await give('CreateDraft', { platform: PLATFORM, header: completeHeader(), items, importId: null }, OFFICER);
  await give('SubmitDraft', {}, OFFICER);
  const exemptions = Object.fromEntries(EXEMPTIONS.map((question) => [question, 'NO']));
  await give('RecordBlindReading', { itemId: item, reading: { exemptions, sensitiveCategory: 'NONE' } });
  await give('ApproveLock1', { digest: (await caseView(fixture.store, supervisor, id))!.digest });
  return id;
}

const statusOf = async (id: string): Promise<string | undefined> =>
  (await caseView(fixture.store, supervisor, id))?.status;
const hasFact = async (id: string, kind: string): Promise<boolean> =>
  (await fixture.admin.query('SELECT FROM facts WHERE stream = $1 AND kind = $2', [`referral:${id}`, kind]))
    .rowCount === 1;

describe('the service’s own workers', () => {
  it('send, deliver and draw the sample of a case within seconds of lock 1', async () => {
    const id = await throughLock1();
    expect(await eventually(async () => (await statusOf(id)) === 'DELIVERED')).toBeLessThan(5_000);
    await eventually(() => hasFact(id, 'SampleDrawn'));
    const { rows } = await fixture.admin.query('SELECT kind FROM notices WHERE organisation = $1', [PLATFORM]);
    expect(rows).toEqual([{ kind: 'case.sent' }]);
  });

  it('go on by themselves after the database ended every connection', async () => {
    for (let round = 0; round < 3; round++) {
      await fixture.admin.query(
        `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid() AND application_name LIKE 'remit%'`,
      );
      await sleep(200);
    }
    const id = await throughLock1();
    await eventually(async () => (await statusOf(id)) === 'DELIVERED');
    await eventually(() => hasFact(id, 'SampleDrawn'));
  });
});

const CHAINED_BODY = (fact: NonNullable<AuditEntry['fact']>): string => hash('sha256', canonical(fact as Json), 'hex');

/** What an auditor computes of an entry: values from the fact itself, never from the server's word. */
function openingOf({ index, fact, disclosed, salts, signatures }: AuditEntry): Opening {
  const values: AttributeValues = { ...disclosed };
  const own: AttributeValues = fact?.data
    ? {
        stream: fact.stream,
        version: String(fact.version),
        previous: fact.previous ?? undefined,
        actor: canonical(fact.actor as Json),
        at: fact.at,
        month: fact.at.slice(0, 7),
        body: CHAINED_BODY(fact),
        ...(signatures && { signature1: signatures.desk, signature2: canonical(signatures.person as Json) }),
      }
    : {};
  const opened = Object.fromEntries(
    Object.entries(salts).map(([name, salt]) => [name as Attribute, fromHex(salt)!]),
  ) as Partial<Salts>;
  const closed = fact?.data === null ? { closed: { stream: fact.stream, version: fact.version } } : {};
  return { index, values: { ...values, ...own }, salts: opened, ...closed };
}

describe('an audit with the auditor’s data', () => {
  const auditor = { kind: 'AUDIT' } as const;
  async function* openings(): AsyncGenerator<Opening> {
    for (let from: number | null = 0; from !== null; ) {
      const page: Awaited<ReturnType<typeof auditEntries>> = await auditEntries(fixture.store, auditor, {
        from,
        limit: 7,
      });
      yield* page!.entries.map(openingOf);
      from = page!.next;
    }
  }
  const run = async () => {
    const read = async (path: string) => (await readLogFile(fixture.store, path))?.bytes;
    return audit({
      read,
      trust,
      verify,
      hash: sha256,
      checkpoint: (await read('checkpoint'))!,
      openings: openings(),
      complete: true,
    });
  };
  const edit = async (statement: string, values: unknown[] = []): Promise<void> => {
    const client = await fixture.admin.connect();
    await client.query(`SET session_replication_role = 'replica'`);
    await client.query(statement, values);
    await client.query(`RESET session_replication_role`);
    client.release();
  };
  const placeOf = async (stream: string, version: number): Promise<number> =>
    (
      await fixture.admin.query<{ index: number }>(
        'SELECT index::int FROM log_entries WHERE stream = $1 AND version = $2',
        [stream, version],
      )
    ).rows[0]!.index;

  it('recomputes every leaf from facts and salts, fillers too', async () => {
    await jobs.close();
    const report = await run();
    expect(report).toMatchObject({ ok: true, findings: [], factsPartlyOpened: 0 });
    expect(report.factsChecked).toBe(report.size);
    expect(report.size).toBeGreaterThan(16);
  });

  it('is for auditors alone', async () => {
    expect(await auditEntries(fixture.store, { kind: 'LE_UNIT' }, { from: 0, limit: 1 })).toBeNull();
  });

  it('names the first bad entry, whatever an administrator edits', async () => {
    const { rows } = await fixture.admin.query<{ stream: string }>('SELECT stream FROM facts ORDER BY stream LIMIT 1');
    const { stream } = rows[0]!;
    const attacks: [string, string, string][] = [
      ['an open field', `UPDATE facts SET open = open || '{"digest":"00"}' WHERE stream = $1 AND version = 2`, 'facts'],
      [
        'a sealed field',
        'UPDATE facts SET sealed = set_byte(sealed, 20, get_byte(sealed, 20) # 1) WHERE stream = $1 AND version = 2',
        'facts',
      ],
      [
        'the actor',
        `UPDATE facts SET actor = '{"type":"system","rule":"reminder"}' WHERE stream = $1 AND version = 2`,
        'facts',
      ],
      ['the instant', `UPDATE facts SET at = at + interval '1 second' WHERE stream = $1 AND version = 2`, 'facts'],
      ['a fact taken away', 'DELETE FROM facts WHERE stream = $1 AND version = 2', 'facts'],
      [
        'a fact and its salts taken away',
        'WITH s AS (DELETE FROM fact_salts WHERE stream = $1 AND version = 2) DELETE FROM facts WHERE stream = $1 AND version = 2',
        'facts',
      ],
      [
        'a salt',
        'UPDATE fact_salts SET disclosed = set_byte(disclosed, 0, get_byte(disclosed, 0) # 1) WHERE stream = $1 AND version = 2',
        'fact_salts',
      ],
      ['an entry taken away', 'DELETE FROM log_entries WHERE stream = $1 AND version = 2', 'log_entries'],
    ];
    const index = await placeOf(stream, 2);
    for (const [what, statement] of attacks) {
      await edit('CREATE TABLE saved_facts AS SELECT * FROM facts');
      await edit('CREATE TABLE saved_salts AS SELECT * FROM fact_salts');
      await edit('CREATE TABLE saved_entries AS SELECT index, stream, version, leaf FROM log_entries');
      await edit(statement, [stream]);
      const report = await run();
      expect(report.ok, what).toBe(false);
      expect(report.first?.from, what).toBe(index);
      await edit('DELETE FROM facts');
      await edit('INSERT INTO facts SELECT * FROM saved_facts');
      await edit('DELETE FROM fact_salts');
      await edit('INSERT INTO fact_salts SELECT * FROM saved_salts');
      await edit('DELETE FROM log_entries');
      await edit('INSERT INTO log_entries SELECT * FROM saved_entries');
      await edit('DROP TABLE saved_facts, saved_salts, saved_entries');
    }
    expect((await run()).ok).toBe(true);
  });

  it('names the first fact of a case whose key is gone and that the log nowhere says was erased', async () => {
    const { rows } = await fixture.admin.query<{ stream: string; index: number }>(
      `SELECT stream, index::int FROM log_entries WHERE version = 1 ORDER BY index LIMIT 1`,
    );
    const { stream, index } = rows[0]!;
    await expect(fixture.admin.query('DELETE FROM case_keys WHERE stream = $1', [stream])).rejects.toThrow('erasure');
    await edit('DELETE FROM case_keys WHERE stream = $1', [stream]);
    expect(await run()).toMatchObject({ ok: false, first: { fault: 'not-erased', from: index, stream } });
  });
});
