// What people do on a referral's pages, each step signed by one touch.
import { randomBytes } from 'node:crypto';
import type { Page } from 'playwright-core';
import { expect, vi } from 'vitest';
import { completeHeader, completeItem } from '../../packages/protocol/src/referral/fixtures/sample-case.ts';
import { ulid } from '../../packages/server/src/ports.ts';
import type { PasskeyService } from './passkey-service.ts';

export type Steps = {
  readonly open: (person: string, path: string) => Promise<Page>;
  /** Presses the button, and the same one in the dialog, which says what one touch does. */
  readonly confirm: (person: string, button: string | RegExp) => Promise<void>;
  /** A complete draft is submitted; returns the case. */
  readonly submit: () => Promise<string>;
  readonly lock1: (id: string) => Promise<void>;
  readonly lock2: (id: string) => Promise<void>;
  /** Waits until the case is in the platform's inbox. */
  readonly delivered: (id: string) => Promise<void>;
};

const EXEMPTIONS = [
  'Education',
  'Journalism',
  'Art',
  'Research',
  'Preventing or countering terrorism',
  'Polemic or controversial debate',
];
const QUESTIONS = ['Power', 'Purpose', 'Necessity', 'Proportionality', 'Exemptions', 'Fairness', 'Precision'];

export function stepsAt({ service, seats }: PasskeyService): Steps {
  let number = 0;
  const open: Steps['open'] = async (person, path) => {
    const { page } = seats.at(person);
    page.setDefaultTimeout(15_000);
    await page.goto(`${service.origin}${path}`);
    return page;
  };
  const confirm: Steps['confirm'] = async (person, button) => {
    const { page } = seats.at(person);
    await page.getByRole('button', { name: button }).click();
    await page.getByRole('dialog').getByText('One touch of your passkey signs').waitFor();
    await page.getByRole('dialog').getByRole('button', { name: button }).click();
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
  };
  const submit: Steps['submit'] = async () => {
    number += 1;
    const item = { id: ulid(Date.now(), randomBytes(16)), content: completeItem(number) };
    const header = completeHeader({ parameterSet: 'north-ct@1' });
    const draft = { platform: 'lantern', header, items: [item], importId: null };
    const made = await seats.at('officer-1').ask('POST', '/api/referrals', draft);
    const page = await open('officer-1', `/unit/new?draft=${String(made.body['id'])}`);
    await confirm('officer-1', 'Submit to lock 1');
    await page.waitForURL(/\/case\//u);
    return String(made.body['id']);
  };
  const lock1: Steps['lock1'] = async (id) => {
    const box = (await open('super-1', `/case/${id}`)).getByRole('region', { name: 'Read these items afresh' });
    for (const question of EXEMPTIONS)
      await box
        .getByRole('radiogroup', { name: question })
        .getByRole('radio', { name: question === 'Journalism' ? 'Yes' : 'No' })
        .check();
    await box.getByRole('combobox').selectOption({ label: 'None' });
    await box.getByRole('button', { name: 'Record this reading' }).click();
    await box.getByText('1 of 1 read').waitFor();
    await confirm('super-1', 'Approve and sign');
  };
  const lock2: Steps['lock2'] = async (id) => {
    const page = await open('reviewer-1', `/case/${id}`);
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
  };
  const delivered: Steps['delivered'] = (id) =>
    vi.waitFor(
      async () => expect((await seats.at('decider-1').ask('GET', `/api/referrals/${id}`)).status).toBe(200),
      20_000,
    );
  return { open, confirm, submit, lock1, lock2, delivered };
}
