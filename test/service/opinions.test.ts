/**
 * An opinion's life over HTTP: contributed from a decided referral with one action, confirmed and signed, shared by a
 * second organisation, seen by a third, and withdrawn by itself when the item is corrected; what ends with time ends.
 */
import { type EntryFact, entryIdOf } from '@remit/protocol';
import { readFileSync } from 'node:fs';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { factsOf as historyOf, type Histories } from '../../packages/protocol/src/referral/fixtures/run-vector.ts';
import { completeItem, itemId } from '../../packages/protocol/src/referral/fixtures/sample-case.ts';
import { runDueTimers } from '../../packages/server/src/jobs/clock.ts';
import { withdrawFallen } from '../../packages/server/src/jobs/corrected-sources.ts';
import { UNWATCHED } from '../../packages/server/src/jobs/watch.ts';
import { factsOf } from '../../packages/server/src/queries/case.ts';
import { type House, openHouse, seat } from './house.ts';
import { IDS } from './parties.ts';
import { placeCase } from './place.ts';

const histories = JSON.parse(
  readFileSync(new URL('../../spec/vectors/referral/histories.generated.json', import.meta.url), 'utf8'),
) as Histories;
const fingerprint = { kind: 'SHA256', hash: 'c4'.repeat(32) } as const;
const entry = entryIdOf(fingerprint);
const [officer, supervisor] = [seat('LE_OFFICER'), seat('LE_SUPERVISOR')];
const [reviewer, decider] = [seat('PLAT_REVIEWER'), seat('PLAT_DECIDER')];
const stranger = seat('PLAT_REVIEWER', 'theirs');

let house: House;
let referral: string;
beforeAll(async () => {
  house = await openHouse({ at: '2026-03-20T09:00:00.000Z' });
  referral = house.newId();
  await placeCase(house.store, referral, historyOf('effected', histories), house.parties);
});
afterAll(() => house.close());

const post = async (who: ReturnType<typeof seat>, step: string, payload: object) => {
  const answer = await house.ask(who, { method: 'POST', url: `/api/entries/${entry}/${step}`, payload });
  return answer.json<{ code?: string; status: string }>();
};
const contribution = () => ({
  fingerprint,
  ground: completeItem(1).contentTypes[0],
  entity: null,
  tlp: 'GREEN',
  confidence: 90,
  until: '2026-09-20T00:00:00.000Z',
  source: { type: 'REFERRAL', referral, itemId: itemId(1) },
  exemptions: null,
  asks: [],
});
const record = async (): Promise<EntryFact[]> =>
  (await factsOf(house.store, `entry:${entry}`)) as unknown as EntryFact[];
const digestOf = async (organisation: string): Promise<string> => {
  const proposal = (await record()).findLast(
    (fact) => fact.kind === 'OpinionProposed' && fact.data.opinion.organisation === organisation,
  );
  return proposal?.kind === 'OpinionProposed' ? proposal.data.digest : '';
};
const seen = (who: ReturnType<typeof seat>) => house.ask(who, { method: 'GET', url: `/api/entries/${entry}` });
const jobs = () => ({
  store: house.store,
  executor: house.executor,
  ports: { now: () => house.clock.at, randomBytes: () => Buffer.alloc(16), newId: house.newId },
  logger: pino({ level: 'silent' }),
  watch: UNWATCHED,
});

describe('an opinion', () => {
  it('is contributed from a decided referral with one action, and unknown to all others until it is confirmed', async () => {
    expect(await post(officer, 'contribute-opinion', contribution())).toMatchObject({ status: 'PROPOSED' });
    expect((await seen(reviewer)).statusCode).toBe(404);
    const confirmed = await post(supervisor, 'confirm-opinion', { digest: await digestOf(IDS.LE_UNIT.ours) });
    expect(confirmed.status).toBe('HELD');
    const page = (await seen(reviewer)).json<{ own: string; opinions: { desk: string }[] }>();
    expect(page.own).toBe('ASKED');
    expect(page.opinions[0]!.desk).toMatch(/^[\w-]+\.[\w-]+\.[\w-]+$/);
    expect((await seen(stranger)).statusCode).toBe(404);
  });

  it('reaches a third organisation once the second holds it too', async () => {
    expect(await post(reviewer, 'contribute-opinion', contribution())).toMatchObject({ status: 'HELD' });
    const confirmed = await post(decider, 'confirm-opinion', { digest: await digestOf(IDS.PLATFORM.ours) });
    expect(confirmed.status).toBe('SHARED');
    const page = (await seen(stranger)).json<{ status: string; parties: string[]; timeline: { kind: string }[] }>();
    expect(page).toMatchObject({ status: 'SHARED', parties: [IDS.LE_UNIT.ours, IDS.PLATFORM.ours] });
    expect(page.timeline.map(({ kind }) => kind)).toEqual(['OpinionConfirmed', 'OpinionConfirmed']);
    const health = await house.ask(stranger, { method: 'GET', url: '/api/list/health' });
    expect(health.json<{ total: number }>().total).toBe(1);
  });

  it('is withdrawn by itself when the item on which it rests is corrected, with every signature in the record', async () => {
    const url = `/api/referrals/${referral}/correct-item`;
    const payload = { itemId: itemId(1), cause: 'EXEMPT_MISSED', note: 'It was a broadcast.' };
    expect((await house.ask(officer, { method: 'POST', url, payload })).statusCode).toBe(200);
    expect(await withdrawFallen(jobs())).toBe(true);
    expect(await withdrawFallen(jobs())).toBe(false);
    const kinds = (await record()).map(({ kind }) => kind);
    expect(kinds.slice(-2)).toEqual(['OpinionWithdrawn', 'OpinionWithdrawn']);
    expect((await seen(stranger)).statusCode).toBe(404);
    expect((await seen(officer)).json<{ status: string }>().status).toBe('ENDED');
    const { rows } = await house.admin.query<{ kind: string; signed: boolean }>(
      `SELECT kind, desk_signature IS NOT NULL AS signed FROM facts WHERE stream = $1 ORDER BY version`,
      [`entry:${entry}`],
    );
    expect(rows.filter(({ signed }) => signed).map(({ kind }) => kind)).toEqual([
      'OpinionConfirmed',
      'OpinionConfirmed',
    ]);
  });

  it('ends by the clock when its time is over', async () => {
    const anew = {
      ...contribution(),
      source: { type: 'DECISION', reference: 'own-9', decidedAt: '2026-03-19T00:00:00.000Z' },
    };
    const no = { answer: 'NO', evidence: 'Nothing speaks for it.' };
    const questions = ['EDUCATIONAL', 'JOURNALISTIC', 'ARTISTIC', 'RESEARCH', 'PREVENT_COUNTER', 'POLEMIC_DEBATE'];
    const exemptions = Object.fromEntries(questions.map((question) => [question, no]));
    await post(officer, 'contribute-opinion', { ...anew, exemptions });
    await post(supervisor, 'confirm-opinion', { digest: await digestOf(IDS.LE_UNIT.ours) });
    house.clock.at = '2026-09-20T00:00:00.000Z';
    await runDueTimers(jobs());
    expect((await record()).at(-1)).toMatchObject({ kind: 'OpinionExpired' });
    expect((await house.admin.query(`SELECT FROM timers WHERE referral = $1`, [entry])).rowCount).toBe(0);
  });
});
