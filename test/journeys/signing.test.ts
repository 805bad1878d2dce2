/**
 * A service without a demonstration, in real chromium with virtual authenticators: three organisations begin, their
 * people make passkeys and keys, and referrals go from the draft to decision, effect, correction, reinstatement and
 * withdrawal, each act signed by one touch, and several with the same one.
 * Catches a screen whose signature the service does not take, and a timeline that says something else than was signed.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readServiceKeys } from '../../packages/server/src/key-file.ts';
import { logSigner } from '../../packages/server/src/store/log/signer.ts';
import { openPasskeyService, type PasskeyService } from './passkey-service.ts';
import { makeWrappingKey } from './seats.ts';
import { type Steps, stepsAt } from './signed-steps.ts';
import { expectAccessible, shoot } from './world.ts';

let begun: PasskeyService;
let steps: Steps;
let service: PasskeyService['service'];
let seats: PasskeyService['seats'];
beforeAll(async () => {
  begun = await openPasskeyService('signing');
  ({ service, seats } = begun);
  steps = stepsAt(begun);
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

const BOTH = 'signed with the desk’s key and a personal passkey';

describe('a referral of this service', () => {
  let id = '';

  it('is ruled by a set that three organisations approved', () => begun.beginToRule());

  it('is submitted by an officer with one touch', async () => {
    id = await steps.submit();
    await seats.at('officer-1').page.getByText(BOTH).first().waitFor();
  });

  it('is read afresh and locked by a supervisor, who signs the digest that the page computed', async () => {
    await steps.lock1(id);
    await seats.at('super-1').page.getByText(BOTH).nth(1).waitFor();
  });

  it('is locked by oversight, with a key of its own desk', async () => {
    await steps.lock2(id);
    await seats.at('reviewer-1').page.getByText(BOTH).nth(2).waitFor();
  });

  it('is received by the platform, which sees desks and no person', async () => {
    await steps.delivered(id);
    const page = await steps.open('decider-1', `/case/${id}`);
    await steps.confirm('decider-1', /^Acknowledge and begin/u);
    await page.getByRole('grid', { name: 'Decide each item' }).waitFor();
    const acts = await signedActs('decider-1', id);
    expect(acts).toEqual([
      ['Lock1Approved', null],
      ['Lock2Approved', null],
      ['ReferralAcknowledged', 'P decider-1'],
    ]);
  });

  it('is decided, put into effect, corrected by its unit and reinstated, each by one touch', async () => {
    const page = seats.at('decider-1').page;
    const grid = page.getByRole('grid', { name: 'Decide each item' });
    await grid.getByRole('combobox', { name: 'Outcome for Item 1' }).selectOption('ACT_REMOVED');
    await grid.getByRole('combobox', { name: 'Ground for Item 1' }).selectOption('LAW');
    await grid.getByRole('textbox', { name: 'Reason for Item 1' }).fill('Assessed against the law.');
    await steps.confirm('decider-1', /^Record 1 decision/u);
    await steps.confirm('decider-1', /^Record the effect on 1 item/u);
    const officer = await steps.open('officer-1', `/case/${id}`);
    await officer.getByRole('button', { name: 'Correct an item', exact: true }).click();
    const correction = officer.getByRole('dialog');
    await correction.getByRole('combobox').first().selectOption({ index: 1 });
    await correction.getByRole('combobox').nth(1).selectOption({ label: 'Wrong item' });
    await correction.getByRole('textbox').fill('Another video was meant.');
    await correction.getByRole('button', { name: 'Correct an item', exact: true }).click();
    await correction.waitFor({ state: 'hidden' });
    await steps.open('decider-1', `/case/${id}`);
    await page.getByText('Reinstate an item').first().click();
    await page.getByRole('combobox', { name: 'Why' }).last().selectOption({ label: 'after a complaint' });
    await page.locator('details', { hasText: 'Reinstate an item' }).getByRole('textbox').fill('It was the wrong one.');
    await steps.confirm('decider-1', 'Reinstate');
    const later = (await signedActs('officer-1', id)).slice(4).map(([kind]) => kind);
    const decided = ['ItemsDecided', 'ReferralDecided', 'EffectRecorded', 'ReferralEffected'];
    expect(later).toEqual([...decided, 'ItemCorrected', 'ItemReinstated']);
  });

  it('is withdrawn by one touch', async () => {
    const other = await steps.submit();
    const { page } = seats.at('officer-1');
    await page.getByRole('button', { name: 'Withdraw', exact: true }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('combobox').selectOption({ label: 'Our error' });
    await dialog.getByRole('button', { name: 'Withdraw', exact: true }).click();
    await dialog.waitFor({ state: 'hidden' });
    expect(await signedActs('officer-1', other)).toContainEqual(['ReferralWithdrawn', 'P officer-1']);
  });

  it('has a bundle that holds under a policy without demonstration keys, in a log that verifies', async () => {
    const { folder, environment, origin, who } = service;
    const log = String(environment['REMIT_LOG_NAME']);
    const { verifierKey } = logSigner(log, readServiceKeys(String(environment['REMIT_KEY_FILE'])).logSeed);
    const trusted = { origin: log, logKeys: [verifierKey], witnessKeys: [], witnesses: 0, maxAgeSeconds: 172_800 };
    const policy = join(folder, 'policy.json');
    writeFileSync(policy, JSON.stringify({ type: 'remit/bundle-policy/v1', ...trusted, demonstration: false }));
    const file = join(folder, 'referral.bundle.json');
    const { page } = seats.at('decider-1');
    await expect.poll(async () => (await page.request.get(`${origin}/api/referrals/${id}/bundle`)).status()).toBe(200);
    writeFileSync(file, await (await page.request.get(`${origin}/api/referrals/${id}/bundle`)).text());
    const checked = await who('hub-1').remit(['bundle', 'verify', file, '--policy', policy]);
    expect(checked.exit, checked.said + checked.remarked).toBe(0);
    const verified = await who('hub-1').remit(['verify', origin, '--verifier-key', verifierKey]);
    expect(verified.exit, verified.said + verified.remarked).toBe(0);
  });
});

describe('several referrals of an inbox', () => {
  const ids: string[] = [];
  let touches = 0;

  it('arrive', async () => {
    for (let n = 0; n < 2; n += 1) {
      const one = await steps.submit();
      await steps.lock1(one);
      await steps.lock2(one);
      ids.push(one);
    }
    for (const each of ids) await steps.delivered(each);
    seats.at('decider-1').cdp.on('WebAuthn.credentialAsserted', () => (touches += 1));
  });

  it('are acknowledged by one touch, each as a statement of its own', async () => {
    await choose(ids);
    await steps.confirm('decider-1', 'Acknowledge 2 referrals');
    expect(touches).toBe(1);
    for (const each of ids)
      expect(await signedActs('decider-1', each)).toContainEqual(['ReferralAcknowledged', 'P decider-1']);
  });

  it('are decided by one touch, each item with a reason of its own', async () => {
    const page = await choose(ids);
    await page.getByRole('button', { name: 'Decide 2 referrals' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText('You vouch that you assessed each of these 2 items in 2 referrals').waitFor();
    await dialog.getByRole('combobox', { name: 'Outcome for all of them' }).selectOption('ACT_REMOVED');
    await dialog.getByRole('combobox', { name: 'Ground for all of them' }).selectOption('LAW');
    await dialog.getByRole('textbox', { name: 'Reason for all of them' }).fill('Assessed against the law.');
    await dialog
      .getByRole('textbox', { name: /Item 1$/u })
      .nth(1)
      .fill('Assessed, and graver than the other.');
    await shoot(page, 'signing-decide-together');
    await expectAccessible(page);
    await dialog.getByRole('button', { name: 'Decide 2 referrals' }).click();
    await dialog.waitFor({ state: 'hidden' });
    expect(touches).toBe(2);
    const reasons = new Set<unknown>();
    for (const each of ids) {
      expect(await signedActs('decider-1', each)).toContainEqual(['ItemsDecided', 'P decider-1']);
      const { body } = await seats.at('decider-1').ask('GET', `/api/referrals/${each}`);
      expect(body['status']).toBe('DECIDED');
      for (const { decision } of body['items'] as { decision: { reason: string } }[]) reasons.add(decision.reason);
    }
    expect(reasons).toEqual(new Set(['Assessed against the law.', 'Assessed, and graver than the other.']));
  });

  async function choose(chosen: readonly string[]) {
    const page = await steps.open('decider-1', '/platform');
    for (const each of chosen) await page.locator(`[data-row="${each}"]`).getByRole('checkbox').check();
    return page;
  }
});

/** What this reader's timeline says of each act that a passkey signed: its kind, and who, where the reader may know. */
async function signedActs(person: string, id: string): Promise<[string, string | null][]> {
  const { body } = await seats.at(person).ask('GET', `/api/referrals/${id}`);
  const timeline = body['timeline'] as { kind: string; signedWith: string; actor: { name: string | null } }[];
  return timeline.filter(({ signedWith }) => signedWith === 'PASSKEY').map(({ kind, actor }) => [kind, actor.name]);
}
