// A service without a demonstration, whose people sit in browsers of their own: how its organisations begin.
import { setDigest } from '@remit/protocol';
import { expect } from 'vitest';
import { card, parameterSet } from '../../packages/protocol/src/referral/fixtures/sample-case.ts';
import { type Founded, found } from '../service/founding.ts';
import { codesIn } from '../service/partner.ts';
import type { Environment } from '../service/running.ts';
import { makeWrappingKey, openSeats, type Seats, signIn } from './seats.ts';

const IN_A_YEAR = new Date(Date.now() + 300 * 86_400_000).toISOString();

export type PasskeyService = {
  readonly service: Founded;
  readonly seats: Seats;
  /** An administrator enrols somebody on the page, and the code that the page shows once is redeemed. */
  readonly enrol: (by: string, person: string, role: string | null, prf?: boolean) => Promise<void>;
  /** A unit, a platform and its oversight, two people each. */
  readonly admitThree: () => Promise<void>;
  /** An officer, a supervisor (whose role the hub confirms the first time) and a decider. */
  readonly enrolThree: () => Promise<void>;
  readonly makeDeskKey: (person: string) => Promise<void>;
  /** A parameter set that three organisations approved, in force when this ends. */
  readonly beginToRule: () => Promise<void>;
  readonly close: () => Promise<void>;
};

export async function openPasskeyService(name: string, more: Environment = {}): Promise<PasskeyService> {
  const service = await found(name, more);
  const seats = await openSeats(service.origin);
  const close = async (): Promise<void> => {
    await seats.close();
    await service.close();
  };
  return { service, seats, close, ...beginnings(service, seats), beginToRule: () => beginToRule(service, seats) };
}

function beginnings(
  service: Founded,
  seats: Seats,
): Pick<PasskeyService, 'admitThree' | 'enrolThree' | 'enrol' | 'makeDeskKey'> {
  /** The first two people of an organisation redeem their codes in browsers of their own. */
  const admit = async (id: string, kind: string, founders: readonly string[]): Promise<void> => {
    const about = ['--kind', kind, '--name', `The ${id}`, '--jurisdiction', 'DE', '--domain', `${id}.example`];
    expect((await service.who('hub-1').remit(['organisation', 'register', id, ...about])).exit).toBe(0);
    const named = founders.flatMap((person) => ['--person', person, `P ${person}`, `N ${person}`]);
    const { said } = await service.who('hub-1').remit(['organisation', 'ceremony', id, ...named]);
    const codes = codesIn(said);
    for (const [i, person] of founders.entries()) await seats.enrol(person, codes[i] ?? '');
    await signIn(seats.at(founders[0]!), service.origin);
  };
  const enrol: PasskeyService['enrol'] = async (by, person, role, prf = true) => {
    const { page } = seats.at(by);
    await page.goto(`${service.origin}/people`);
    await page.getByRole('textbox', { name: 'Name', exact: true }).fill(`N ${person}`);
    await page.getByRole('textbox', { name: 'Pseudonym' }).fill(`P ${person}`);
    await page.getByRole('textbox', { name: 'Identifier' }).fill(person);
    await page.getByRole('button', { name: 'Enrol', exact: true }).click();
    const row = page.getByRole('listitem').filter({ has: page.getByLabel(`Change P ${person}`) });
    await row.getByLabel(`Change P ${person}`).click();
    await row.getByRole('button', { name: 'Give a one-time code' }).click();
    const code = await row.locator('output').innerText();
    if (role !== null) {
      await row.getByRole('combobox', { name: 'Role' }).selectOption({ label: role });
      await row.getByRole('button', { name: /Grant the role|Propose the role/u }).click();
      await page
        .getByRole('dialog')
        .getByRole('button', { name: /Grant the role|Propose the role/u })
        .click();
      await page.getByRole('dialog').waitFor({ state: 'hidden' });
    }
    await seats.enrol(person, code, { prf });
  };
  const admitThree = async (): Promise<void> => {
    await admit('unit-north', 'LE_UNIT', ['north-1', 'north-2']);
    await admit('lantern', 'PLATFORM', ['lantern-1', 'lantern-2']);
    await admit('council', 'OVERSIGHT', ['chief-1', 'reviewer-1']);
    const appointed = { appointer: 'Parliament (synthetic)', until: IN_A_YEAR, judicial: false, units: ['unit-north'] };
    expect(await service.who('hub-1').give('council', 'AppointOversight', appointed)).toBeNull();
  };
  const enrolThree = async (): Promise<void> => {
    await enrol('north-1', 'officer-1', 'Officer');
    await enrol('north-1', 'super-1', 'Supervisor');
    const role = { person: 'super-1', role: 'LE_SUPERVISOR' };
    expect(await service.who('hub-1').give('unit-north', 'ConfirmRole', role)).toBeNull();
    await enrol('lantern-1', 'decider-1', 'Decider');
    for (const person of ['super-1', 'reviewer-1']) await signIn(seats.at(person), service.origin);
  };
  const makeDeskKey: PasskeyService['makeDeskKey'] = async (person) => {
    const seat = seats.at(person);
    await makeWrappingKey(seat, service.origin);
    await seat.page.getByRole('button', { name: 'Make the desk’s key' }).click();
    await seat.page.getByText('You can sign').waitFor();
  };
  return { admitThree, enrolThree, enrol, makeDeskKey };
}

async function beginToRule(service: Founded, seats: Seats): Promise<void> {
  const north = seats.at('north-1');
  expect(await seats.at('lantern-1').give('lantern', 'publish-card', card())).toBeNull();
  for (const [person, role] of [
    ['officer-1', 'LE_OFFICER'],
    ['super-1', 'LE_SUPERVISOR'],
  ] as const)
    expect(await north.give('unit-north', 'issue-certificate', { person, role, until: IN_A_YEAR })).toBeNull();
  const domainProof = { method: 'DNS_TXT', seenAt: new Date().toISOString() };
  for (const id of ['lantern', 'unit-north'])
    expect(
      await service.who('hub-1').give(id, 'SetTrustTier', { tier: 'VERIFIED', basis: 'Called back.', domainProof }),
    ).toBeNull();
  const inForceFrom = new Date(Date.now() + 10_000).toISOString();
  const whole = parameterSet({ version: 1, unit: 'unit-north', inForceFrom, inForceTo: IN_A_YEAR });
  const { approvals: _, ...set } = whole;
  expect(await seats.at('super-1').give('unit-north', 'propose-parameter-set', set)).toBeNull();
  const cited = { set: 'north-ct@1', digest: setDigest(set) };
  for (const person of ['lantern-1', 'chief-1'])
    expect(await seats.at(person).give('unit-north', 'approve-parameter-set', cited)).toBeNull();
  expect(await north.give('unit-north', 'publish-parameter-set', cited)).toBeNull();
  await new Promise((resolve) => setTimeout(resolve, Math.max(0, Date.parse(inForceFrom) - Date.now() + 500)));
}
