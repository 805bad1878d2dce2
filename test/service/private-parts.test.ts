/**
 * The private parts of a case: its key in one copy for each organisation that may read, and its end by erasure, over
 * HTTP. Catches a reading that opens what is sealed by another copy than the own, a copy that outlives what its holder
 * may know, and an erased case that is still told of, to the wrong ones or at all.
 */
import { readFileSync } from 'node:fs';
import type { Role } from '@remit/protocol';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { factsOf, type Histories } from '../../packages/protocol/src/referral/fixtures/run-vector.ts';
import { systemCommand } from '../../packages/server/src/jobs/job.ts';
import { oversightOf } from '../../packages/server/src/store/append-targets.ts';
import { later } from '../../tools/vectors/referral/plain.ts';
import { type House, openHouse } from './house.ts';
import { type Half, IDS, seatOf } from './parties.ts';
import { placeCase } from './place.ts';

const histories = JSON.parse(
  readFileSync(new URL('../../spec/vectors/referral/histories.generated.json', import.meta.url), 'utf8'),
) as Histories;
const READERS = ['LE_OFFICER', 'PLAT_DECIDER', 'LOCK_REVIEWER', 'AUDITOR'] as const;

/** Whose copy a body reads by, as long as it is appointed for the unit. */
const OVERSIGHT = oversightOf(IDS.LE_UNIT.ours);

let house: House;
beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house.close());

async function place(name: string): Promise<string> {
  const id = house.newId();
  const facts = factsOf(name, histories);
  house.clock.at = later(facts.at(-1)!.at, 1);
  await placeCase(house.store, id, facts, house.parties);
  return id;
}
const get = (role: Role, path: string, half: Half = 'ours') =>
  house.ask(seatOf(role, half), { method: 'GET', url: `/api/${path}` });
const statusOf = async (role: Role, id: string, half?: Half) => (await get(role, `referrals/${id}`, half)).statusCode;
const copies = async (id: string) =>
  (
    await house.admin.query<{ organisation: string; key: Buffer }>(
      'SELECT organisation, key FROM case_rows WHERE referral = $1 ORDER BY organisation',
      [id],
    )
  ).rows;

/** Past every trigger, as an administrator of the database could. */
async function edit(statement: string, values: readonly unknown[]): Promise<void> {
  const client = await house.admin.connect();
  await client.query(`SET session_replication_role = 'replica'`);
  await client.query(statement, [...values]);
  await client.query('RESET session_replication_role');
  client.release();
}

describe('the key of a case', () => {
  it('is held in one copy for each organisation that may read, and none opens for another', async () => {
    const id = await place('account-decided');
    const held = await copies(id);
    expect(held.map(({ organisation }) => organisation)).toEqual(
      [IDS.LE_UNIT.ours, IDS.PLATFORM.ours, OVERSIGHT, IDS.AUDIT.ours, IDS.AUDIT.theirs].sort(),
    );
    const { custody } = house.store;
    const keys = held.map(({ organisation, key }) => custody.unwrap(key, organisation).toString('hex'));
    expect(new Set(keys).size).toBe(1);
    for (const { organisation, key } of held) {
      expect(() => custody.unwrap(key)).toThrow();
      for (const other of held.filter((each) => each.organisation !== organisation))
        expect(() => custody.unwrap(key, other.organisation)).toThrow();
    }
  });

  it('opens a case to a desk by the desk’s own copy alone, also where the service has lost its own', async () => {
    const id = await place('account-decided');
    const before = await Promise.all(READERS.map((role) => get(role, `referrals/${id}`)));
    await edit('DELETE FROM case_keys WHERE stream = $1', [`referral:${id}`]);
    for (const [i, role] of READERS.entries()) {
      const { document, timeline } = (await get(role, `referrals/${id}`)).json<Record<string, unknown>>();
      expect({ document, timeline }, role).toEqual({
        document: before[i]!.json<Record<string, unknown>>()['document'],
        timeline: before[i]!.json<Record<string, unknown>>()['timeline'],
      });
      expect((await get(role, `referrals/${id}/provenance`)).statusCode, role).toBe(200);
    }
    const replayed = (await get('AUDITOR', `referrals/${id}/replay`)).json<{ facts: { data: object }[] }>();
    expect(replayed.facts[0]?.data).toHaveProperty('header');
  });

  it('in the copy of another organisation, or of another case, opens nothing', async () => {
    const [id, other] = [await place('account-decided'), await place('account-decided')];
    const put = 'UPDATE case_rows SET key = $3 WHERE referral = $1 AND organisation = $2';
    const copyOf = async (of: string, organisation: string) =>
      (await copies(of)).find((each) => each.organisation === organisation)?.key;
    const own = await copyOf(id, IDS.PLATFORM.ours);
    await edit(put, [id, IDS.PLATFORM.ours, await copyOf(id, IDS.LE_UNIT.ours)]);
    for (const path of ['', '/provenance', '/bundle'])
      expect((await get('PLAT_DECIDER', `referrals/${id}${path}`)).statusCode, path).toBe(404);
    expect(await statusOf('LE_OFFICER', id)).toBe(200);
    await edit(put, [id, IDS.PLATFORM.ours, await copyOf(other, IDS.PLATFORM.ours)]);
    expect(await statusOf('PLAT_DECIDER', id)).not.toBe(200);
    await edit(put, [id, IDS.PLATFORM.ours, own]);
    expect(await statusOf('PLAT_DECIDER', id)).toBe(200);
  });

  it('comes to an organisation with its reason to know, and goes with it', async () => {
    const id = await place('review');
    const holders = async () => (await copies(id)).map(({ organisation }) => organisation);
    expect(await holders()).not.toContain(OVERSIGHT);
    const question = { questions: [], freeText: 'Does the voice belong to the account?' };
    const act = (role: Role, name: string, payload: object) =>
      house.ask(seatOf(role, 'ours'), { method: 'POST', url: `/api/referrals/${id}/${name}`, payload });
    expect((await act('PLAT_REVIEWER', 'ask-clarification', question)).statusCode).toBe(200);
    expect(await holders()).toContain(OVERSIGHT);
    expect((await act('LE_OFFICER', 'answer-clarification', { answer: 'It does, by its own words.' })).statusCode).toBe(
      200,
    );
    expect(await holders()).not.toContain(OVERSIGHT);
  });
});

describe('an erased case', () => {
  const ORDER = { basis: 'ORDER', reason: 'The court ordered it on 2 March.' };
  const erased = async (): Promise<string> => {
    const id = await place('closed');
    const answer = await house.executor.execute(systemCommand('erasure', 'EraseCase', id, ORDER));
    expect(answer).toMatchObject({ facts: ['CaseErased'] });
    return id;
  };

  it('is said to be gone to every desk that could see it, whatever is asked of it, and to nobody else', async () => {
    const id = await erased();
    for (const role of ['LE_OFFICER', 'PLAT_DECIDER', 'AUDITOR'] as const)
      for (const path of ['', '/provenance', ...(role === 'AUDITOR' ? ['/replay'] : ['/bundle'])]) {
        const answer = await get(role, `referrals/${id}${path}`);
        expect([answer.statusCode, answer.json<{ code: string }>().code], `${role} ${path}`).toEqual([
          410,
          'case-erased',
        ]);
      }
    expect((await get('LE_OFFICER', `referrals/${id}`)).json<{ detail: string }>().detail).toBe(house.clock.at);
    for (const role of ['LE_OFFICER', 'PLAT_DECIDER'] as const) expect(await statusOf(role, id, 'theirs')).toBe(404);
    expect(await statusOf('LOCK_REVIEWER', id)).toBe(404);
  });

  it('takes no step, and tells a stranger nothing', async () => {
    const id = await erased();
    const correct = (half: Half) =>
      house.ask(seatOf('LE_OFFICER', half), {
        method: 'POST',
        url: `/api/referrals/${id}/attest-recheck`,
        payload: { itemId: house.newId(), finding: 'GONE', seenAt: house.clock.at },
      });
    expect((await correct('ours')).statusCode).toBe(410);
    expect((await correct('theirs')).statusCode).toBe(404);
    await edit('DELETE FROM case_keys WHERE stream = $1', [`referral:${id}`]);
    expect((await correct('ours')).json<{ code: string }>().code).toBe('case-erased');
    expect((await correct('theirs')).statusCode).toBe(404);
  });

  it('stands in no queue, and holds no copy of its key', async () => {
    const id = await erased();
    for (const [role, queue] of [
      ['LE_OFFICER', 'unit'],
      ['PLAT_DECIDER', 'platform'],
      ['AUDITOR', 'audit'],
    ] as const) {
      const { rows } = (await get(role, `queues/${queue}?limit=200`)).json<{ rows: { id: string }[] }>();
      expect(
        rows.map((row) => row.id),
        queue,
      ).not.toContain(id);
    }
    expect((await copies(id)).map(({ key }) => key.length)).toEqual([0, 0, 0, 0]);
  });
});
