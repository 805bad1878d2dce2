import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Cases, openCases } from './cases.ts';
import { expectAccessible, expectAllInWindow, type Journey, openJourney, problemsOf, shoot } from './world.ts';

let journey: Journey;
let cases: Cases;
beforeAll(async () => {
  journey = await openJourney();
  cases = openCases();
});
afterAll(async () => {
  await cases?.close();
  await journey?.close();
});

const says = (page: Page, text: string | RegExp) => page.locator('main').getByText(text).first().waitFor();
const fold = (page: Page, title: string) => page.locator('summary').filter({ hasText: title }).click();
const fact = (page: Page, name: string) =>
  page.locator('dt').filter({ hasText: name, visible: true }).locator('xpath=following-sibling::dd').first();

async function referenceOf(page: Page, path: string): Promise<string> {
  await page.goto(`${journey.url}${path}`);
  return (
    (await page
      .locator('main')
      .getByText(/^NRU-\d{4}-\d{6}$/)
      .first()
      .textContent()) ?? ''
  );
}

async function newDraft(page: Page): Promise<void> {
  await page.goto(`${journey.url}/unit/new`);
  const address = page.getByRole('textbox', { name: 'Address of the item, or a pasted list', exact: true });
  await address.fill('https://lantern.example/watch/followed1');
  await page.getByRole('button', { name: 'Add', exact: true }).click();
  await page.getByRole('textbox', { name: 'Title', exact: true }).fill('The same call once more');
}

describe('a referral that follows another', () => {
  it('is written in two folds, says at once which link is not known, and leads to the case', async () => {
    const earlier = await cases.at('delivered');
    const page = await journey.as('officer');
    const reference = await referenceOf(page, earlier.path);
    await newDraft(page);
    await fold(page, 'Links to other referrals');
    await page.getByLabel('Campaign').fill('market-2026');
    await page.getByLabel('Follows referral').fill(reference.toLowerCase());
    await page.getByLabel('Repeats referrals').fill('NRU-2020-000001');
    await says(page, /NRU-2020-000001.*names no earlier referral of your unit/);
    await page.getByLabel('Repeats referrals').fill('');
    await fold(page, 'Capture, reach and translation');
    await page.getByLabel('Digest of the file (SHA-256)').fill('5F'.repeat(32));
    await page.getByLabel('Picture hash (PDQ)').fill('A5'.repeat(32));
    await page.getByLabel('How many people or views').fill('12400');
    await page.getByLabel('Counted when').fill('2026-11-20T10:20');
    await page.getByLabel('Counted by what').fill('The counter below the video.');
    await page.getByLabel('Language we write in').selectOption('pl');
    await says(page, /does not read this language/);
    await page.getByLabel('Into').selectOption('en');
    await page.getByLabel('What it says, and why it is referred').fill('Come to the market with what you have.');
    await page.getByText('does not read this language').first().waitFor({ state: 'detached' });
    await expectAccessible(page);
    await shoot(page, 'draft-links');
    await page.setViewportSize({ width: 320, height: 720 });
    await expectAllInWindow(page);
    await page.setViewportSize({ width: 1280, height: 900 });
    await page.getByRole('button', { name: 'Save draft' }).click();
    await page.waitForURL(/draft=/);
    await page.goto(`${journey.url}/case/${new URL(page.url()).searchParams.get('draft')}`);
    await says(page, /about 12,400, counted .*: The counter below the video\./);
    await says(page, 'a5'.repeat(32));
    await says(page, 'Come to the market with what you have.');
    expect(await fact(page, 'Campaign').innerText()).toBe('market-2026');
    await fact(page, 'Follows').getByRole('link', { name: reference }).click();
    await page.waitForURL((url) => url.pathname === earlier.path);
    expect(problemsOf(page)).toEqual([]);
  });
});

describe('the useful time of a referral', () => {
  it('is renewed with a reason that both sides read, and says since when', async () => {
    const made = await cases.at('delivered');
    const officer = await journey.as('officer');
    await officer.goto(`${journey.url}${made.path}`);
    await officer.locator('main').getByRole('button', { name: 'Renew useful time' }).click();
    const dialog = officer.getByRole('dialog');
    await dialog.getByText('Useful until, renewed now').waitFor();
    await shoot(officer, 'renew-use');
    const reason = 'Copies still appear each day, so an answer still helps.';
    await dialog.getByRole('textbox', { name: 'Reason' }).fill(reason);
    await dialog.getByRole('button', { name: 'Renew useful time' }).click();
    await dialog.waitFor({ state: 'hidden' });
    const analyst = await journey.as('analyst-lantern');
    await analyst.goto(`${journey.url}${made.path}`);
    for (const page of [officer, analyst]) {
      await says(page, reason);
      expect(await fact(page, 'Useful until').innerText()).toMatch(/renewed \d/);
      expect(problemsOf(page)).toEqual([]);
    }
  });
});
