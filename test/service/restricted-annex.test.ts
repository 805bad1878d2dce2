/**
 * The restricted annex over HTTP: who attaches it, who is cleared and by whom, who opens it and who reads of that, where
 * its words are and where they are not, and how they end. Catches words in a table, a log, a live view or an answer
 * that is kept; a reader who was not cleared or no longer is; and an opening without its fact.
 */
import { readFileSync } from 'node:fs';
import { annexDigest, ROLES, type Role } from '@remit/protocol';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { factsOf, type Histories } from '../../packages/protocol/src/referral/fixtures/run-vector.ts';
import { completeHeader, completeItem, PLATFORM } from '../../packages/protocol/src/referral/fixtures/sample-case.ts';
import { systemCommand } from '../../packages/server/src/jobs/job.ts';
import { later } from '../../tools/vectors/referral/plain.ts';
import { type House, MARCH, openHouse } from './house.ts';
import { type Half, IDS, personOf, seatOf } from './parties.ts';
import { PLACED_ANNEX, placeCase } from './place.ts';

const histories = JSON.parse(
  readFileSync(new URL('../../spec/vectors/referral/histories.generated.json', import.meta.url), 'utf8'),
) as Histories;
const MARKER = 'the-quiet-heron-of-the-annex';
const WORDS = `Two of them are known: ${MARKER}.`;
const REASON = { reason: 'The decision needs what it says.' };
const CLEARED = { until: '2026-12-01T00:00:00.000Z', sponsor: 'National vetting office' };

let house: House;
const lines: string[] = [];
beforeAll(async () => {
  house = await openHouse({ log: (line) => void lines.push(line) });
});
afterAll(() => house.close());

type Given = { role: Role; half?: Half; key?: string };
const post = ({ role, half = 'ours', key }: Given, path: string, payload: object) =>
  house.ask(seatOf(role, half), {
    method: 'POST',
    url: `/api/${path}`,
    payload,
    ...(key !== undefined && { headers: { 'idempotency-key': key } }),
  });
const open = (role: Role, id: string, half?: Half, key?: string) =>
  post({ role, ...(half && { half }), ...(key && { key }) }, `referrals/${id}/open-annex`, REASON);
const view = async (role: Role, id: string) =>
  (await house.ask(seatOf(role, 'ours'), { method: 'GET', url: `/api/referrals/${id}` })).json<{
    annex: { digest: string; cleared: string[]; destroyedAt: string | null } | null;
    can: Record<string, unknown>;
    timeline: { kind: string; actor: { name: string | null }; data: { reason?: string } }[];
  }>();
const openings = async (role: Role, id: string) =>
  (await view(role, id)).timeline.filter(({ kind }) => kind === 'AnnexOpened');

async function place(name: string): Promise<string> {
  const id = house.newId();
  const facts = factsOf(name, histories);
  house.clock.at = later(facts.at(-1)!.at, 1);
  await placeCase(house.store, id, facts, house.parties);
  return id;
}
async function drafted(): Promise<string> {
  house.clock.at = MARCH;
  const items = [{ id: house.newId(), content: completeItem(1) }];
  const payload = { platform: PLATFORM, header: completeHeader(), items, importId: null };
  return (await post({ role: 'LE_OFFICER' }, 'referrals', payload)).json<{ id: string }>().id;
}
async function attached(): Promise<string> {
  const id = await drafted();
  expect((await post({ role: 'LE_OFFICER' }, `referrals/${id}/attach-annex`, { text: WORDS })).statusCode).toBe(200);
  return id;
}
/** As if two people had cleared the holder of this role; the way there has its own test. */
async function clear(role: Role, half: Half = 'ours', cleared: object | null = CLEARED): Promise<void> {
  const { organisation, person } = seatOf(role, half);
  await house.admin.query(
    `UPDATE organisation_rows SET version = version + 1, state = jsonb_set(state, '{people}', (
       SELECT jsonb_agg(CASE WHEN p ->> 'person' = $2 THEN
         CASE WHEN $3::jsonb IS NULL THEN p - 'cleared' ELSE p || jsonb_build_object('cleared', $3::jsonb) END
         ELSE p END) FROM jsonb_array_elements(state -> 'people') AS p)) WHERE organisation = $1`,
    [organisation, person, cleared],
  );
}
const rowsOf = async (table: 'annexes' | 'annex_keys', id: string) =>
  (
    await house.admin.query<{ organisation: string; wrapped: Buffer }>(`SELECT * FROM ${table} WHERE referral = $1`, [
      id,
    ])
  ).rows;

/** Every value of every table, as text: `bytea` in hexadecimal, which is looked for as well. */
async function everywhere(word: string): Promise<string[]> {
  const { rows } = await house.admin.query<{ name: string }>(
    `SELECT c.relname AS name FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
     WHERE n.nspname = 'public' AND c.relkind = 'r'`,
  );
  const spellings = [word, Buffer.from(word).toString('hex'), Buffer.from(word).toString('base64').slice(0, 24)];
  const found: string[] = [];
  for (const { name } of rows)
    for (const spelling of spellings) {
      const hit = await house.admin.query(`SELECT 1 FROM "${name}" t WHERE strpos(t::text, $1) > 0 LIMIT 1`, [
        spelling,
      ]);
      if (hit.rowCount) found.push(`${name}: ${spelling}`);
    }
  return found;
}

const READERS: readonly Role[] = [
  'LE_OFFICER',
  'LE_SUPERVISOR',
  'LOCK_REVIEWER',
  'LOCK_CHIEF',
  'PLAT_REVIEWER',
  'PLAT_DECIDER',
  'PLAT_LEGAL',
  'AUDITOR',
];

describe('a clearance', () => {
  const person = personOf('PLAT_REVIEWER', 'ours');
  const at = (name: string) => `organisations/${IDS.PLATFORM.ours}/${name}`;

  it('is proposed by one, confirmed by another, and ended by one at once, in a session that is open', async () => {
    const id = await place('account-review-annexed');
    const proposal = { person, sponsor: CLEARED.sponsor, clearedUntil: CLEARED.until };
    expect((await post({ role: 'PLAT_ADMIN' }, at('propose-clearance'), proposal)).statusCode).toBe(200);
    expect((await open('PLAT_REVIEWER', id)).statusCode).toBe(403);
    expect((await post({ role: 'PLAT_ADMIN' }, at('confirm-clearance'), { person })).statusCode).toBe(403);
    expect((await post({ role: 'PLAT_DECIDER', half: 'theirs' }, at('confirm-clearance'), { person })).statusCode).toBe(
      404,
    );
    expect((await post({ role: 'PLAT_DECIDER' }, at('confirm-clearance'), { person })).statusCode).toBe(200);
    expect((await open('PLAT_REVIEWER', id)).statusCode).toBe(200);
    const desk = (await house.ask(seatOf('PLAT_ADMIN', 'ours'), { method: 'GET', url: '/api/desk' })).json<{
      people: { person: string; clearedUntil: string | null }[];
    }>();
    expect(desk.people.find((each) => each.person === person)?.clearedUntil).toBe(CLEARED.until);
    const reason = { person, reason: 'The task has ended.' };
    expect((await post({ role: 'PLAT_DECIDER' }, at('end-clearance'), reason)).statusCode).toBe(200);
    expect((await open('PLAT_REVIEWER', id)).statusCode).toBe(403);
  });
});

describe('whoever opens an annex', () => {
  it('is cleared: of every role, with clearance the readers alone, without it nobody', async () => {
    const id = await place('account-review-annexed');
    const before = (await openings('AUDITOR', id)).length;
    for (const role of ROLES) {
      const refused = await open(role, id);
      expect([403, 404], role).toContain(refused.statusCode);
      if (READERS.includes(role)) expect(refused.json<{ code: string }>().code, role).toBe('not-cleared');
      expect(refused.body, role).not.toContain(PLACED_ANNEX);
      await clear(role);
      const answer = await open(role, id);
      if (READERS.includes(role))
        expect(answer.json<{ annex: object }>().annex, role).toMatchObject({ text: PLACED_ANNEX });
      else expect(answer.body, role).not.toContain(PLACED_ANNEX);
      await clear(role, 'ours', null);
      expect((await open(role, id)).body, role).not.toContain(PLACED_ANNEX);
    }
    expect((await openings('AUDITOR', id)).length - before).toBe(READERS.length);
  });

  it('is of an organisation that may know of the case, however cleared elsewhere', async () => {
    const id = await place('account-review-annexed');
    for (const role of READERS.filter((each) => each !== 'AUDITOR')) {
      await clear(role, 'theirs');
      const answer = await open(role, id, 'theirs');
      expect(answer.statusCode, role).toBe(404);
      expect(answer.body).not.toContain(PLACED_ANNEX);
      await clear(role, 'theirs', null);
    }
    const plain = await place('ready-annexed');
    await clear('LOCK_REVIEWER');
    expect((await open('LOCK_REVIEWER', plain)).statusCode).toBe(404);
    await clear('LOCK_REVIEWER', 'ours', null);
  });

  it('is a person: neither a machine nor a visitor', async () => {
    const id = await place('lock1-annexed');
    const options = { method: 'POST', url: `/api/referrals/${id}/open-annex`, payload: REASON } as const;
    expect((await house.ask({ machine: 'ours' }, options)).json<{ code: string }>().code).toBe('not-cleared');
    expect((await house.ask('visitor', options)).statusCode).toBe(401);
  });

  it('is told that there is one, and who of the own desk may open it', async () => {
    const id = await place('account-review-annexed');
    await clear('PLAT_LEGAL');
    const { annex, can } = await view('PLAT_DECIDER', id);
    expect([annex?.cleared, can['OpenAnnex']]).toEqual([[personOf('PLAT_LEGAL', 'ours')], 'not-cleared']);
    expect((await view('LE_OFFICER', id)).annex?.cleared).toEqual([]);
    expect((await view('PLAT_LEGAL', id)).can['OpenAnnex']).toBe(true);
    await clear('PLAT_LEGAL', 'ours', null);
  });

  it('is read of by the unit as a desk, by the platform not beyond itself, and by the auditor whole', async () => {
    const id = await place('account-review-annexed');
    for (const role of ['PLAT_DECIDER', 'LOCK_REVIEWER'] as const) {
      await clear(role);
      expect((await open(role, id)).statusCode).toBe(200);
      await clear(role, 'ours', null);
    }
    const told = async (role: Role) =>
      (await openings(role, id)).map(({ actor, data }) => [actor.name, data.reason === REASON.reason]);
    expect(await told('LE_OFFICER')).toEqual([
      [null, false],
      [null, false],
    ]);
    expect(await told('PLAT_REVIEWER')).toEqual([[personOf('PLAT_DECIDER', 'ours'), true]]);
    expect(await told('LOCK_CHIEF')).toEqual([
      [null, false],
      [personOf('LOCK_REVIEWER', 'ours'), true],
    ]);
    expect(await told('AUDITOR')).toEqual([
      [personOf('PLAT_DECIDER', 'ours'), true],
      [personOf('LOCK_REVIEWER', 'ours'), true],
    ]);
  });

  it('repeats a request without a second fact, as long as the clearance holds', async () => {
    const id = await place('account-review-annexed');
    await clear('PLAT_DECIDER');
    const key = house.newId();
    const [first, again] = [await open('PLAT_DECIDER', id, 'ours', key), await open('PLAT_DECIDER', id, 'ours', key)];
    expect(again.json()).toEqual(first.json());
    expect(again.json<{ annex: object }>().annex).toMatchObject({ text: PLACED_ANNEX });
    expect(await openings('AUDITOR', id)).toHaveLength(1);
    await clear('PLAT_DECIDER', 'ours', null);
    const ended = await open('PLAT_DECIDER', id, 'ours', key);
    expect([ended.statusCode, ended.body.includes(PLACED_ANNEX)]).toEqual([403, false]);
    expect(await openings('AUDITOR', id)).toHaveLength(1);
  });
});

describe('the words of an annex', () => {
  it('are attached to a draft, replaced, taken off, and not once it is submitted', async () => {
    const id = await attached();
    const { annex } = await view('LE_OFFICER', id);
    const opened = (await open('LE_OFFICER', id)).json<{ annex: { text: string; salt: string } }>().annex;
    expect(opened.text).toBe(WORDS);
    expect(annexDigest(opened.salt, opened.text)).toBe(annex?.digest);
    await post({ role: 'LE_SUPERVISOR' }, `referrals/${id}/attach-annex`, { text: 'Others.' });
    expect((await open('LE_OFFICER', id)).statusCode).toBe(403);
    expect((await open('LE_SUPERVISOR', id)).json<{ annex: object }>().annex).toMatchObject({ text: 'Others.' });
    expect((await post({ role: 'LE_OFFICER' }, `referrals/${id}/destroy-annex`, {})).statusCode).toBe(200);
    expect([await rowsOf('annexes', id), await rowsOf('annex_keys', id)]).toEqual([[], []]);
    expect((await open('LE_SUPERVISOR', id)).statusCode).toBe(410);
    const sent = await place('account-review-annexed');
    const late = await post({ role: 'LE_OFFICER' }, `referrals/${sent}/attach-annex`, { text: WORDS });
    expect(late.json<{ code: string }>().code).toBe('not-in-this-state');
  });

  it('stand in no table, no log, and no answer but the one that opens them', async () => {
    const id = await attached();
    const key = house.newId();
    // Once more with the same key, so that what is kept of an answer is there to be looked at.
    const again = { role: 'LE_OFFICER', key } as const;
    for (const text of [WORDS, WORDS]) await post(again, `referrals/${id}/attach-annex`, { text });
    await open('LE_OFFICER', id, 'ours', key.replace(/.$/, 'Z'));
    // A request that fails has no words in what is said of it.
    const odd = await post({ role: 'LE_OFFICER' }, `referrals/${id}/attach-annex`, { text: WORDS, more: 1 });
    expect([odd.statusCode, odd.body.includes(MARKER)]).toEqual([400, false]);
    await clear('AUDITOR');
    for (const path of ['', '/provenance', '/bundle', '/replay']) {
      const role = path === '/replay' ? 'AUDITOR' : 'LE_OFFICER';
      const answer = await house.ask(seatOf(role, 'ours'), { method: 'GET', url: `/api/referrals/${id}${path}` });
      expect(answer.body, path).not.toContain(MARKER);
    }
    await clear('AUDITOR', 'ours', null);
    expect(await everywhere(MARKER)).toEqual([]);
    // The search finds what is there to be found.
    expect(await everywhere(personOf('LE_OFFICER', 'ours'))).not.toEqual([]);
    expect(lines.length).toBeGreaterThan(0);
    expect(lines.join('')).not.toContain(MARKER);
  });

  it('are sealed under a key of their own, in a copy for each organisation that may know, which opens for no other', async () => {
    const id = await attached();
    const { custody } = house.store;
    const [kept] = await rowsOf('annexes', id);
    const [copy, ...others] = await rowsOf('annex_keys', id);
    expect([copy?.organisation, others]).toEqual([IDS.LE_UNIT.ours, []]);
    const key = custody.unwrap(copy!.wrapped, IDS.LE_UNIT.ours);
    expect(custody.unwrap(kept!.wrapped)).toEqual(key);
    expect(() => custody.unwrap(copy!.wrapped, IDS.PLATFORM.ours)).toThrow();
    const { rows } = await house.admin.query<{ wrapped: Buffer }>('SELECT wrapped FROM case_keys WHERE stream = $1', [
      `referral:${id}`,
    ]);
    expect(custody.unwrap(rows[0]!.wrapped)).not.toEqual(key);
  });

  it('come to an organisation with its reason to know, and go with it', async () => {
    const id = await place('review-annexed');
    const holders = async () => (await rowsOf('annex_keys', id)).map(({ organisation }) => organisation);
    const oversight = async () => (await holders()).some((holder) => holder.startsWith('oversight'));
    expect(await oversight()).toBe(false);
    const question = { questions: [], freeText: 'Does the voice belong to the account?' };
    expect((await post({ role: 'PLAT_REVIEWER' }, `referrals/${id}/ask-clarification`, question)).statusCode).toBe(200);
    expect(await oversight()).toBe(true);
    await post({ role: 'LE_OFFICER' }, `referrals/${id}/answer-clarification`, { answer: 'It does.' });
    expect(await oversight()).toBe(false);
    expect(await holders()).toContain(IDS.PLATFORM.ours);
  });

  it('are destroyed six months after the end, by time, with a fact', async () => {
    const id = await attached();
    await post({ role: 'LE_OFFICER' }, `referrals/${id}/discard-draft`, {});
    const { rows } = await house.admin.query<{ kind: string; rule: string; at: string }>(
      'SELECT kind, rule, at::text FROM timers WHERE referral = $1',
      [id],
    );
    expect(rows).toEqual([expect.objectContaining({ kind: 'DestroyAnnex', rule: 'annex-ends' })]);
    const destroy = () => house.executor.execute(systemCommand('annex-ends', 'DestroyAnnex', id, {}));
    house.clock.at = '2026-09-03T08:59:59.000Z';
    expect(await destroy()).toMatchObject({ code: 'not-yet-due' });
    house.clock.at = '2026-09-03T09:00:00.000Z';
    expect(await destroy()).toMatchObject({ facts: ['AnnexDestroyed'] });
    expect([await rowsOf('annexes', id), await rowsOf('annex_keys', id)]).toEqual([[], []]);
    expect((await open('LE_OFFICER', id)).json<{ code: string }>().code).toBe('annex-destroyed');
    expect((await view('LE_OFFICER', id)).annex?.destroyedAt).toBe(house.clock.at);
  });

  it('are gone with an erased case', async () => {
    const id = await attached();
    await post({ role: 'LE_OFFICER' }, `referrals/${id}/discard-draft`, {});
    const order = { basis: 'ORDER', reason: 'The court ordered it on 2 March.' };
    expect(await house.executor.execute(systemCommand('erasure', 'EraseCase', id, order))).toMatchObject({
      facts: ['CaseErased'],
    });
    expect([await rowsOf('annexes', id), await rowsOf('annex_keys', id)]).toEqual([[], []]);
    expect((await open('LE_OFFICER', id)).json<{ code: string }>().code).toBe('case-erased');
    expect(await everywhere(MARKER)).toEqual([]);
  });
});
