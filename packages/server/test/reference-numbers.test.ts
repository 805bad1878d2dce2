import { afterAll, beforeAll, expect, it } from 'vitest';
import pg from 'pg';
import { ReferenceNumbers } from '../src/commands/reference-numbers.ts';
import type { CommandRequest } from '../src/commands/request.ts';
import { createDatabase, type TestDatabase } from '../src/store/embedded/for-tests.ts';
import { createPool } from '../src/store/pool.ts';
import { UNIT } from '../../protocol/src/referral/fixtures/sample-case.ts';
import { OFFICER } from './fixture.ts';

let database: TestDatabase;
let pool: pg.Pool;
beforeAll(async () => {
  database = await createDatabase();
  pool = createPool(database.config, { max: 2 });
});
afterAll(async () => {
  await pool.end();
  await database.drop();
});

async function asAdmin(statement: string): Promise<void> {
  const client = new pg.Client(database.admin);
  await client.connect();
  await client.query(statement);
  await client.end();
}

it('numbers drafts again after the database could not give numbers for a while', async () => {
  const draft: CommandRequest = {
    actor: OFFICER,
    kind: 'CreateDraft',
    subject: { type: 'referral', id: '01K00000000000000000000001' },
    data: null,
    idempotencyKey: null,
    expectedVersion: null,
  };
  const references = new ReferenceNumbers(pool, 64);
  await asAdmin('ALTER TABLE reference_numbers RENAME TO away');
  await expect(references.reserve([draft])).rejects.toThrow(/reference_numbers/);
  await asAdmin('ALTER TABLE away RENAME TO reference_numbers');
  await Promise.all([references.reserve([draft]), references.reserve([draft])]);
  const taken = [references.take(UNIT, '2026-03-02'), references.take(UNIT, '2026-03-02')];
  expect(taken).toEqual([expect.stringMatching(/-2026-000001$/), expect.stringMatching(/-2026-000002$/)]);
});
