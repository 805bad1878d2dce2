/**
 * D6 over HTTP: whoever has to answer exemptions and sensitivity blind is sent nobody else's answer beforehand, on any
 * address at which a case can be read. The officer's evidence is a word that occurs nowhere else, so that an answer in
 * any place of any body is found.
 */
import { readFileSync } from 'node:fs';
import { contract } from '@remit/client/contract';
import type { Fact, Role } from '@remit/protocol';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { factsOf, type Histories } from '../../packages/protocol/src/referral/fixtures/run-vector.ts';
import { itemId } from '../../packages/protocol/src/referral/fixtures/sample-case.ts';
import { replay } from '../../packages/protocol/src/index.ts';
import { later, PLAIN } from '../../tools/vectors/referral/plain.ts';
import { type House, openHouse, seat } from './house.ts';
import { placeCase } from './place.ts';

const histories = JSON.parse(
  readFileSync(new URL('../../spec/vectors/referral/histories.generated.json', import.meta.url), 'utf8'),
) as Histories;
const EVIDENCE = 'quillwort';
const marked = (name: string): Fact[] =>
  JSON.parse(
    JSON.stringify(factsOf(name, histories)).replaceAll(
      'No sign of this purpose in the item or around it.',
      `Nothing of it; ${EVIDENCE}.`,
    ),
  ) as Fact[];

let house: House;
beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house.close());

async function place(name: string): Promise<string> {
  const id = house.newId();
  const facts = marked(name);
  house.clock.at = later(facts.at(-1)!.at, 1);
  await placeCase(house.store, id, facts, house.parties);
  return id;
}

/** Every address at which something of one case or its place in a queue can be read. */
const READS = Object.values(contract)
  .filter(({ method, path }) => method === 'GET' && path.startsWith('/api/referrals/:id'))
  .map(({ path }) => path);
const QUEUES = ['/api/queues/oversight', '/api/queues/sample', '/api/queues/lock1'];

async function bodies(role: Role, id: string): Promise<string> {
  const urls = [...READS.map((path) => path.replace(':id', id)), ...QUEUES];
  const answers = await Promise.all(urls.map((url) => house.ask(seat(role), { method: 'GET', url })));
  expect(answers.filter(({ statusCode }) => statusCode === 200).length).toBeGreaterThan(1);
  return answers.map(({ body }) => body).join('\n');
}
const caseOf = async (role: Role, id: string) =>
  (await house.ask(seat(role), { method: 'GET', url: `/api/referrals/${id}` })).json<{
    items: { content: object; answersHidden: boolean; blind: unknown; sample: object }[];
    gates: { gates: Record<string, string> };
  }>();
const post = (role: Role, id: string, act: string, payload: object) =>
  house.ask(seat(role), { method: 'POST', url: `/api/referrals/${id}/${act}`, payload });

describe('who has to answer blind', () => {
  it.each([
    ['the reviewer of a drawn item', 'LOCK_REVIEWER', 'sent-drawn'],
    ['the head of oversight', 'LOCK_CHIEF', 'review-drawn'],
    ['the reviewer of a hold, of what may yet be drawn', 'LOCK_REVIEWER', 'held'],
    ['the supervisor at lock 1', 'LE_SUPERVISOR', 'lock1'],
  ] as const)('%s is sent nobody’s answer', async (_, role, name) => {
    const id = await place(name);
    const body = await bodies(role, id);
    expect(body).not.toContain(EVIDENCE);
    expect(body).not.toMatch(/"(exemptions|sensitiveCategory|differs)"/);
    const { items, gates } = await caseOf(role, id);
    expect(items.every(({ answersHidden, blind }) => answersHidden && blind === null)).toBe(true);
    expect(gates.gates['G4']).toBe('NOT_RUN');
  });

  it('is sent them once the verdict is recorded, with a false NO that follows from both readings', async () => {
    const id = await place('sent-drawn');
    const plain = PLAIN.ReviewSample(replay(marked('sent-drawn')), house.clock.at);
    const reading = { ...plain.reading, sensitiveCategory: 'JOURNALIST' };
    const told = await post('LOCK_REVIEWER', id, 'review-sample', { ...plain, falseNo: false });
    expect([told.statusCode, told.json<{ code: string }>().code]).toEqual([400, 'invalid-command']);
    const answer = await post('LOCK_REVIEWER', id, 'review-sample', { ...plain, reading });
    expect(answer.statusCode, answer.body).toBe(200);
    expect(await bodies('LOCK_REVIEWER', id)).toContain(EVIDENCE);
    const { items } = await caseOf('LOCK_REVIEWER', id);
    expect(items[0]).toMatchObject({ answersHidden: false, sample: { verdict: 'SOUND', falseNo: true, reading } });
  });

  it('is everybody who reads for oversight, and nobody else: unit, lock 2 and auditor read the answers', async () => {
    for (const [role, name] of [
      ['LE_OFFICER', 'sent-drawn'],
      ['AUDITOR', 'sent-drawn'],
      ['LOCK_REVIEWER', 'account-lock2'],
    ] as const)
      expect(await bodies(role, await place(name)), role).toContain(EVIDENCE);
  });

  it('reads the digest of the whole document all the same', async () => {
    const id = await place('sent-drawn');
    const pack = (
      await house.ask(seat('LOCK_REVIEWER'), { method: 'GET', url: `/api/referrals/${id}/provenance` })
    ).json<{
      document: { items: { id: string }[] };
      answersHidden: boolean;
      digest: string;
    }>();
    expect(pack.answersHidden).toBe(true);
    expect(pack.document.items.map((item) => item.id)).toEqual([itemId(1)]);
    const unit = await house.ask(seat('LE_OFFICER'), { method: 'GET', url: `/api/referrals/${id}/provenance` });
    expect(unit.json<{ digest: string; answersHidden: boolean }>()).toMatchObject({
      digest: pack.digest,
      answersHidden: false,
    });
  });
});
