/** A single file against the own list: near pictures are found, nobody else's list answers, and a day's checks are counted. */
import { entryIdOf } from '@remit/protocol';
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { factsOf as historyOf, type Histories } from '../../packages/protocol/src/referral/fixtures/run-vector.ts';
import { completeItem, itemId } from '../../packages/protocol/src/referral/fixtures/sample-case.ts';
import { CHECKS_A_DAY } from '../../packages/server/src/commands/count-check.ts';
import { type House, openHouse, seat } from './house.ts';
import { IDS } from './parties.ts';
import { placeCase } from './place.ts';

const histories = JSON.parse(
  readFileSync(new URL('../../spec/vectors/referral/histories.generated.json', import.meta.url), 'utf8'),
) as Histories;
const HASH = 'c4'.repeat(32);
const fingerprint = { kind: 'PDQ', hash: HASH, quality: 80, decoder: 'FULL' } as const;
const entry = entryIdOf(fingerprint);
const [officer, supervisor, stranger] = [seat('LE_OFFICER'), seat('LE_SUPERVISOR'), seat('PLAT_REVIEWER', 'theirs')];

/** The picture's hash with so many bits turned. */
function turned(bits: number): string {
  const bytes = Buffer.from(HASH, 'hex');
  for (let bit = 0; bit < bits; bit += 1) bytes[(bit * 7) % 32]! ^= 1 << ((bit / 32) | 0);
  return bytes.toString('hex');
}

type Answer = {
  code?: string;
  matches: { id: string; distance: number; status: string }[];
  checks: number;
  most: number;
};
let house: House;
const check = async (who: ReturnType<typeof seat>, ...hashes: string[]): Promise<Answer & { status: number }> => {
  const payload = { fingerprints: hashes.map((hash) => ({ kind: 'PDQ', hash })) };
  const answer = await house.ask(who, { method: 'POST', url: '/api/list/check', payload });
  return { ...answer.json<Answer>(), status: answer.statusCode };
};

beforeAll(async () => {
  house = await openHouse({ at: '2026-03-20T09:00:00.000Z' });
  const referral = house.newId();
  await placeCase(house.store, referral, historyOf('effected', histories), house.parties);
  const payload = {
    ...{ fingerprint, ground: completeItem(1).contentTypes[0], entity: null, tlp: 'GREEN', confidence: 90 },
    ...{
      until: '2026-09-20T00:00:00.000Z',
      source: { type: 'REFERRAL', referral, itemId: itemId(1) },
      exemptions: null,
      asks: [],
    },
  };
  const answer = await house.ask(officer, { method: 'POST', url: `/api/entries/${entry}/contribute-opinion`, payload });
  expect(answer.statusCode).toBe(200);
});
afterAll(() => house.close());

describe('a check of one file', () => {
  it('finds nothing of what one person alone proposed', async () => {
    expect((await check(officer, HASH)).matches).toEqual([]);
  });

  it('finds what is near by its nearest turn, for whoever has it in its list and for nobody else', async () => {
    const { opinions } = (await house.ask(supervisor, { method: 'GET', url: `/api/entries/${entry}` })).json<{
      opinions: unknown[];
    }>();
    expect(opinions).toEqual([]);
    const { rows } = await house.admin.query<{ digest: string }>(
      `SELECT open ->> 'digest' AS digest FROM facts WHERE stream = $1 AND kind = 'OpinionProposed'`,
      [`entry:${entry}`],
    );
    const url = `/api/entries/${entry}/confirm-opinion`;
    const confirmed = await house.ask(supervisor, { method: 'POST', url, payload: { digest: rows[0]!.digest } });
    expect(confirmed.json()).toMatchObject({ status: 'HELD' });
    expect((await check(officer, 'ff'.repeat(32), turned(31), turned(20))).matches).toMatchObject([
      { id: entry, distance: 20, status: 'HELD' },
    ]);
    expect((await check(officer, turned(32))).matches).toEqual([]);
    expect((await check(stranger, HASH)).matches).toEqual([]);
  });

  it('is counted for its organisation and its day, and refused when the day has no more', async () => {
    expect(await check(officer, HASH)).toMatchObject({ checks: 4, most: CHECKS_A_DAY });
    await house.admin.query('UPDATE list_checks SET checks = $1 WHERE organisation = $2', [
      CHECKS_A_DAY - 1,
      IDS.LE_UNIT.ours,
    ]);
    const last = await Promise.all([check(officer, HASH), check(supervisor, HASH)]);
    expect(last.map(({ status }) => status).sort()).toEqual([200, 429]);
    expect(await check(officer, HASH)).toMatchObject({ status: 429, code: 'checks-used-up' });
    expect((await check(stranger, HASH)).status).toBe(200);
    house.clock.at = '2026-03-21T00:00:00.000Z';
    expect(await check(officer, HASH)).toMatchObject({ status: 200, checks: 1 });
  });

  it.each([[[]], [[{ kind: 'PDQ', hash: 'zz' }]], [[{ kind: 'MD5', hash: HASH }]]])(
    'asks for fingerprints: %j',
    async (fingerprints) => {
      const answer = await house.ask(officer, { method: 'POST', url: '/api/list/check', payload: { fingerprints } });
      expect(answer.statusCode).toBe(400);
    },
  );
});
