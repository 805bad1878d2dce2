/**
 * D14: the platform's one question in own words may be answered by a reviewer of the body appointed for the unit, in
 * any case. Rules, API and queue have to agree: who may answer is told, finds the case, sees the button, and is let in;
 * and when the question is answered, a case that is otherwise none of oversight's is none of it again.
 */
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { factsOf, type Histories } from '../../packages/protocol/src/referral/fixtures/run-vector.ts';
import { later } from '../../tools/vectors/referral/plain.ts';
import { type House, openHouse, seat } from './house.ts';
import { placeCase } from './place.ts';

const histories = JSON.parse(
  readFileSync(new URL('../../spec/vectors/referral/histories.generated.json', import.meta.url), 'utf8'),
) as Histories;
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
const asReviewer = async (id: string) => {
  const answer = await house.ask(seat('LOCK_REVIEWER'), { method: 'GET', url: `/api/referrals/${id}` });
  return answer.statusCode === 200 ? answer.json<{ can: Record<string, unknown> }>().can : answer.statusCode;
};
const queued = async (id: string): Promise<boolean> =>
  (await house.ask(seat('LOCK_REVIEWER'), { method: 'GET', url: '/api/queues/oversight' }))
    .json<{ rows: { id: string }[] }>()
    .rows.some((row) => row.id === id);
const post = (role: 'PLAT_REVIEWER' | 'LOCK_REVIEWER' | 'LE_OFFICER', id: string, act: string, payload: object) =>
  house.ask(seat(role), { method: 'POST', url: `/api/referrals/${id}/${act}`, payload });
const FREE = { questions: [], freeText: 'Does the voice belong to the account?' };

describe('a question in own words', () => {
  it.each(['LOCK_REVIEWER', 'LE_OFFICER'] as const)(
    'lets oversight in from its asking to its answer, here by %s',
    async (role) => {
      const id = await place('review');
      expect([await asReviewer(id), await queued(id)]).toEqual([404, false]);
      expect((await post('PLAT_REVIEWER', id, 'ask-clarification', FREE)).statusCode).toBe(200);
      expect([await asReviewer(id), await queued(id)]).toEqual([
        expect.objectContaining({ AnswerClarification: true }),
        true,
      ]);
      const answer = await post(role, id, 'answer-clarification', { answer: 'It does, by its own statement.' });
      expect(answer.statusCode, answer.body).toBe(200);
      expect([await asReviewer(id), await queued(id)]).toEqual([404, false]);
      const { rows } = await house.admin.query(
        `SELECT FROM queue_entries WHERE referral = $1 AND queue IN ('oversight', 'sample')`,
        [id],
      );
      expect(rows).toEqual([]);
    },
  );

  it('and no coded one: those are the unit’s, in a case that oversight does not know and in one that it does', async () => {
    expect(await asReviewer(await place('clarify'))).toBe(404);
    const id = await place('account-review');
    const coded = { questions: [{ code: 'C_CONTEXT', itemId: null }], freeText: null };
    expect((await post('PLAT_REVIEWER', id, 'ask-clarification', coded)).statusCode).toBe(200);
    expect(await asReviewer(id)).not.toHaveProperty('AnswerClarification');
    const answer = await post('LOCK_REVIEWER', id, 'answer-clarification', { answer: 'It does.' });
    expect(answer.json<{ code: string }>().code).toBe('not-your-role');
  });
});
