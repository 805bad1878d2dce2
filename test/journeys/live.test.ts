import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Cases, openCases } from './cases.ts';
import { expectAccessible, type Journey, openJourney, shoot } from './world.ts';
import { demonstrationHere } from './here.ts';

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

const turn = async (way: 'stop' | 'start'): Promise<void> => {
  const answer = await fetch(`${demonstrationHere().switch}/${way}`, { method: 'POST' });
  expect(answer.status).toBe(204);
};
/** So high that the whole queue is drawn: only rows in view are. */
const WHOLE = { height: 9_000 };
/** A page that is loaded again forgets this mark: what holds it was never loaded again. */
const mark = (page: Page): Promise<void> => page.evaluate(() => void Object.assign(window, { mark: true }));
const isMarked = (page: Page): Promise<boolean> => page.evaluate(() => 'mark' in window);
const rows = (page: Page) => page.locator('main').getByRole('grid').first().locator('[data-row]');

describe('what one desk does, the others see without asking', () => {
  it('a referral appears in the inbox, leaves the lock 1 queue, and its open page says so', async () => {
    const made = await cases.at('lock1');
    const row = (page: Page) => page.locator(`[data-row="${made.id}"]`);
    const supervisor = await journey.as('supervisor', WHOLE);
    await supervisor.goto(`${journey.url}/unit/lock1`);
    await rows(supervisor).first().waitFor();
    const officer = await journey.as('officer');
    await officer.goto(`${journey.url}${made.path}`);
    await officer.getByText('Lock 1', { exact: true }).first().waitFor();
    const other = await journey.as('supervisor');
    await other.goto(`${journey.url}${made.path}`);
    for (const page of [supervisor, officer]) await mark(page);
    await row(supervisor).waitFor();

    await other.getByRole('button', { name: 'Return to the author' }).click();
    const dialog = other.getByRole('dialog');
    await dialog.getByRole('textbox', { name: 'Reason' }).fill('Say which day.');
    await dialog.getByRole('button', { name: 'Return to the author' }).click();

    await row(supervisor).waitFor({ state: 'detached', timeout: 15_000 });
    await officer.getByRole('button', { name: 'Continue writing' }).waitFor({ timeout: 15_000 });
    for (const page of [supervisor, officer]) expect(await isMarked(page)).toBe(true);
  });

  it('a decision of the platform reaches the queue of the unit and the inbox of a colleague', async () => {
    const made = await cases.at('review');
    const decider = await journey.as('decider-lantern');
    await decider.goto(`${journey.url}${made.path}`);
    const colleague = await journey.as('analyst-lantern', WHOLE);
    await colleague.goto(`${journey.url}/platform`);
    const state = colleague.locator(`[data-row="${made.id}"]`);
    await state.waitFor();
    const before = await state.innerText();
    await mark(colleague);
    await decider.getByRole('combobox', { name: /^Outcome for Item 1/ }).selectOption('NO_ACTION_NOT_VIOLATING');
    await decider.getByRole('textbox', { name: /^Reason for Item 1/ }).fill('It does not break our terms.');
    await decider.getByRole('button', { name: /^Record 1 decision/ }).click();
    await decider
      .getByRole('dialog')
      .getByRole('button', { name: /^Record 1 decision/ })
      .click();
    await decider.getByRole('dialog').waitFor({ state: 'hidden' });
    await expect
      .poll(async () => ((await state.count()) === 0 ? '' : await state.innerText()), { timeout: 15_000 })
      .not.toBe(before);
    expect(await isMarked(colleague)).toBe(true);
  });

  it('a lost connection is said, is tried again by itself, and what happened meanwhile is caught up', async () => {
    const supervisor = await journey.as('supervisor', WHOLE);
    await supervisor.goto(`${journey.url}/unit/lock1`);
    await rows(supervisor).first().waitFor();
    await mark(supervisor);
    await turn('stop');
    try {
      await supervisor.getByText('The connection is lost.').waitFor({ timeout: 30_000 });
      await supervisor.getByRole('button', { name: 'Try now' }).waitFor();
      await shoot(supervisor, 'live-connection-lost');
    } finally {
      await turn('start');
    }
    await supervisor.getByText('Connected again.').waitFor({ timeout: 60_000 });
    const made = await cases.at('lock1');
    await supervisor.locator(`[data-row="${made.id}"]`).waitFor({ timeout: 20_000 });
    expect(await isMarked(supervisor)).toBe(true);
  });

  it('a page that cannot be loaded says so, and loads when it is asked for again', async () => {
    const officer = await journey.as('officer');
    await officer.route('**/assets/directory-page-*.js', (route) => route.abort());
    await officer.goto(`${journey.url}/directory`);
    await officer.getByRole('heading', { name: 'This page could not be shown' }).waitFor();
    await expectAccessible(officer);
    await shoot(officer, 'live-broken-page');
    await officer.unrouteAll();
    await officer.getByRole('button', { name: 'Load the page again' }).click();
    await officer.getByRole('heading', { name: 'Directory', exact: true }).waitFor();
  });
});
