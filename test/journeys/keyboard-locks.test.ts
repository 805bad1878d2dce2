import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Made } from './cases.ts';
import { type KeyboardDesks, openDesks, WINDOWS } from './keyboard.ts';
import { expectAllInWindow, expectNoSidewaysScroll, shoot } from './world.ts';

let desks: KeyboardDesks;
/** Made while the first people sit down: one case for each window, two to stop, one to narrow. */
let drafts: Promise<Made>[];
let toNarrow: Promise<Made>;
beforeAll(async () => {
  desks = await openDesks();
  drafts = [...WINDOWS, 'no', 'stop'].map(() => desks.cases.at('lock1'));
  toNarrow = desks.cases.at('lock2', 2);
});
afterAll(() => desks?.close());

const QUESTIONS = ['Power', 'Purpose', 'Necessity', 'Proportionality', 'Exemptions', 'Fairness', 'Precision'];
const EXEMPTIONS = 6;

describe.each(WINDOWS)('lock 1 without a mouse, %s', (label, options) => {
  it('a supervisor thinks better of stopping, and returns the draft with a reason', async () => {
    const made = await drafts.pop()!;
    const keys = await desks.sit('supervisor', made.path, options);
    const { page } = keys;
    await keys.begins(made.title);
    await keys.tabTo(page.getByRole('button', { name: 'Return to the author' }));
    await keys.thinkBetter(page.getByRole('button', { name: 'Stop with a reason' }));
    await keys.tabTo(page.getByRole('button', { name: 'Return to the author' }), true);
    await keys.press('Enter');
    const dialog = page.getByRole('dialog');
    await keys.type(dialog.getByRole('textbox', { name: 'Reason' }), 'The second claim names no day.');
    await expectNoSidewaysScroll(page);
    await expectAllInWindow(page);
    await shoot(page, `keyboard-return-${label.replaceAll(' ', '-')}`);
    await keys.confirmOpen('Return to the author');
    await page.locator('main').getByText('Returned to the author').first().waitFor();
  });
});

describe('the locks without a mouse', () => {
  it('a "no" inside a step comes into view, says who moved the case, and keeps what was typed', async () => {
    const made = await drafts.pop()!;
    const keys = await desks.sit('supervisor', made.path, { width: 320, height: 480 });
    const { page } = keys;
    const moved = { type: 'about:blank', title: 'Moved', status: 412, code: 'stream-moved-by-service' };
    await page.route('**/api/referrals/*/stop-referral', (route) =>
      route.fulfill({ status: 412, contentType: 'application/problem+json', json: moved }),
    );
    await keys.use(page.getByRole('button', { name: 'Stop with a reason' }));
    const dialog = page.getByRole('dialog');
    await keys.tabTo(dialog.getByRole('combobox', { name: 'Why' }));
    await keys.press('ArrowDown');
    const reason = dialog.getByRole('textbox', { name: 'Reason' });
    await keys.type(reason, 'This is not within the remit.');
    await keys.use(dialog.getByRole('button', { name: 'Stop with a reason' }));
    const sentence = dialog.getByText(/the service recorded something here by its rules.*nobody else changed it/);
    await sentence.waitFor();
    const inView = () =>
      sentence.evaluate((element) => {
        const { top, bottom, left } = element.getBoundingClientRect();
        const at = document.elementFromPoint(left + 5, (top + bottom) / 2);
        return at !== null && element.contains(at);
      });
    await expect.poll(inView, { message: 'the sentence is in view' }).toBe(true);
    await shoot(page, 'keyboard-moved');
    expect(await reason.inputValue()).toBe('This is not within the remit.');
    await keys.tabTo(dialog.getByRole('button', { name: 'Go back' }));
  });

  it('a supervisor stops a draft with a code and a reason', async () => {
    const made = await drafts.pop()!;
    const keys = await desks.sit('supervisor', made.path);
    const { page } = keys;
    await keys.use(page.getByRole('button', { name: 'Stop with a reason' }));
    const dialog = page.getByRole('dialog');
    await keys.tabTo(dialog.getByRole('combobox', { name: 'Why' }));
    await keys.press('ArrowDown');
    await keys.type(dialog.getByRole('textbox', { name: 'Reason' }), 'This is not within the remit.');
    await keys.confirmOpen('Stop with a reason');
    await page.locator('main').getByText('This is not within the remit.').first().waitFor();
  });

  it('a reviewer narrows: one item less, both documents side by side, signed', async () => {
    const made = await toNarrow;
    const keys = await desks.sit('reviewer', made.path);
    const { page } = keys;
    for (const question of QUESTIONS) {
      await keys.answer(page.getByRole('radiogroup', { name: question, exact: true }), 0);
      await keys.type(page.getByRole('textbox', { name: `In writing, why: ${question}` }), 'Considered, and met.');
    }
    await keys.answer(page.getByRole('radiogroup', { name: 'What do you decide?' }), 1);
    await keys.use(page.getByRole('checkbox', { name: 'Keep item 2' }), ' ');
    await page.getByText('What the narrower document leaves out').first().waitFor();
    await keys.thinkBetter(page.getByRole('button', { name: 'Approve less and sign' }));
    await shoot(page, 'keyboard-narrow');
    await keys.confirm('Approve less and sign', { key: 'd' });
    await page
      .locator('main')
      .getByText(/narrower document/)
      .first()
      .waitFor();
  });

  it('the sample desk: a drawn item is read blind, judged on seven questions, and the next one has the focus', async () => {
    const keys = await desks.sit('reviewer', '/oversight/samples');
    const { page } = keys;
    await page.locator('[data-row]').first().waitFor();
    await keys.press('j', 'Enter');
    await page.waitForURL(/\/oversight\/samples\/./);
    await keys.begins(/\w/);
    await page.getByRole('radiogroup').first().waitFor();
    for (let nth = 0; nth < EXEMPTIONS; nth += 1) await keys.answer(page.getByRole('radiogroup').nth(nth), 1);
    await keys.choose(page.locator('main').getByRole('combobox'), 'None');
    await shoot(page, 'keyboard-sample');
    await keys.use(page.getByRole('button', { name: 'Go on to the seven questions' }));
    await keys.kept();
    for (const question of QUESTIONS) {
      await keys.answer(page.getByRole('radiogroup', { name: question, exact: true }), 0);
      await keys.type(page.getByRole('textbox', { name: `In writing, why: ${question}` }), 'Considered, and met.');
    }
    await keys.type(page.getByRole('textbox', { name: 'Reasons in writing' }), 'Sound in all seven.');
    await keys.confirm('Record the verdict');
    await page.getByText('Sound: all seven questions are met').first().waitFor();
  });

  it('nothing of this broke a page', () => {
    expect(desks.problems()).toEqual([]);
  });
});
