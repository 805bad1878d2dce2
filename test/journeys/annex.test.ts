import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { annex as arabic } from '../../packages/web/src/words/ar/annex.ts';
import { people as peopleArabic } from '../../packages/web/src/words/ar/people.ts';
import { annex as english } from '../../packages/web/src/words/en/annex.ts';
import { type Cases, type Made, openCases } from './cases.ts';
import { expectAccessible, expectNoSidewaysScroll, type Journey, openJourney, problemsOf, shoot } from './world.ts';

const WORDS = 'Two accounts are run by one person whom the unit already knows: the grey heron.';

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

const says = (page: Page, text: string | RegExp) => page.getByText(text).first().waitFor();
const button = (page: Page, name: string) => page.locator('main').getByRole('button', { name, exact: true });
async function sit(account: string, path: string, language = 'en'): Promise<Page> {
  const page = await journey.as(account, { language });
  await page.goto(`${journey.url}${path}`);
  return page;
}
async function shootAt(page: Page, name: string, at?: string): Promise<void> {
  if (at) await page.getByText(at).first().scrollIntoViewIfNeeded();
  await shoot(page, name);
}

/** What is on the screen, dialog or page: in light and dark and in a narrow window; looked at by people. */
async function looks(page: Page, name: string, at?: string): Promise<void> {
  const settle = (suffix: string) => shootAt(page, `${name}${suffix}`, at);
  await expectAccessible(page);
  await settle('');
  await page.emulateMedia({ colorScheme: 'dark' });
  await settle('-dark');
  await page.emulateMedia({ colorScheme: 'light' });
  await page.setViewportSize({ width: 320, height: 900 });
  await expectNoSidewaysScroll(page);
  await settle('-320');
  await page.setViewportSize({ width: 1280, height: 900 });
}
const shootArabic = async (account: string, path: string, name: string, at: string): Promise<void> =>
  shootAt(await sit(account, path, 'ar'), name, at);

/** Proposed by whoever administers, confirmed by a second person in another role. */
async function clear(administrator: string, second: string, pseudonym: string): Promise<void> {
  const page = await sit(administrator, '/people');
  const row = page.getByRole('listitem').filter({ has: page.getByLabel(`Change ${pseudonym}`) });
  await row.getByLabel(`Change ${pseudonym}`).click();
  await row.getByRole('button', { name: 'Propose a clearance' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Who vetted the person').fill('National vetting office');
  await looks(page, `clearance-propose-${administrator}`);
  await dialog.getByRole('button', { name: 'Propose a clearance' }).click();
  await dialog.waitFor({ state: 'hidden' });
  await says(page, new RegExp(`${pseudonym} of .* is to be cleared`));
  expect(await button(page, 'Confirm').getAttribute('aria-disabled'), 'nobody confirms the own proposal').toBe('true');
  const colleague = await sit(second, '/people');
  await shootAt(colleague, `clearance-confirm-${second}`, 'is to be cleared');
  await button(colleague, 'Confirm').click();
  await says(colleague, /cleared for restricted annexes until \d/);
  await looks(colleague, `clearance-held-${second}`, 'cleared for restricted annexes until');
  await shootArabic(second, '/people', `clearance-held-${second}-ar`, peopleArabic.list.clearEnd);
  for (const each of [page, colleague]) expect(problemsOf(each)).toEqual([]);
}

async function attach({ path }: Made): Promise<void> {
  const page = await sit('officer', path);
  await button(page, english.attach).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('textbox', { name: english.text }).fill(WORDS);
  await looks(page, 'annex-attach');
  await dialog.getByRole('button', { name: english.attach }).click();
  await says(page, /This case has a restricted annex, attached/);
  await looks(page, 'annex-attached', 'This case has a restricted annex');
  await shootArabic('officer', path, 'annex-attached-ar', arabic.cleared);
  expect(problemsOf(page)).toEqual([]);
}

async function openIt(path: string, language: 'en' | 'ar'): Promise<Page> {
  const words = language === 'en' ? english : arabic;
  const page = await sit('analyst-lantern', path, language);
  await button(page, words.open).click();
  const dialog = page.getByRole('dialog');
  for (const said of [words.openSay, words.seenBy]) await dialog.getByText(said).waitFor();
  await dialog.getByRole('textbox', { name: words.reason }).fill('The decision depends on who runs the account.');
  await (language === 'en' ? looks(page, 'annex-ask') : shoot(page, 'annex-ask-ar'));
  expect(await page.getByText(WORDS).count(), 'before the opening is on record').toBe(0);
  await dialog.getByRole('button', { name: words.open }).click();
  await dialog.getByText(WORDS).waitFor();
  await dialog.getByText(words.same).waitFor();
  await (language === 'en' ? looks(page, 'annex-opened') : shoot(page, 'annex-opened-ar'));
  return page;
}

describe('a restricted annex', () => {
  it('is for whom one person of the unit or the platform proposes and another confirms', async () => {
    await clear('admin', 'supervisor', 'Officer N-21');
    await clear('admin-lantern', 'decider-lantern', 'Analyst L-21');
  });

  it('is attached to a draft, opened on record by whoever is cleared, and says to others who may', async () => {
    const { path } = await cases.at('delivered', 1, attach);
    const page = await openIt(path, 'en');
    await page.getByRole('dialog').getByRole('button', { name: 'Close' }).last().click();
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
    expect(await page.getByText(WORDS).count(), 'once the dialog is closed').toBe(0);
    await says(page, 'Restricted annex opened');
    expect(problemsOf(await openIt(path, 'ar'))).toEqual([]);
    const other = await sit('decider-lantern', path);
    await says(other, english.cleared);
    await other.getByRole('listitem').getByText('Analyst L-21', { exact: true }).first().waitFor();
    expect(await button(other, english.open).getAttribute('aria-disabled')).toBe('true');
    await looks(other, 'annex-uncleared', 'This case has a restricted annex');
    await shootArabic('decider-lantern', path, 'annex-uncleared-ar', arabic.cleared);
    expect(await other.content()).not.toContain('grey heron');
    expect(problemsOf(other)).toEqual([]);
  });
});
