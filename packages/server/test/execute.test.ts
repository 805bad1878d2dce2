import { type Actor, type CommandKind, EXEMPTIONS, LOCK2_QUESTIONS, type Refusal } from '@remit/protocol';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CommandAnswer, CommandRequest, CommandResult } from '../src/commands/request.ts';
import { ulid } from '../src/ports.ts';
import { randomBytes } from 'node:crypto';
import { caseView } from '../src/queries/case.ts';
import { queuePage } from '../src/queries/queue.ts';
import { completeHeader, completeItem, PLATFORM, UNIT } from '../../protocol/src/referral/fixtures/sample-case.ts';
import { DECIDER, type Fixture, OFFICER, openFixture, REVIEWER, SUPERVISOR, system } from './fixture.ts';

let fixture: Fixture;
beforeAll(async () => {
  fixture = await openFixture();
});
afterAll(() => fixture.close());

const newId = (): string => ulid(Date.now(), randomBytes(16));
const act = (
  id: string,
  kind: CommandKind,
  data: unknown,
  actor: Actor,
  extra: Partial<CommandRequest> = {},
): Promise<CommandResult> =>
  fixture.executor.execute({
    actor,
    kind,
    subject: { type: 'referral', id },
    data,
    idempotencyKey: null,
    expectedVersion: null,
    ...extra,
  });

async function accepted(result: Promise<CommandResult>): Promise<CommandAnswer> {
  const answer = await result;
  expect(answer).not.toHaveProperty('refused');
  return answer as CommandAnswer;
}

const draftOf = (n: number, account = false) => {
  const handle = account ? 'ember-0417' : null;
  const items = [{ id: newId(), content: completeItem(n, { accountHandle: handle }) }];
  if (account)
    items.unshift({
      id: newId(),
      content: completeItem(n, {
        itemType: 'ACCOUNT',
        locator: 'https://video.example/user/ember-0417',
        timeRange: null,
        contentDigest: null,
        accountHandle: handle,
      }),
    });
  const header = account
    ? completeHeader({
        instrument: 'VOLUNTARY_ACCOUNT',
        requestedAction: 'ACCOUNT_SUSPEND',
        alternatives: [{ action: 'REMOVE', reason: 'Each removed video was uploaded again.' }],
        personIdentified: true,
        investigativeStatus: 'OPEN',
        whyNotCriminal: { code: 'PROTECTIVE_SPEED', text: 'Proceedings have begun.' },
      })
    : completeHeader();
  return { platform: PLATFORM, header, items, importId: null };
};

const reading = {
  exemptions: Object.fromEntries(EXEMPTIONS.map((question) => [question, 'NO'])),
  sensitiveCategory: 'NONE',
};
const allMet = Object.fromEntries(
  LOCK2_QUESTIONS.map((question) => [question, { met: true, reason: 'Considered and met.' }]),
);

async function throughLock1(id: string, account = false) {
  const draft = draftOf(1, account);
  await accepted(act(id, 'CreateDraft', draft, OFFICER));
  await accepted(act(id, 'SubmitDraft', {}, OFFICER));
  for (const item of draft.items)
    await accepted(act(id, 'RecordBlindReading', { itemId: item.id, reading }, SUPERVISOR));
  const seen = await caseView(
    fixture.store,
    { organisation: UNIT, person: 'supervisor-01', role: 'LE_SUPERVISOR', kind: 'LE_UNIT' },
    id,
  );
  return {
    draft,
    answer: await accepted(act(id, 'ApproveLock1', { digest: seen!.digest }, SUPERVISOR)),
    digest: seen!.digest!,
  };
}

describe('a case passes from desk to desk through the one writer', () => {
  it('an account referral needs both locks, is delivered, decided, effected and seen by each side as C16 says', async () => {
    const id = newId();
    const { draft, answer, digest } = await throughLock1(id, true);
    expect(answer.status).toBe('LOCK2');
    expect(await act(id, 'Send', {}, system('send-when-locked'))).toMatchObject({
      refused: true,
      code: 'not-in-this-state',
    });
    await accepted(act(id, 'ApproveLock2', { digest, answers: allMet }, REVIEWER));
    expect((await accepted(act(id, 'Send', {}, system('send-when-locked')))).facts).toEqual(['ReferralSent']);
    await accepted(act(id, 'RecordDelivery', { channel: 'IN_APP' }, system('deliver-to-inbox')));
    await accepted(act(id, 'Acknowledge', { owner: 'decider-0001', deputy: null }, DECIDER));
    await accepted(act(id, 'StartReview', {}, DECIDER));
    const decisions = draft.items.map((item, i) => ({
      itemId: item.id,
      outcome: i === 0 ? 'ACT_ACCOUNT_SUSPENDED' : 'ACT_REMOVED',
      ground: 'TERMS',
      clause: 'TVE-1',
      exemption: null,
      redirectTo: null,
      reason: 'Assessed against our clause on incitement.',
    }));
    expect((await accepted(act(id, 'DecideItems', { decisions }, DECIDER))).status).toBe('DECIDED');
    const platform = await caseView(
      fixture.store,
      { organisation: PLATFORM, person: 'decider-0001', role: 'PLAT_DECIDER', kind: 'PLATFORM' },
      id,
    );
    expect(platform).toMatchObject({ status: 'DECIDED', lock2: { judicial: true, body: 'Oversight body' } });
    expect(JSON.stringify(platform)).not.toContain('Proceedings have begun');
    expect(JSON.stringify(platform)).not.toContain('officer-0001');
    const effectiveAt = (await fixture.admin.query<{ now: Date }>('SELECT now() AS now')).rows[0]!.now.toISOString();
    await accepted(
      act(
        id,
        'RecordEffect',
        { itemIds: draft.items.map((item) => item.id), effectiveAt, territory: { kind: 'states', states: ['DE'] } },
        DECIDER,
      ),
    );
    const auditor = await caseView(
      fixture.store,
      { organisation: 'audit-1', person: 'auditor-0001', role: 'AUDITOR', kind: 'AUDIT' },
      id,
    );
    expect(auditor?.status).toBe('EFFECTED');
    expect(JSON.stringify(auditor)).toContain('Proceedings have begun');
  });

  it('a case that the platform has not received does not exist for it', async () => {
    const id = newId();
    await throughLock1(id);
    expect(
      await caseView(
        fixture.store,
        { organisation: PLATFORM, person: 'decider-0001', role: 'PLAT_DECIDER', kind: 'PLATFORM' },
        id,
      ),
    ).toBeNull();
    expect(await act(id, 'Acknowledge', { owner: 'decider-0001', deputy: null }, DECIDER)).toMatchObject({
      code: 'not-your-organisation',
    });
  });

  it('an officer’s answers are hidden from the supervisor until the blind reading is given', async () => {
    const id = newId();
    const draft = draftOf(3);
    await accepted(act(id, 'CreateDraft', draft, OFFICER));
    await accepted(act(id, 'SubmitDraft', {}, OFFICER));
    const reader = { organisation: UNIT, person: 'supervisor-01', role: 'LE_SUPERVISOR', kind: 'LE_UNIT' } as const;
    const before = await caseView(fixture.store, reader, id);
    expect(before!.items[0]).toMatchObject({ answersHidden: true });
    expect(before!.items[0]!.content).not.toHaveProperty('exemptions');
    await accepted(act(id, 'RecordBlindReading', { itemId: draft.items[0]!.id, reading }, SUPERVISOR));
    const after = await caseView(fixture.store, reader, id);
    expect(after!.items[0]!.content).toHaveProperty('exemptions');
  });
});

describe('every write is idempotent by its key', () => {
  it('a repeat returns the first answer and writes nothing; other words under the same key are refused', async () => {
    const id = newId();
    const draft = draftOf(4);
    const first = await accepted(act(id, 'CreateDraft', draft, OFFICER, { idempotencyKey: 'k1' }));
    const again = await act(id, 'CreateDraft', draft, OFFICER, { idempotencyKey: 'k1' });
    expect(again).toEqual(first);
    expect(await act(id, 'CreateDraft', draftOf(5), OFFICER, { idempotencyKey: 'k1' })).toMatchObject({
      code: 'idempotency-key-reused',
    });
    const facts = await fixture.admin.query('SELECT FROM facts WHERE stream = $1', [`referral:${id}`]);
    expect(facts.rowCount).toBe(1);
  });

  it('a command on an older version than the case has is refused', async () => {
    const id = newId();
    await accepted(act(id, 'CreateDraft', draftOf(6), OFFICER));
    expect(await act(id, 'DiscardDraft', {}, OFFICER, { expectedVersion: 0 })).toMatchObject({
      code: 'stream-moved-by-you',
    });
    await accepted(act(id, 'DiscardDraft', {}, OFFICER, { expectedVersion: 1 }));
  });

  it('and the refusal says who moved it: the giver, somebody else, or the service by its rules', async () => {
    const id = newId();
    const { answer } = await throughLock1(id);
    const upon = async (version: number) =>
      (await act(id, 'Withdraw', { code: 'ERROR', note: null }, OFFICER, { expectedVersion: version })) as Refusal;
    expect((await upon(1)).code).toBe('stream-moved');
    await accepted(act(id, 'Send', {}, system('send-when-locked')));
    expect((await upon(answer.version)).code).toBe('stream-moved-by-service');
  });

  it('two commands that race for one case both find their place or are refused, and no fact is lost', async () => {
    const id = newId();
    await accepted(act(id, 'CreateDraft', draftOf(7), OFFICER));
    const results = await Promise.all(
      Array.from({ length: 20 }, (_, i) =>
        act(id, 'ReviseDraft', { header: { title: `Title ${i}` }, upsert: [], remove: [] }, OFFICER),
      ),
    );
    const versions = results.map((result) => (result as CommandAnswer).version).sort((a, b) => a - b);
    expect(versions).toEqual(Array.from({ length: 20 }, (_, i) => i + 2));
  });
});

describe('facts are append-only', () => {
  it('neither the writer’s role nor the table’s owner can change or remove one', async () => {
    const statements = ["UPDATE facts SET kind = 'X'", 'DELETE FROM facts', 'TRUNCATE facts'];
    for (const statement of statements) {
      await expect(fixture.store.pool.query(`SET ROLE remit_writer; ${statement}`)).rejects.toThrow();
      await expect(fixture.admin.query(statement)).rejects.toThrow('append-only');
    }
  });

  it('what is sealed does not stand in the database in clear', async () => {
    const { rows } = await fixture.admin.query<{ text: string }>(
      `SELECT string_agg(open::text || encode(sealed, 'escape'), '') AS text FROM facts`,
    );
    expect(rows[0]!.text).not.toContain('Proceedings have begun');
    expect(rows[0]!.text).not.toContain('video.example');
  });
});

describe('queues', () => {
  it('page by keyset without gaps or repeats', async () => {
    const reader = { organisation: UNIT, person: 'officer-0001', role: 'LE_OFFICER', kind: 'LE_UNIT' } as const;
    const seen: string[] = [];
    let after: string | undefined;
    do {
      const page = await queuePage(fixture.store, reader, { queue: 'unit', limit: 2, order: 'due', after });
      seen.push(...page.rows.map((row) => row.id));
      after = page.next ?? undefined;
    } while (after);
    expect(new Set(seen).size).toBe(seen.length);
    expect(seen.length).toBeGreaterThanOrEqual(6);
  });
});
