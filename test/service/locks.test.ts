/**
 * Locks over HTTP: in every status before SENT, every role of every organisation gives every command, and the service's
 * own sender then tries to send. Catches a way past a lock that opens only through the edge. Cannot show sequences
 * longer than a command and its sending; those are searched exhaustively on the decider itself.
 */
import { readFileSync } from 'node:fs';
import { commandRows, contract, OFFERED, segmentOf } from '@remit/client/contract';
import { type CommandKind, COMMAND_KINDS, digestOf, isRefusal, replay } from '@remit/protocol';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { factsOf as historyOf, type Histories } from '../../packages/protocol/src/referral/fixtures/run-vector.ts';
import { factsOf } from '../../packages/server/src/queries/case.ts';
import { dueTime, PLAIN } from '../../tools/vectors/referral/plain.ts';
import { callersOf } from './callers.ts';
import { type House, openHouse } from './house.ts';
import { placeCase } from './place.ts';
import { clearWorld } from './vector-world.ts';

const histories = JSON.parse(
  readFileSync(new URL('../../spec/vectors/referral/histories.generated.json', import.meta.url), 'utf8'),
) as Histories;
const BEFORE_SENDING = ['DRAFT', 'LOCK1', 'LOCK2', 'READY', 'HELD', 'STOPPED', 'REFUSED_L2', 'WITHDRAWN'];
/** One or more records for each status before sending: with and without need of lock 2. */
const RECORDS = [
  'draft',
  'account-draft',
  'container-draft',
  'lock1',
  'lock1-read',
  'account-lock1-read',
  'lock1-differs',
  'account-lock2',
  'items-lock2',
  'ready',
  'account-ready',
  'tampered',
  'refused',
  'refused-asked',
  'held-before-lock1',
  'held-lock2',
  'stopped',
  'discarded',
];

let house: House;
const seen = { given: 0, accepted: 0, sent: 0 };
beforeAll(async () => {
  house = await openHouse();
});
afterAll(async () => {
  console.log(`locks: ${seen.given} commands given before sending, ${seen.accepted} accepted, ${seen.sent} cases sent`);
  await house.close();
});

const everybody = [...callersOf('ours'), ...callersOf('theirs').filter(({ caller }) => caller !== 'visitor')];

async function trySending(id: string): Promise<void> {
  const actor = { type: 'system', rule: 'send-when-locked' } as const;
  const subject = { type: 'referral', id } as const;
  await house.executor.execute({ actor, kind: 'Send', subject, data: {}, idempotencyKey: null, expectedVersion: null });
}

/** From the record alone: what was sent had every lock it needed, each on exactly the bytes that were sent. */
async function expectLocked(id: string, how: string): Promise<void> {
  const facts = await factsOf(house.store, `referral:${id}`);
  const at = facts.findIndex(({ kind }) => kind === 'ReferralSent');
  if (at < 0) return expect(replay(facts).sentAt, how).toBeUndefined();
  seen.sent += 1;
  const sent = replay(facts.slice(0, at + 1));
  const digest = digestOf(sent);
  const fact = facts[at]!;
  expect(fact.kind === 'ReferralSent' && fact.data.digest, how).toBe(digest);
  expect(sent.lock1?.digest, how).toBe(digest);
  expect(sent.authors, how).not.toContain(sent.lock1?.by);
  const needed = facts.slice(0, at).some((each) => each.kind === 'Lock1Approved' && each.data.triggers.length > 0);
  if (needed || sent.header.instrument === 'VOLUNTARY_ACCOUNT') {
    expect(sent.lock2?.digest, how).toBe(digest);
    expect([...sent.authors, sent.lock1?.by], how).not.toContain(sent.lock2?.by);
  }
}

async function give(record: string, kind: CommandKind, each: (typeof everybody)[number]): Promise<void> {
  const given = historyOf(record, histories);
  const before = replay(given);
  const id = house.newId();
  await placeCase(house.store, id, given, house.parties);
  house.clock.at = dueTime(kind, before, given.at(-1)!.at);
  const answer = await house.ask(each.caller, {
    method: 'POST',
    url: kind === 'CreateDraft' ? '/api/referrals' : `/api/referrals/${id}/${segmentOf(kind)}`,
    payload: PLAIN[kind](before, house.clock.at),
  });
  seen.given += 1;
  expect(answer.statusCode, `${kind} on ${record} by ${each.name}: ${answer.body.slice(0, 200)}`).toBeLessThan(500);
  if (answer.statusCode !== 200) {
    expect((await factsOf(house.store, `referral:${id}`)).length, `${kind} on ${record}`).toBe(given.length);
    return;
  }
  seen.accepted += 1;
  await trySending(id);
  await expectLocked(id, `${kind} on ${record} by ${each.name}`);
  await clearWorld(house, false);
}

describe('no request gets past a lock', () => {
  it('knows a record for every status before sending', () => {
    const statuses = new Set(RECORDS.map((record) => replay(historyOf(record, histories)).status as string));
    expect([...statuses].sort()).toEqual([...BEFORE_SENDING].sort());
  });

  it.each(RECORDS)('whatever anybody asks of %s', async (record) => {
    for (const kind of OFFERED)
      for (const each of everybody) {
        const { permission } = commandRows[kind];
        // Whom the row does not name at all is turned away at the door, which the tenancy matrix shows for each.
        if (each.role !== null && (permission as readonly string[]).includes(each.role)) await give(record, kind, each);
      }
  });

  it('sends what is ready and nothing that was changed after its locks', async () => {
    for (const [record, owed] of [
      ['ready', true],
      ['account-ready', true],
      ['tampered', false],
      ['account-lock2', false],
      ['lock1-read', false],
    ] as const) {
      const id = house.newId();
      const given = historyOf(record, histories);
      await placeCase(house.store, id, given, house.parties);
      house.clock.at = dueTime('Send', replay(given), given.at(-1)!.at);
      await trySending(id);
      await expectLocked(id, record);
      const facts = await factsOf(house.store, `referral:${id}`);
      expect(
        facts.some(({ kind }) => kind === 'ReferralSent'),
        record,
      ).toBe(owed);
      await clearWorld(house, false);
    }
  });
});

describe('what the system does', () => {
  const ofSystem = COMMAND_KINDS.filter((kind) => !(OFFERED as readonly string[]).includes(kind));

  it.each(ofSystem)('%s has no address, for nobody', async (kind) => {
    const id = house.newId();
    await placeCase(house.store, id, historyOf('ready', histories), house.parties);
    const paths = Object.values(contract).map(({ path }) => path);
    expect(paths.filter((path) => path.endsWith(`/${segmentOf(kind)}`))).toEqual([]);
    for (const { caller, name } of everybody)
      for (const method of ['POST', 'PUT', 'PATCH', 'DELETE', 'GET'] as const) {
        const url = `/api/referrals/${id}/${segmentOf(kind)}`;
        const answer = await house.ask(caller, { method, url, ...(method === 'GET' ? {} : { payload: {} }) });
        expect([answer.statusCode, answer.json<{ code: string }>().code], `${method} by ${name}`).toEqual([
          404,
          'not-found',
        ]);
      }
  });

  it('is refused to a person, whatever role a person claims', async () => {
    for (const kind of ofSystem)
      for (const { role, organisation } of everybody) {
        if (role === null || organisation === null) continue;
        const id = house.newId();
        await placeCase(house.store, id, historyOf('ready', histories), house.parties);
        const answer = await house.executor.execute({
          actor: { type: 'person', person: 'p', organisation, role },
          kind,
          subject: { type: 'referral', id },
          data: PLAIN[kind](replay(historyOf('ready', histories)), house.clock.at),
          idempotencyKey: null,
          expectedVersion: null,
        });
        expect(isRefusal(answer), `${kind} as ${role}`).toBe(true);
      }
  });
});
