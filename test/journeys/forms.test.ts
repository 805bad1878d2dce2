import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type Cases, type Made, openCases } from './cases.ts';
import { type Journey, openJourney, problemsOf, shoot } from './world.ts';

let journey: Journey;
let cases: Cases;
const desks = new Map<string, Page>();
beforeAll(async () => {
  journey = await openJourney();
  cases = openCases();
});
afterAll(async () => {
  await cases?.close();
  await journey?.close();
});
afterEach(() => {
  for (const [name, page] of desks) expect(problemsOf(page), name).toEqual([]);
});

/** That person's window on that case: one window per person for the whole file. */
async function desk(account: string, made: Made): Promise<Page> {
  const page = desks.get(account) ?? (await journey.as(account));
  desks.set(account, page);
  await page.goto(`${journey.url}${made.path}`);
  await page.locator('main h1').filter({ hasText: made.title }).waitFor();
  return page;
}

/** Opens a step, fills its dialog, and confirms. */
async function give(
  page: Page,
  name: string | RegExp,
  fill?: (dialog: ReturnType<Page['getByRole']>) => Promise<void>,
) {
  await page
    .locator('main')
    .getByRole('button', { name, exact: typeof name === 'string' })
    .click();
  const dialog = page.getByRole('dialog');
  await fill?.(dialog);
  await dialog.getByRole('button', { name, exact: typeof name === 'string' }).click();
  await dialog.waitFor({ state: 'hidden', timeout: 10_000 }).catch(() => undefined);
  expect(await dialog.allInnerTexts(), `what stands against ${String(name)}`).toEqual([]);
}
const says = (page: Page, text: string | RegExp) => page.locator('main').getByText(text).first().waitFor();
const fold = (page: Page, title: string) => page.locator('summary').filter({ hasText: title }).click();

const QUESTIONS = ['Power', 'Purpose', 'Necessity', 'Proportionality', 'Exemptions', 'Fairness', 'Precision'];
async function answerSeven(page: Page, unmet: string | null = null): Promise<void> {
  for (const question of QUESTIONS) {
    const answers = page.getByRole('radiogroup', { name: question, exact: true });
    await answers.getByRole('radio', { name: question === unmet ? 'Not met' : 'Met', exact: true }).check();
    await page.getByRole('textbox', { name: `In writing, why: ${question}` }).fill('Considered in writing.');
  }
}
const way = (page: Page, name: string) =>
  page.getByRole('radiogroup', { name: 'What do you decide?' }).getByRole('radio', { name, exact: true }).check();

describe('every form that a desk has, submitted, and what the other desk sees then', () => {
  it('lock 1 returns: the officer goes on writing', async () => {
    const made = await cases.at('lock1');
    await give(await desk('supervisor', made), 'Return to the author', (dialog) =>
      dialog.getByRole('textbox', { name: 'Reason' }).fill('The second claim names no day.'),
    );
    const officer = await desk('officer', made);
    await says(officer, 'Returned to the author');
    await says(officer, 'The second claim names no day.');
    await officer.getByRole('button', { name: 'Continue writing' }).click();
    await officer.waitForURL(/\/unit\/new/);
    await says(officer, 'The second claim names no day.');
  });

  it('lock 1 stops: the officer reads why, and nothing is to be done any more', async () => {
    const made = await cases.at('lock1');
    await give(await desk('supervisor', made), 'Stop with a reason', async (dialog) => {
      await dialog.getByRole('combobox', { name: 'Why' }).selectOption({ index: 1 });
      await dialog.getByRole('textbox', { name: 'Reason' }).fill('This is not within the remit.');
    });
    const officer = await desk('officer', made);
    await says(officer, /Stopped/);
    await says(officer, 'This is not within the remit.');
  });

  it('lock 2 refuses; the officer asks for reconsideration; the head of oversight reverses; it is sent', async () => {
    const made = await cases.at('lock2');
    const reviewer = await desk('reviewer', made);
    await answerSeven(reviewer, 'Necessity');
    await way(reviewer, 'Refuse');
    await reviewer.getByRole('group', { name: 'Grounds' }).getByRole('checkbox').first().check();
    await reviewer.getByRole('textbox', { name: 'Reasons in writing' }).fill('A gentler action was not tried first.');
    await shoot(reviewer, 'form-refuse');
    await give(reviewer, 'Refuse with reasons');
    const officer = await desk('officer', made);
    await says(officer, 'A gentler action was not tried first.');
    await give(officer, 'Ask for reconsideration', (dialog) =>
      dialog.getByRole('textbox', { name: 'Grounds' }).fill('The gentler action was tried in March, without effect.'),
    );
    const chief = await desk('chief', made);
    await says(chief, 'The gentler action was tried in March, without effect.');
    await chief.getByRole('radio', { name: 'The refusal is reversed' }).check();
    await chief.getByRole('textbox', { name: 'Reasons in writing' }).fill('The record shows that it was tried before.');
    await shoot(chief, 'form-reconsider');
    await give(chief, 'Decide and sign');
    await says(await desk('analyst-lantern', made), 'Name an owner');
  });

  it('lock 2 asks the unit once: it is a draft again, with the question', async () => {
    const made = await cases.at('lock2');
    const reviewer = await desk('reviewer', made);
    await way(reviewer, 'Ask once');
    await reviewer.getByRole('textbox', { name: 'Your question to the unit' }).fill('Which alternative was tried?');
    await give(reviewer, 'Ask one question');
    const officer = await desk('officer', made);
    await says(officer, 'Which alternative was tried?');
    await officer.getByRole('button', { name: 'Continue writing' }).waitFor();
  });

  it('lock 2 narrows: the platform gets the item that stayed alone', async () => {
    const made = await cases.at('lock2', 2);
    const reviewer = await desk('reviewer', made);
    await answerSeven(reviewer);
    await way(reviewer, 'Approve less');
    await reviewer.getByRole('checkbox', { name: 'Keep item 2' }).uncheck();
    await reviewer.getByText('What the narrower document leaves out').first().waitFor();
    await shoot(reviewer, 'form-narrow');
    await give(reviewer, 'Approve less and sign');
    await expect
      .poll(async () => (await desk('analyst-lantern', made).catch(() => null)) !== null, { timeout: 60_000 })
      .toBe(true);
    const analyst = await desk('analyst-lantern', made);
    await says(analyst, 'Name an owner');
    await says(await desk('officer', made), /narrower document/);
  });

  it('a free question is answered by the unit, and the platform reads the answer', async () => {
    const made = await cases.at('review');
    const analyst = await desk('analyst-lantern', made);
    await analyst
      .getByRole('textbox', { name: /^One question in your own words/ })
      .fill('Is the day named in the text?');
    await give(analyst, /^Ask\b/);
    const officer = await desk('officer', made);
    await says(officer, 'Is the day named in the text?');
    await give(officer, /^Answer the question/, (dialog) =>
      dialog.getByRole('textbox', { name: 'Answer' }).fill('Yes, in its second line.'),
    );
    await says(await desk('analyst-lantern', made), 'Yes, in its second line.');
  });

  it('the unit pauses, oversight lets the pause go on, the unit ends it; the platform sees a neutral pause', async () => {
    const made = await cases.at('review');
    await give(await desk('supervisor', made), 'Pause', async (dialog) => {
      await dialog.getByRole('combobox', { name: 'Why' }).selectOption({ index: 1 });
      await dialog.getByRole('textbox', { name: 'Note' }).fill('Two teams look at the same account.');
    });
    const analyst = await desk('analyst-lantern', made);
    await says(analyst, /Nothing is expected of you meanwhile/);
    expect(await analyst.locator('main').innerText()).not.toContain('Two teams look');
    const reviewer = await desk('reviewer', made);
    await reviewer.getByRole('textbox', { name: 'Why it may go on' }).fill('The other team is not done.');
    await shoot(reviewer, 'form-renew-hold');
    await give(reviewer, 'Let the pause go on');
    const supervisor = await desk('supervisor', made);
    await says(supervisor, 'Pause renewed');
    await give(supervisor, 'End the pause');
    await says(await desk('analyst-lantern', made), 'Decide each item');
  });

  it('counsel of the platform pauses and ends the pause; the unit sees both', async () => {
    const made = await cases.at('review');
    const legal = await desk('legal-lantern', made);
    await fold(legal, 'Pause the case');
    await legal.getByRole('radiogroup', { name: 'Why' }).getByRole('radio').first().check();
    await legal.getByRole('textbox', { name: 'Note' }).fill('A court asked for the material.');
    await give(legal, 'Pause');
    await says(await desk('officer', made), /paused/i);
    await give(await desk('legal-lantern', made), 'End the pause');
    await says(await desk('officer', made), 'Resumed');
  });

  it('a decision to redirect names the team, and the unit reads it', async () => {
    const made = await cases.at('review');
    const decider = await desk('decider-lantern', made);
    await decider.getByRole('combobox', { name: /^Outcome for Item 1/ }).selectOption('REDIRECTED');
    await decider.getByRole('combobox', { name: /^Team for Item 1/ }).selectOption('HATE');
    await decider.getByRole('textbox', { name: /^Reason for Item 1/ }).fill('Our hate speech team reads this.');
    await give(decider, /^Record 1 decision/);
    await says(await desk('officer', made), 'Our hate speech team reads this.');
  });

  it('both sides attest what they see; the unit corrects; the platform reinstates; each reads the other', async () => {
    const made = await cases.at('effected');
    const officer = await desk('officer', made);
    await give(officer, 'Record what you saw', async (dialog) => {
      await dialog.getByRole('combobox', { name: 'What you saw' }).selectOption('GONE');
    });
    await give(officer, 'Correct an item', async (dialog) => {
      await dialog.getByRole('combobox', { name: 'Item' }).selectOption({ index: 1 });
      await dialog.getByRole('combobox', { name: 'Why' }).selectOption({ index: 1 });
      await dialog.getByRole('textbox', { name: 'Note' }).fill('It was a report about the attack.');
    });
    const decider = await desk('decider-lantern', made);
    await says(decider, /Corrected/);
    await says(decider, 'Item corrected');
    await fold(decider, 'State what you see now');
    await decider.getByRole('radiogroup', { name: 'What you saw' }).getByRole('radio').first().check();
    await give(decider, 'Record what you saw');
    await fold(decider, 'Reinstate an item');
    await decider.getByRole('combobox', { name: 'Why' }).selectOption({ index: 1 });
    await decider
      .locator('details[open]')
      .getByRole('textbox', { name: 'Note' })
      .last()
      .fill('Put back after the correction.');
    await shoot(decider, 'form-reinstate');
    await give(decider, 'Reinstate');
    const back = await desk('officer', made);
    await says(back, /Reinstated/);
    await says(back, 'Item reinstated');
  });

  it('the unit withdraws: the platform sees that it ended, and not why', async () => {
    const made = await cases.at('review');
    await give(await desk('officer', made), 'Withdraw', async (dialog) => {
      await dialog.getByRole('combobox', { name: 'Why' }).selectOption({ index: 1 });
      await dialog.getByRole('textbox', { name: 'Note' }).fill('The source turned out wrong.');
    });
    const analyst = await desk('analyst-lantern', made);
    await says(analyst, 'Withdrawn');
    expect(await analyst.locator('main').innerText()).not.toContain('The source turned out wrong.');
    await says(await desk('officer', made), 'Withdrawn');
  });
});
