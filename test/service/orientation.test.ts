/**
 * D14 over HTTP: the answers say whether a platform committed itself to its times, so that no screen calls late what was
 * never owed. Read at reading time from the card, by every side alike.
 */
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { factsOf, type Histories } from '../../packages/protocol/src/referral/fixtures/run-vector.ts';
import { type House, openHouse, seat } from './house.ts';
import { IDS } from './parties.ts';
import { placeCase } from './place.ts';

const histories = JSON.parse(
  readFileSync(new URL('../../spec/vectors/referral/histories.generated.json', import.meta.url), 'utf8'),
) as Histories;
let house: House;
let id: string;
beforeAll(async () => {
  house = await openHouse();
  id = house.newId();
  await placeCase(house.store, id, factsOf('delivered', histories), house.parties);
});
afterAll(() => house.close());

type Said = { timesDeclared: boolean };
const declared = async (role: 'LE_OFFICER' | 'PLAT_REVIEWER' | 'AUDITOR', queue: string): Promise<boolean[]> => {
  const view = await house.ask(seat(role), { method: 'GET', url: `/api/referrals/${id}` });
  const page = await house.ask(seat(role), { method: 'GET', url: `/api/queues/${queue}` });
  return [view.json<Said>().timesDeclared, ...page.json<{ rows: Said[] }>().rows.map((row) => row.timesDeclared)];
};
const DESKS = [
  ['LE_OFFICER', 'unit'],
  ['PLAT_REVIEWER', 'platform'],
  ['AUDITOR', 'audit'],
] as const;

describe('whether the times of a platform are owed', () => {
  it('is what its card says', async () => {
    for (const [role, queue] of DESKS) expect(await declared(role, queue), role).toEqual([true, true]);
    await house.admin.query(
      `UPDATE organisation_rows SET version = version + 1, state = jsonb_set(state, '{card,declaredTimes}', 'false') WHERE organisation = $1`,
      [IDS.PLATFORM.ours],
    );
    for (const [role, queue] of DESKS) expect(await declared(role, queue), role).toEqual([false, false]);
  });
  it('is not assumed of a platform without a card', async () => {
    await house.admin.query(
      `UPDATE organisation_rows SET version = version + 1, state = jsonb_set(state, '{card}', 'null') WHERE organisation = $1`,
      [IDS.PLATFORM.ours],
    );
    for (const [role, queue] of DESKS) expect(await declared(role, queue), role).toEqual([false, false]);
  });
});
