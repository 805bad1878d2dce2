/**
 * A service without a demonstration, in real chromium with virtual authenticators: three organisations begin, their
 * people make passkeys and keys, and a referral is drafted, locked twice and received, each act signed by one touch.
 * Catches a screen whose signature the service does not take, and a timeline that says something else than was signed.
 */
import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { completeHeader, completeItem } from '../../packages/protocol/src/referral/fixtures/sample-case.ts';
import { ulid } from '../../packages/server/src/ports.ts';
import { openPasskeyService, type PasskeyService } from './passkey-service.ts';
import { makeWrappingKey } from './seats.ts';

let begun: PasskeyService;
let service: PasskeyService['service'];
let seats: PasskeyService['seats'];
beforeAll(async () => {
  begun = await openPasskeyService('signing');
  ({ service, seats } = begun);
});
afterAll(() => begun?.close());

describe('three organisations begin', () => {
  it('with passkeys made in browsers, two people each', async () => {
    await begun.admitThree();
  });

  it('enrol further people on the page; a lock’s role is proposed there and confirmed by the hub the first time', async () => {
    await begun.enrolThree();
  });

  it('make their desks’ keys, never by an administrator, and hand them over to who vouched for a key', async () => {
    for (const person of ['super-1', 'reviewer-1', 'decider-1']) await begun.makeDeskKey(person);
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

const EXEMPTIONS = [
  'Education',
  'Journalism',
  'Art',
  'Research',
  'Preventing or countering terrorism',
  'Polemic or controversial debate',
];
const QUESTIONS = ['Power', 'Purpose', 'Necessity', 'Proportionality', 'Exemptions', 'Fairness', 'Precision'];
const BOTH = 'signed with the desk’s key and a personal passkey';

async function confirm(person: string, button: string | RegExp): Promise<void> {
  const { page } = seats.at(person);
  await page.getByRole('button', { name: button }).click();
  await page.getByRole('dialog').getByText('One touch of your passkey signs').waitFor();
  await page.getByRole('dialog').getByRole('button', { name: button }).click();
  await page.getByRole('dialog').waitFor({ state: 'hidden' });
}

describe('a referral of this service', () => {
  let path = '';
  const open = async (person: string) => {
    const { page } = seats.at(person);
    page.setDefaultTimeout(15_000);
    await page.goto(`${service.origin}${path}`);
    return page;
  };

  it('is ruled by a set that three organisations approved', async () => {
    await begun.beginToRule();
  });

  it('is submitted by an officer with one touch', async () => {
    const officer = seats.at('officer-1');
    const item = { id: ulid(Date.now(), randomBytes(16)), content: completeItem(1) };
    const header = completeHeader({ parameterSet: 'north-ct@1' });
    const draft = { platform: 'lantern', header, items: [item], importId: null };
    const made = await officer.ask('POST', '/api/referrals', draft);
    path = `/unit/new?draft=${String(made.body['id'])}`;
    const page = await open('officer-1');
    await confirm('officer-1', 'Submit to lock 1');
    await page.waitForURL(/\/case\//u);
    path = new URL(page.url()).pathname;
    await page.getByText(BOTH).first().waitFor();
  });

  it('is read afresh and locked by a supervisor, who signs the digest that the page computed', async () => {
    const page = await open('super-1');
    const box = page.getByRole('region', { name: 'Read these items afresh' });
    for (const question of EXEMPTIONS)
      await box
        .getByRole('radiogroup', { name: question })
        .getByRole('radio', { name: question === 'Journalism' ? 'Yes' : 'No' })
        .check();
    await box.getByRole('combobox').selectOption({ label: 'None' });
    await box.getByRole('button', { name: 'Record this reading' }).click();
    await box.getByText('1 of 1 read').waitFor();
    await confirm('super-1', 'Approve and sign');
    await page.getByText(BOTH).nth(1).waitFor();
  });

  it('is locked by oversight, with a key of its own desk', async () => {
    const page = await open('reviewer-1');
    for (const question of QUESTIONS) {
      await page
        .getByRole('radiogroup', { name: question, exact: true })
        .getByRole('radio', { name: 'Met', exact: true })
        .check();
      await page.getByRole('textbox', { name: `In writing, why: ${question}` }).fill('Considered, and met.');
    }
    await page
      .getByRole('radiogroup', { name: 'What do you decide?' })
      .getByRole('radio', { name: 'Approve', exact: true })
      .check();
    await confirm('reviewer-1', 'Approve and sign');
    await page.getByText(BOTH).nth(2).waitFor();
  });

  it('is received by the platform, which sees desks and no person', async () => {
    const decider = seats.at('decider-1');
    const id = path.split('/').at(-1) ?? '';
    await expect
      .poll(async () => (await decider.ask('GET', `/api/referrals/${id}`)).status, { timeout: 20_000 })
      .toBe(200);
    const page = await open('decider-1');
    await confirm('decider-1', /^Acknowledge and begin/u);
    await page.getByRole('grid', { name: 'Decide each item' }).waitFor();
    const { body } = await decider.ask('GET', `/api/referrals/${id}`);
    const timeline = body['timeline'] as { kind: string; signedWith: string; actor: { name: string | null } }[];
    const locks = timeline.filter(({ kind }) => /^(?:Lock[12]Approved|ReferralAcknowledged)$/u.test(kind));
    expect(locks.map(({ signedWith }) => signedWith)).toEqual(locks.map(() => 'PASSKEY'));
    expect(locks.filter(({ actor }) => actor.name !== null).map(({ kind }) => kind)).toEqual(['ReferralAcknowledged']);
  });
});
