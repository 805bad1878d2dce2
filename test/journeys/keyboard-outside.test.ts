import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Made } from './cases.ts';
import { type KeyboardDesks, openDesks, WINDOWS } from './keyboard.ts';
import { expectAllInWindow, expectNoSidewaysScroll, shoot } from './world.ts';

let desks: KeyboardDesks;
/** Made while the first people sit down, one for each window. */
let decided: Promise<Made>[];
beforeAll(async () => {
  desks = await openDesks();
  decided = WINDOWS.map(() => desks.cases.at('decided', 2));
});
afterAll(() => desks?.close());

describe.each(WINDOWS)('outside the unit without a mouse, %s', (label, options) => {
  const name = label.replaceAll(' ', '-');

  it('the platform records when and where its action took hold', async () => {
    const made = await decided.pop()!;
    const keys = await desks.sit('decider-lantern', made.path, options);
    const { page } = keys;
    const panel = page.getByRole('region', { name: 'Record the effect' });
    await keys.use(panel.getByRole('checkbox', { name: 'Item 2', exact: true }), ' ');
    await panel.getByRole('button', { name: 'Record the effect on 1 item' }).waitFor();
    await keys.tabTo(panel.getByLabel('In effect since'));
    await keys.use(panel.getByRole('checkbox', { name: 'Everywhere' }), ' ');
    await expectNoSidewaysScroll(page);
    await expectAllInWindow(page);
    await keys.thinkBetter(panel.getByRole('button', { name: 'Record the effect on 1 item' }));
    await shoot(page, `keyboard-effect-${name}`);
    await keys.confirm('Record the effect on 1 item');
    await panel.getByRole('checkbox', { name: 'Item 1', exact: true }).waitFor({ state: 'detached' });
    await panel.getByRole('checkbox', { name: 'Item 2', exact: true }).waitFor();
  });

  it('an observer finds a platform in the directory and reads its card', async () => {
    const keys = await desks.sit('observer', '/directory', options);
    const { page } = keys;
    await keys.begins('Directory');
    await keys.type(page.getByRole('textbox', { name: 'Name, domain or host' }), 'l');
    await keys.choose(page.getByRole('combobox', { name: 'Kind of organisation' }), 'Platform');
    const card = page.locator('details').filter({ hasText: 'Lantern' });
    await card.waitFor();
    if (await card.evaluate((each) => (each as HTMLDetailsElement).open)) await keys.use(card.locator('summary'));
    await keys.use(card.locator('summary'));
    await card.getByRole('heading', { name: /^Capability card/ }).waitFor();
    await keys.isOn(card.locator('summary'));
    await keys.tabTo(card.getByRole('region', { name: 'Action' }));
    await expectNoSidewaysScroll(page);
    await expectAllInWindow(page);
    await shoot(page, `keyboard-directory-${name}`);
  });
});

describe('who checks, without a mouse', () => {
  it('a visitor verifies the whole log', async () => {
    const keys = await desks.visit('/public');
    const { page } = keys;
    // The figures stand above the button and come a moment later; a visitor has no stream that stays open.
    await page.waitForLoadState('networkidle');
    const main = page.getByRole('main');
    await keys.use(main.getByRole('button', { name: 'Verify the log in this browser' }));
    await main
      .getByRole('status')
      .filter({ hasText: /The log of [0-9,.]+ entries is sound/ })
      .waitFor({ timeout: 60_000 });
    await keys.isOn(main.getByRole('button', { name: 'Verify again' }));
    await shoot(page, 'keyboard-verify');
  });

  it('an auditor opens a case, replays it fact by fact, asks what a party could see, and verifies it', async () => {
    const keys = await desks.sit('auditor', '/auditor');
    const { page } = keys;
    // One that the platform has: a case that has just begun has hardly a fact to step through.
    const sent = page.locator('[data-row]').filter({ hasText: /Delivered|Under review|Decided|Closed/ });
    const row = await sent.first().getAttribute('data-row');
    for (let rows = 0; rows < 50 && (await keys.row()) !== row; rows += 1) await keys.press('j');
    await keys.press('Enter');
    await page.waitForURL(/\/auditor\/replay\//);
    await keys.begins(/\w/);
    const slider = page.getByRole('slider', { name: 'Fact' });
    await slider.waitFor();
    const last = Number(await slider.getAttribute('aria-valuemax'));
    await keys.press('k');
    await expect.poll(() => slider.getAttribute('aria-valuenow')).toBe(String(last - 1));
    await keys.use(page.getByRole('button', { name: 'Previous fact' }));
    await expect.poll(() => slider.getAttribute('aria-valuenow')).toBe(String(last - 2));
    await keys.tabTo(slider);
    await keys.press('Home');
    await page.getByText(`Fact 1 of ${last}`).first().waitFor();
    await shoot(page, 'keyboard-replay');
    const party = page.getByRole('radiogroup', { name: 'What could be seen at that time' });
    await keys.answer(party, 1);
    await page.getByText('could not know that this case exists').waitFor();
    await keys.use(page.getByRole('button', { name: 'Verify these facts' }));
    await page.getByText(/published facts are exactly what the log committed to/).waitFor({ timeout: 30_000 });
    await keys.isOn(page.getByRole('button', { name: 'Verify these facts' }));
    const facts = page.getByRole('list', { name: 'Facts in order' }).getByRole('button');
    await keys.use(facts.nth(1));
    await page.getByText(`Fact 2 of ${last}`).first().waitFor();
    await keys.isOn(facts.nth(1));
    await keys.press('Escape');
    await page.waitForURL(/\/auditor$/);
    await expect.poll(keys.row, { timeout: 10_000 }).not.toBeNull();
  });

  it('nothing of this broke a page', () => {
    expect(desks.problems()).toEqual([]);
  });
});
