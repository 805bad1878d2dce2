import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type KeyboardDesks, openDesks } from './keyboard.ts';
import { shoot } from './world.ts';

let desks: KeyboardDesks;
beforeAll(async () => {
  desks = await openDesks();
});
afterAll(() => desks?.close());

const EXEMPTIONS = 6;
const QUESTIONS = ['Power', 'Purpose', 'Necessity', 'Proportionality', 'Exemptions', 'Fairness', 'Precision'];

describe('without a mouse', () => {
  it('j and k move in a queue, Enter opens, Esc comes back to the same row', async () => {
    const keys = await desks.sit('officer', '/unit');
    const { page } = keys;
    await page.locator('[data-row]').nth(3).waitFor();
    await keys.press('j', 'j', 'j');
    const third = await keys.row();
    await keys.seen();
    await keys.press('k');
    const second = await keys.row();
    expect(second).not.toBe(third);
    await keys.press('Enter');
    await page.waitForURL(/\/case\//);
    await page.getByRole('heading', { name: 'What happened' }).waitFor();
    await keys.press('Escape');
    await page.waitForURL(/\/unit$/);
    await expect.poll(keys.row, { timeout: 10_000 }).toBe(second);
  });

  it('? shows the keys, Ctrl-K and / find places and cases', async () => {
    const made = await desks.cases.at('lock1');
    const keys = await desks.sit('officer', '/unit');
    const { page } = keys;
    await keys.press('?');
    await page.getByRole('dialog', { name: 'Keys' }).getByText('Next row').waitFor();
    await keys.press('Escape');
    await page.getByRole('dialog', { name: 'Keys' }).waitFor({ state: 'hidden' });
    await keys.press('Control+k');
    await keys.isOn(page.getByRole('textbox', { name: 'Search and commands' }));
    await page.keyboard.type('Directory');
    await keys.press('ArrowDown', 'Enter');
    await page.waitForURL(/\/directory$/);
    await page.locator('main h1').waitFor();
    await keys.press('/');
    await keys.isOn(page.getByRole('textbox', { name: 'Search and commands' }));
    await page.keyboard.type(made.title.slice(0, 30));
    await page.getByRole('dialog').getByText(made.title).first().waitFor();
    await shoot(page, 'keyboard-search');
    await keys.press('ArrowDown', 'Enter');
    await page.waitForURL(/\/case\//);
    await page.locator('main h1').filter({ hasText: made.title }).waitFor();
  });

  it('a supervisor reads blind, opens the approval with d, and signs', async () => {
    const made = await desks.cases.at('lock1');
    const keys = await desks.sit('supervisor', made.path);
    const box = keys.page.getByRole('region', { name: 'Read these items afresh' });
    for (let nth = 0; nth < EXEMPTIONS; nth += 1) await keys.answer(box.getByRole('radiogroup').nth(nth), 0);
    await keys.choose(box.getByRole('combobox'), 'None');
    await keys.tabTo(box.getByRole('button', { name: 'Record this reading' }));
    await keys.press('Enter');
    await box.getByText('1 of 1 read').waitFor();
    await keys.kept();
    await keys.confirm('Approve and sign', { key: 'd' });
    await keys.page
      .getByText(/Lock 2|Ready|Sent|Delivered/)
      .first()
      .waitFor();
  });

  it('a reviewer answers seven questions and approves', async () => {
    const made = await desks.cases.at('lock2');
    const keys = await desks.sit('reviewer', made.path);
    for (const question of QUESTIONS) {
      await keys.answer(keys.page.getByRole('radiogroup', { name: question, exact: true }), 0);
      await keys.type(keys.page.getByRole('textbox', { name: `In writing, why: ${question}` }), 'Considered, and met.');
    }
    await keys.answer(keys.page.getByRole('radiogroup', { name: 'What do you decide?' }), 0);
    await shoot(keys.page, 'keyboard-lock-2');
    await keys.confirm('Approve and sign', { key: 'd' });
    await keys.page.getByText('Lock 2 approved and signed').first().waitFor();
  });

  it('an analyst acknowledges with a, asks a coded question with c; a decider decides several at once with x, Shift-x, d', async () => {
    const asked = await desks.cases.at('delivered', 2);
    const keys = await desks.sit('analyst-lantern', asked.path);
    await keys.page.getByRole('button', { name: /^Acknowledge and begin/ }).waitFor();
    await keys.confirm(/^Acknowledge and begin/, { key: 'a' });
    const coded = keys.page
      .getByRole('group', { name: 'Coded questions' })
      .getByRole('checkbox', { disabled: false })
      .first();
    await keys.tabTo(coded);
    await keys.press(' ');
    await keys.confirm(/^Ask$/, 'button');
    await keys.page.getByText('Round 1').first().waitFor();

    const made = await desks.cases.at('review', 3);
    const decider = await desks.sit('decider-lantern', made.path);
    const grid = decider.page.getByRole('grid', { name: 'Decide each item' });
    await grid.locator('[data-row]').nth(2).waitFor();
    await decider.press('j', 'x', 'j', 'j', 'Shift+X');
    await decider.page.getByRole('button', { name: 'Decide these 3' }).waitFor();
    await decider.tabTo(decider.page.getByRole('button', { name: 'Decide these 3' }));
    await decider.press('Enter');
    const dialog = decider.page.getByRole('dialog');
    await decider.choose(dialog.getByRole('combobox', { name: /^Outcome/ }), 'Gone before');
    await decider.type(dialog.getByRole('textbox', { name: /^Reason/ }), 'It was gone when we looked.');
    await decider.confirmOpen('Fill 3 rows');
    expect(await decider.row(), 'the first row that was filled has the focus').not.toBeNull();
    await shoot(decider.page, 'keyboard-decide');
    await decider.confirm(/^Record 3 decisions/, { key: 'd' });
    await decider.page.getByText('Decided', { exact: true }).first().waitFor();
  });

  it('nothing of this broke a page', () => {
    expect(desks.problems()).toEqual([]);
  });
});
