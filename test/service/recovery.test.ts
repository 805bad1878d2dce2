/**
 * A lost passkey, from the loss to the new one, over HTTP with authenticators in software. Catches a recovery that one
 * person decides, a session or a passkey that outlives it, and a second passkey given without one.
 */
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { completeHeader, completeItem, PLATFORM } from '../../packages/protocol/src/referral/fixtures/sample-case.ts';
import { type Founded, found } from './founding.ts';
import { openHouse } from './house.ts';
import { seatOf } from './parties.ts';
import { codesIn, Partner } from './partner.ts';

const UNIT = 'unit-north';
let house: Founded;
beforeAll(async () => {
  house = await found('recovery');
  await house.admit(UNIT, 'LE_UNIT', ['north-1', 'north-2']);
  await house.enrol('north-1', UNIT, 'north-3', 'LE_OFFICER');
  await house.enrol('north-1', UNIT, 'north-5', null);
  const role = { person: 'north-5', role: 'LE_SUPERVISOR' };
  expect(await give('north-1', 'ProposeRole', role)).toBeNull();
  expect(await give('hub-1', 'ConfirmRole', role)).toBeNull();
  await house.who('north-5').sitDown();
});
afterAll(() => house.close());

const give = (by: string, command: string, data: object): Promise<string | null> =>
  house.who(by).give(UNIT, command, data);
const statusOf = async (token: string): Promise<number> =>
  (await fetch(`${house.origin}/api/queue-counts`, { headers: { authorization: `Bearer ${token}` } })).status;
const codeFor = async (by: string): Promise<{ exit: number; code: string }> => {
  const { exit, said } = await house.who(by).remit(['organisation', 'code', UNIT, 'north-3']);
  return { exit, code: codesIn(said)[0] ?? '' };
};
const lost = { person: 'north-3' };
const reason = 'The authenticator was lost.';

describe('who lost the passkey', () => {
  let old: Partner;
  let session: string;
  let recovered: Partner;
  beforeAll(async () => {
    old = house.who('north-3');
    session = (await old.token()) ?? '';
    recovered = new Partner(house.origin, house.folder);
  });

  it('is given no code before a recovery, and no recovery by one person alone', async () => {
    expect((await codeFor('north-1')).exit).toBe(3);
    expect(await give('north-5', 'ConfirmRecovery', lost)).toBe('recovery-not-open');
    expect(await give('north-1', 'ProposeRecovery', { ...lost, reason })).toBeNull();
    expect(await give('north-1', 'ConfirmRecovery', lost)).toBe('not-your-role');
    expect(await give('north-2', 'ConfirmRecovery', lost)).toBe('not-your-role');
    expect((await codeFor('north-1')).exit).toBe(3);
    // Nothing has happened to the old passkey yet: a proposal takes nothing away.
    expect(await statusOf(session)).toBe(200);
  });

  it('is not recovered by the hub while somebody inside can confirm', async () => {
    expect(await give('hub-1', 'ConfirmRecovery', lost)).toBe('second-person-inside');
  });

  it('loses every session and the old passkey with the confirmation, at the next request', async () => {
    expect(await give('north-5', 'ConfirmRecovery', lost)).toBeNull();
    expect([await statusOf(session), (await old.signIn()).status, await old.token()]).toEqual([401, 401, null]);
  });

  it('comes back with a code and a new passkey, and holds what the person held', async () => {
    const { exit, code } = await codeFor('north-1');
    expect(exit).toBe(0);
    expect((await recovered.enrol(code)).body['person']).toMatchObject({ id: 'north-3', role: 'LE_OFFICER' });
    const token = (await recovered.token()) ?? '';
    expect(await statusOf(token)).toBe(200);
    expect([(await old.signIn()).status, await statusOf(session)]).toEqual([401, 401]);
  });

  it('is given no second passkey, and no old code works again', async () => {
    expect((await codeFor('north-2')).exit).toBe(3);
    expect(await give('north-5', 'ConfirmRecovery', lost)).toBe('recovery-not-open');
  });

  it('has a directory that says who took part, and holds the new passkey alone', async () => {
    const client = new pg.Client({ connectionString: house.environment['DATABASE_URL'] });
    await client.connect();
    const { rows } = await client.query<{ kind: string; by: string }>(
      `SELECT kind, actor ->> 'person' AS by FROM facts
       WHERE stream = $1 AND kind IN ('RecoveryProposed', 'PasskeysRevoked') ORDER BY version`,
      [`organisation:${UNIT}`],
    );
    const { rows: held } = await client.query<{ n: number }>(
      `SELECT jsonb_array_length(p -> 'passkeys') AS n FROM organisation_rows,
         jsonb_array_elements(state -> 'people') AS p WHERE organisation = $1 AND p ->> 'person' = 'north-3'`,
      [UNIT],
    );
    await client.end();
    expect(rows).toEqual([
      { kind: 'RecoveryProposed', by: 'north-1' },
      { kind: 'PasskeysRevoked', by: 'north-5' },
    ]);
    expect(held).toEqual([{ n: 1 }]);
  });
});

describe('the passkey that was lost', () => {
  it('signs nothing more for whoever found it', async () => {
    const seats = (['LE_OFFICER', 'LE_SUPERVISOR', 'LE_ADMIN', 'PLAT_DECIDER'] as const).map((role) =>
      seatOf(role, 'ours'),
    );
    const world = await openHouse({ seats });
    const [officer, supervisor, administrator] = seats;
    const execute = (
      seat = officer,
      kind: 'CreateDraft' | 'SubmitDraft' | 'ProposeRecovery' | 'ConfirmRecovery',
      data: object,
      referral?: string,
    ) => {
      const { person, organisation, roles } = seat!;
      return world.executor.execute({
        actor: { type: 'person', person, organisation, role: roles[0]! },
        kind,
        subject:
          referral === undefined ? { type: 'organisation', id: organisation } : { type: 'referral', id: referral },
        data,
        idempotencyKey: null,
        expectedVersion: null,
      });
    };
    /** The executor of these tests signs with the passkey that the person had from the beginning. */
    const submit = async () => {
      const id = world.newId();
      const items = [{ id: world.newId(), content: completeItem(1) }];
      await execute(
        officer,
        'CreateDraft',
        { platform: PLATFORM, header: completeHeader(), items, importId: null },
        id,
      );
      return execute(officer, 'SubmitDraft', {}, id);
    };
    expect(await submit()).toMatchObject({ status: 'LOCK1' });
    const { person } = officer!;
    expect(await execute(administrator, 'ProposeRecovery', { person, reason })).toHaveProperty('facts');
    expect(await submit()).toMatchObject({ status: 'LOCK1' });
    expect(await execute(supervisor, 'ConfirmRecovery', { person })).toMatchObject({ facts: ['PasskeysRevoked'] });
    expect(await submit()).toMatchObject({ refused: true, code: 'person-key-unknown' });
    await world.close();
  });
});

describe('a directory', () => {
  it('takes in no key that is named as the demonstration names its own', async () => {
    const publicKey = 'MCowBQYDK2VwAyEA11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo';
    const until = new Date(Date.now() + 90 * 86_400_000).toISOString();
    const key = { purpose: 'desk', keyId: `demonstration-${UNIT}`, publicKey, label: 'Desk', until };
    expect(await give('north-5', 'AddKey', key)).toBe('demonstration-key-refused');
    expect(await give('north-5', 'AddKey', { ...key, keyId: 'unit-north-1' })).toBeNull();
  });
});
