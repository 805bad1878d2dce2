/**
 * Seen before, from end to end: a platform decides a referral and shares the fingerprint, the unit that referred it holds
 * it too, a second platform's gate flags a copy, that platform judges it to be news, the author withdraws, and a third
 * platform's gate stops flagging and says so. People act on the screens; gates act as programs; the log has all of it.
 */
import { createDecoder, toHex } from '@remit/match/node';
import type { Page } from 'playwright-core';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { madeUpImage } from '../../packages/match/test/made-up-images.ts';
import { type Cases, type Made, openCases } from './cases.ts';
import { openRecipient, type Recipient } from './recipients.ts';
import { expectAccessible, expectNoSidewaysScroll, type Journey, openJourney, problemsOf, shoot } from './world.ts';

const WAIT = { timeout: 30_000, interval: 500 };
let journey: Journey;
let cases: Cases;
let made: Made;
let archive: Recipient;
let pebble: Recipient;
let entry = '';
let hash = '';
let quality = '';
let copy: Uint8Array;

beforeAll(async () => {
  journey = await openJourney();
  cases = openCases();
  made = await cases.at('decided');
  // Of the kind with shapes (3 of 5): a copy of noise or of a fine pattern is another picture to any such hash.
  const { data, width, height } = madeUpImage(13, 640, 480, 3);
  const picture = await sharp(data, { raw: { width, height, channels: 3 } })
    .png()
    .toBuffer();
  copy = await sharp(picture).resize(400).jpeg({ quality: 70 }).toBuffer();
  const decoder = createDecoder({ processes: 1 });
  const read = await decoder.read(picture);
  decoder.close();
  if (!read.ok) throw new Error(read.refusal);
  [hash, quality] = [toHex(read.prints.hashes[0]!), String(read.prints.quality)];
  // The archive flags what is disputed for a person to see; the paste service asks for two parties that agree.
  archive = await openRecipient(journey.url, 'decider-archive', { atLeast: 2 });
  pebble = await openRecipient(journey.url, 'decider-pebble', { atLeast: 2, disputed: 'flag' });
});
afterAll(async () => {
  archive?.close();
  pebble?.close();
  await cases?.close();
  await journey?.close();
});

const confirm = async (page: Page, name: string, fill?: (dialog: ReturnType<Page['getByRole']>) => Promise<void>) => {
  await page.locator('main').getByRole('button', { name, exact: true }).click();
  const dialog = page.getByRole('dialog');
  await fill?.(dialog);
  await dialog.getByRole('button', { name, exact: true }).click();
  await dialog.waitFor({ state: 'hidden' });
};
const share = async (page: Page): Promise<void> => {
  await page.goto(`${journey.url}${made.path}`);
  const panel = page.getByRole('region', { name: 'Share its fingerprint' });
  await panel.getByRole('combobox', { name: 'Fingerprint' }).selectOption('PDQ');
  await panel.getByRole('textbox', { name: 'Hexadecimal digits' }).fill(hash);
  await panel.getByRole('textbox', { name: 'Quality of the picture, 50 to 100' }).fill(quality);
  await confirm(page, 'Share');
  await page.waitForURL(/\/list\/entry\//);
  entry = new URL(page.url()).pathname.split('/').at(-1)!;
};
const at = async (account: string): Promise<Page> => {
  const page = await journey.as(account);
  await page.goto(`${journey.url}/list/entry/${entry}`);
  await page.locator('main h1').waitFor();
  return page;
};
const state = (page: Page, name: string) => page.locator('main header').getByText(name, { exact: true }).waitFor();
const proven = (recipient: Recipient, verdict: string) =>
  expect
    .poll(async () => (await recipient.sync().catch(() => 0), (await recipient.check(copy)).verdict), {
      timeout: 30_000,
      interval: 500,
    })
    .toBe(verdict);

describe('a fingerprint', () => {
  it('is shared from a decided referral and confirmed by a colleague; alone, it flags at nobody else’s gate', async () => {
    const analyst = await journey.as('analyst-lantern');
    await share(analyst);
    await state(analyst, 'Proposed');
    const decider = await at('decider-lantern');
    await shoot(decider, 'list-entry-proposed');
    await confirm(decider, 'Confirm');
    await state(decider, 'Held by one');
    expect((await archive.check(copy)).verdict).toBe('pass');
  });

  it('goes to others when the unit holds it too, and a copy is flagged that was resized and encoded again', async () => {
    const officer = await journey.as('officer');
    await share(officer);
    const supervisor = await at('supervisor');
    await confirm(supervisor, 'Confirm');
    await state(supervisor, 'Shared');
    await shoot(supervisor, 'list-entry-shared');
    for (const recipient of [archive, pebble]) await proven(recipient, 'flag');
    expect((await archive.check(copy)).entries).toEqual([entry]);
  });

  it('stands in the list by the signatures of both desks, and so does whatever else the list says', async () => {
    expect(await archive.unproven()).toEqual([]);
  });

  it('is found by the check page, which hashes in the browser and sends no byte of the file', async () => {
    const page = await journey.as('decider-archive');
    await page.goto(`${journey.url}/list/check`);
    const bodies: string[] = [];
    page.on('request', (request) => bodies.push(request.postData() ?? ''));
    await page
      .locator('input[type=file]')
      .setInputFiles({ name: 'copy.jpg', mimeType: 'image/jpeg', buffer: Buffer.from(copy) });
    await page.getByRole('button', { name: 'Check', exact: true }).click();
    await page.getByRole('heading', { name: '1 entry is near it.' }).waitFor();
    await page.getByText(/^Check \d+ of 200 of your organisation today\.$/).waitFor();
    expect(bodies.filter((body) => body.length > 4_000 || body.includes('JFIF'))).toEqual([]);
    await shoot(page, 'list-check');
    await expectAccessible(page);
    expect(problemsOf(page)).toEqual([]);
  });

  it('is judged otherwise by a platform that knows it as news: disputed, it flags by each platform’s own policy', async () => {
    const page = await at('decider-archive');
    await confirm(page, 'Judge otherwise', async (dialog) => {
      await dialog.getByRole('combobox', { name: 'Why it is not of this kind' }).selectOption('JOURNALISTIC');
      await dialog.getByRole('textbox', { name: 'In a sentence' }).fill('A broadcaster showed it in its evening news.');
    });
    await state(page, 'Disputed');
    await shoot(page, 'list-entry-disputed');
    await proven(archive, 'pass');
    expect((await archive.check(copy)).reasons).toEqual(['disputed']);
    expect((await pebble.check(copy)).verdict).toBe('flag');
  });

  it('is withdrawn by its author: other gates stop flagging, and their receipts arrive', async () => {
    const page = await at('decider-lantern');
    await confirm(page, 'Withdraw', (dialog) =>
      dialog.getByRole('combobox', { name: 'Cause' }).selectOption('APPEAL_UPHELD').then(),
    );
    await page.getByText(/^0 of \d receipts are in\./).waitFor();
    await shoot(page, 'list-entry-withdrawn');
    await proven(pebble, 'pass');
    // A receipt names a list that was made after the withdrawal: a gate that is too early tries again, as the client does.
    for (const recipient of [archive, pebble])
      await vi.waitFor(async () => (await recipient.sync(), await recipient.receipt(entry, 'lantern')), WAIT);
    await page.reload();
    await page.getByText(/receipts are in\./).waitFor();
    await shoot(page, 'list-entry-receipts');
    await expectAccessible(page);
  });

  it('leaves its whole story in the log', async () => {
    const page = await at('auditor');
    await page.getByText('Took its opinion back').waitFor();
    await page.getByText('Received the withdrawal: it flags nowhere there').first().waitFor();
  });
});

describe('the pages of the list', () => {
  it.each([
    ['wide', { width: 1280 }],
    ['narrow-dark', { width: 320, height: 720, dark: true }],
    ['arabic', { width: 1280, language: 'ar' }],
  ] as const)('keep to their window and are accessible: %s', async (name, options) => {
    const page = await journey.as('decider-lantern', options);
    for (const path of ['/list', '/list?view=withdrawn', '/list/health', '/list/check', `/list/entry/${entry}`]) {
      await page.goto(`${journey.url}${path}`);
      await page.locator('main h1').first().waitFor();
      await page.waitForTimeout(600);
      await shoot(page, `list-page${path.replaceAll(/[/?=]/g, '-').slice(0, 24)}-${name}`);
      await expectAccessible(page);
      await expectNoSidewaysScroll(page);
    }
    expect(problemsOf(page)).toEqual([]);
  });
});
