/**
 * A service without a demonstration, in real chromium with virtual authenticators: three organisations begin, their
 * people enrol passkeys, make wrapping keys and desk keys, and hand one over. Catches an enrolment that a browser's
 * passkey does not pass, a key that an administrator could make, and words that two screens say differently.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Founded, found } from '../service/founding.ts';
import { codesIn } from '../service/partner.ts';
import { makeWrappingKey, openSeats, type Seats, signIn } from './seats.ts';

const IN_A_YEAR = new Date(Date.now() + 300 * 86_400_000).toISOString();

let service: Founded;
let seats: Seats;
beforeAll(async () => {
  service = await found('signing');
  seats = await openSeats(service.origin);
});
afterAll(async () => {
  await seats?.close();
  await service?.close();
});

/** The hub admits an organisation, whose first two people redeem their codes in browsers of their own. */
async function admit(id: string, kind: string, founders: readonly string[]): Promise<void> {
  const about = ['--kind', kind, '--name', `The ${id}`, '--jurisdiction', 'DE', '--domain', `${id}.example`];
  expect((await service.who('hub-1').remit(['organisation', 'register', id, ...about])).exit).toBe(0);
  const named = founders.flatMap((person) => ['--person', person, `P ${person}`, `N ${person}`]);
  const { said } = await service.who('hub-1').remit(['organisation', 'ceremony', id, ...named]);
  const codes = codesIn(said);
  for (const [i, person] of founders.entries()) await seats.enrol(person, codes[i] ?? '');
  await signIn(seats.at(founders[0]!), service.origin);
}

/** An administrator enrols somebody on the page, and the code that the page shows once is redeemed. */
async function enrol(by: string, person: string, role: string | null, prf = true): Promise<void> {
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
}

async function makeDeskKey(person: string): Promise<void> {
  const seat = seats.at(person);
  await makeWrappingKey(seat, service.origin);
  await seat.page.getByRole('button', { name: 'Make the desk’s key' }).click();
  await seat.page.getByText('You can sign').waitFor();
}

describe('three organisations begin', () => {
  it('with passkeys made in browsers, two people each', async () => {
    await admit('unit-north', 'LE_UNIT', ['north-1', 'north-2']);
    await admit('lantern', 'PLATFORM', ['lantern-1', 'lantern-2']);
    await admit('council', 'OVERSIGHT', ['chief-1', 'reviewer-1']);
    const appointed = { appointer: 'Parliament (synthetic)', until: IN_A_YEAR, judicial: false, units: ['unit-north'] };
    expect(await service.who('hub-1').give('council', 'AppointOversight', appointed)).toBeNull();
  });

  it('enrol further people on the page; a lock’s role is proposed there and confirmed by the hub the first time', async () => {
    await enrol('north-1', 'officer-1', 'Officer');
    await enrol('north-1', 'super-1', 'Supervisor');
    const role = { person: 'super-1', role: 'LE_SUPERVISOR' };
    expect(await service.who('hub-1').give('unit-north', 'ConfirmRole', role)).toBeNull();
    await enrol('lantern-1', 'decider-1', 'Decider');
    for (const person of ['super-1', 'reviewer-1']) await signIn(seats.at(person), service.origin);
  });

  it('make their desks’ keys, never by an administrator, and hand them over to who vouched for a key', async () => {
    for (const person of ['super-1', 'reviewer-1', 'decider-1']) await makeDeskKey(person);
    const admin = seats.at('north-1').page;
    await admin.goto(`${service.origin}/people`);
    await admin.getByRole('heading', { name: 'The desk’s key' }).waitFor();
    expect(await admin.getByRole('button', { name: 'Make the desk’s key' }).count()).toBe(0);
    const read = await makeWrappingKey(seats.at('officer-1'), service.origin);
    const { page } = seats.at('super-1');
    await page.goto(`${service.origin}/people`);
    await page.getByRole('button', { name: 'Hand over to P officer-1' }).click();
    expect(await page.getByRole('dialog').locator('figure code').innerText()).toBe(read);
    await page
      .getByRole('dialog')
      .getByRole('button', { name: /Words agree/u })
      .click();
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
    const officer = await seats.at('officer-1').ask('GET', '/api/desk');
    expect(officer.body['wrapped']).not.toBeNull();
  });
});
