import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { expectAccessible, type Journey, openJourney, problemsOf, shoot } from './world.ts';

const execute = promisify(execFile);
const COMMAND = fileURLToPath(new URL('../../packages/client/bin/remit.js', import.meta.url));

let journey: Journey;
beforeAll(async () => {
  journey = await openJourney();
});
afterAll(() => journey?.close());

const EXEMPTIONS = [
  'Education',
  'Journalism',
  'Art',
  'Research',
  'Preventing or countering terrorism',
  'Polemic or controversial debate',
];
const QUESTIONS = ['Power', 'Purpose', 'Necessity', 'Proportionality', 'Exemptions', 'Fairness', 'Precision'];

/** What a person does to a form, counted: each field touched, each key pressed (D21). */
class Hands {
  fields = 0;
  keys = 0;
  readonly page: Page;
  constructor(page: Page) {
    this.page = page;
  }
  async type(name: string, text: string): Promise<void> {
    this.fields += 1;
    this.keys += text.length;
    await this.page.getByRole('textbox', { name, exact: true }).fill(text);
  }
  async choose(name: string, label: string): Promise<void> {
    this.fields += 1;
    this.keys += 1;
    await this.page.getByRole('combobox', { name, exact: true }).selectOption({ label });
  }
  async agree(name: RegExp): Promise<void> {
    this.fields += 1;
    this.keys += 1;
    await this.page.getByRole('checkbox', { name }).check();
  }
}

/** A step behind a dialog: pressed, read, pressed again. */
async function confirm(page: Page, button: string | RegExp): Promise<void> {
  await page.getByRole('button', { name: button }).click();
  await page.getByRole('dialog').getByRole('button', { name: button }).click();
  await page.getByRole('dialog').waitFor({ state: 'hidden' });
}

async function draftAccount(page: Page): Promise<string> {
  await page.goto(`${journey.url}/unit/new`);
  const hands = new Hands(page);
  await hands.type(
    'Address of the item, or a pasted list',
    'https://lantern.example/user/voice-77\nhttps://lantern.example/watch/m77synthetic',
  );
  await page.getByRole('button', { name: 'Add', exact: true }).click();
  await hands.choose('Template', 'Account that repeats such calls');
  await hands.choose('Instrument', 'Account, voluntary');
  await hands.type('Title', 'Account that repeats calls for attacks');
  await hands.type('How it is used, in words', 'Repeats calls for attacks on markets to its followers.');
  await hands.type('Claim 1', 'The account published the call three times.');
  await hands.choose('Action asked for', 'Suspend account');
  await hands.type('Public gist', 'An account assessed as repeating calls for attacks.');
  await hands.agree(/good faith/);
  for (const item of [1, 2]) {
    await page.getByRole('button', { name: `Write ${item}` }).click();
    await page.getByRole('textbox', { name: 'Account', exact: true }).fill('voice-77');
    if (item === 2) {
      const row = page.getByRole('list', { name: 'Items of this referral' });
      await row.getByRole('combobox', { name: 'Kind of item' }).selectOption({ label: 'Post' });
      await row.getByRole('textbox', { name: 'Quoted passage' }).fill('On market day.');
    }
    await page.getByRole('button', { name: `Close ${item}` }).click();
  }
  // What the template offers is checked by the officer, so each of the six answers is in view.
  for (const name of EXEMPTIONS) await page.getByRole('radiogroup', { name, exact: true }).waitFor();
  await page.getByText('Nothing is missing').waitFor();
  await shoot(page, 'journey-1-draft');
  await confirm(page, 'Submit to lock 1');
  await page.waitForURL(/\/case\//);
  return new URL(page.url()).pathname;
}

async function readBlindAndApprove(page: Page): Promise<void> {
  const box = page.getByRole('region', { name: 'Read these items afresh' });
  for (const done of [1, 2]) {
    for (const question of EXEMPTIONS)
      await box.getByRole('radiogroup', { name: question }).getByRole('radio', { name: 'No' }).check();
    await box.getByRole('combobox').selectOption({ label: 'None' });
    await box.getByRole('button', { name: 'Record this reading' }).click();
    await box.getByText(`${done} of 2 read`).waitFor();
  }
  await shoot(page, 'journey-2-lock-1');
  await confirm(page, 'Approve and sign');
}

async function answerAndApprove(page: Page): Promise<void> {
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
  await shoot(page, 'journey-3-lock-2');
  await confirm(page, 'Approve and sign');
}

async function decide(page: Page): Promise<void> {
  await confirm(page, /^Acknowledge and begin/);
  const grid = page.getByRole('grid', { name: 'Decide each item' });
  await grid.waitFor();
  for (const [item, outcome] of [
    [1, 'ACT_ACCOUNT_SUSPENDED'],
    [2, 'ACT_REMOVED'],
  ] as const) {
    await grid.getByRole('combobox', { name: `Outcome for Item ${item}` }).selectOption(outcome);
    await grid.getByRole('combobox', { name: `Ground for Item ${item}` }).selectOption('LAW');
    const row = grid.getByRole('row', { name: new RegExp(`^Item ${item}\\b`) });
    await row.getByRole('textbox').last().fill('Assessed against our clause on calls for violence.');
  }
  await shoot(page, 'journey-4-decide');
  await confirm(page, /^Record 2 decisions/);
  await page.getByText('Decided', { exact: true }).first().waitFor();
}

describe('the first referral, from a list to a decision, on the screens alone', () => {
  it('passes from the officer through both locks to the platform, and each desk sees what is its own', async () => {
    const officer = await journey.as('officer');
    const path = await draftAccount(officer);
    await expectAccessible(officer);

    const supervisor = await journey.as('supervisor');
    await supervisor.goto(`${journey.url}${path}`);
    await readBlindAndApprove(supervisor);
    await supervisor.getByText('Lock 2', { exact: true }).first().waitFor();

    const reviewer = await journey.as('reviewer');
    await reviewer.goto(`${journey.url}${path}`);
    await answerAndApprove(reviewer);
    await reviewer.getByText('Delivered', { exact: true }).first().waitFor({ timeout: 20_000 });

    const decider = await journey.as('decider-lantern');
    await decider.goto(`${journey.url}${path}`);
    await decide(decider);
    await expectAccessible(decider);
    expect(await decider.locator('main').innerText()).not.toContain('Officer N-21');

    // Live: the officer's page, open all the while, says so without being asked.
    await officer.getByText('Decided', { exact: true }).first().waitFor({ timeout: 20_000 });
    for (const page of [officer, supervisor, reviewer, decider]) expect(problemsOf(page)).toEqual([]);
  });

  it('an import of the list of 2019 is stopped row by row', async () => {
    const officer = await journey.as('officer');
    await officer.goto(`${journey.url}/unit/import`);
    await officer.locator('input[type=file]').setInputFiles('examples/archive-2019.csv');
    await officer.getByRole('button', { name: 'Check the rows' }).click();
    await officer.getByText('Stopped 120', { exact: true }).waitFor({ timeout: 30_000 });
    await shoot(officer, 'journey-5-import');
    expect(await officer.locator('main').innerText()).toContain('Nothing was stored');
    await expectAccessible(officer);
  });

  it('eight things typed make a new item of a known kind ready (D21)', async () => {
    const page = await journey.as('officer');
    await page.goto(`${journey.url}/unit/new`);
    const hands = new Hands(page);
    await hands.type('Address of the item, or a pasted list', 'https://lantern.example/watch/m88synthetic');
    await page.getByRole('button', { name: 'Add', exact: true }).click();
    await hands.choose('Template', 'Post that calls for an attack');
    await hands.type('Title', 'Post that calls for an attack');
    await hands.type('Quoted passage', 'On market day.');
    await hands.type('How it is used, in words', 'Calls on its readers to come armed.');
    await hands.type('Claim 1', 'It names the market and the day.');
    await hands.type('Public gist', 'A post assessed as calling for an attack.');
    await hands.agree(/good faith/);
    await page.getByText('Nothing is missing').waitFor();
    process.stdout.write(`D21: ${hands.fields} fields, ${hands.keys} keystrokes for a new item\n`);
    expect(hands.fields).toBeLessThanOrEqual(8);
  });

  it('a visitor verifies the whole log in the browser', async () => {
    const visitor = await journey.visitor();
    await visitor.goto(`${journey.url}/public`);
    await visitor.getByRole('button', { name: 'Verify the log in this browser' }).click();
    const said = visitor
      .getByRole('main')
      .getByRole('status')
      .filter({ hasText: /entries is sound|does not hold/ });
    await said.first().waitFor({ timeout: 60_000 });
    expect(await said.first().innerText()).toMatch(/The log of [0-9,.]+ entries is sound/);
    await shoot(visitor, 'journey-6-verify');
    expect(problemsOf(visitor)).toEqual([]);
  });

  it('the command verifies the log too, and every fact with an auditor’s sign-in', async () => {
    const home = mkdtempSync(join(tmpdir(), 'remit-home-'));
    const env = { ...process.env, XDG_CONFIG_HOME: home, REMIT_SERVER: journey.url };
    const remit = async (...args: string[]): Promise<string> =>
      (await execute(process.execPath, [COMMAND, ...args], { env })).stdout;
    expect(await remit('verify')).toMatch(/The log verifies/);
    await remit('sign-in', '--demo', 'auditor');
    const report = JSON.parse(await remit('verify', '--as', 'auditor', '--json')) as Record<string, unknown>;
    expect(report).toMatchObject({ ok: true, factsPartlyOpened: 0, factsChecked: report['size'] });
    rmSync(home, { recursive: true });
  });
});
