/**
 * The page "People and keys" in real chromium with virtual authenticators: what happens when a touch breaks off, a key
 * runs out, the store is tampered with, a passkey is lost and a member leaves.
 * Catches a button that leaves a desk without a key that opens, and a session that outlives who held it.
 */
import { randomBytes } from 'node:crypto';
import { wrapFor } from '@remit/client';
import type { Page } from 'playwright-core';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openPasskeyService, type PasskeyService } from './passkey-service.ts';
import { makeWrappingKey, signIn } from './seats.ts';
import { expectAccessible, expectNoSidewaysScroll, shoot } from './world.ts';

let begun: PasskeyService;
let database: pg.Pool;
beforeAll(async () => {
  begun = await openPasskeyService('people');
  database = new pg.Pool({ connectionString: String(begun.service.environment['DATABASE_URL']), max: 1 });
});
afterAll(async () => {
  await database?.end();
  await begun?.close();
});

async function people(person: string): Promise<Page> {
  const { page } = begun.seats.at(person);
  page.setDefaultTimeout(15_000);
  await page.goto(`${begun.service.origin}/people`);
  await page.getByRole('heading', { name: 'People and keys' }).waitFor();
  return page;
}
type Member = { person: string; wrappingKey: { keyId: string; publicKey: string } | null };
type Desk = { key: { keyId: string } | null; wrapped: object | null; members: Member[] };
const deskOf = async (person: string): Promise<Desk> =>
  (await begun.seats.at(person).ask('GET', '/api/desk')).body as unknown as Desk;

describe('a desk’s key', () => {
  it('is either held by its maker or not there at all, wherever making it broke off', async () => {
    await begun.admitThree();
    await begun.enrolThree();
    await makeWrappingKey(begun.seats.at('super-1'), begun.service.origin);
    const { page } = begun.seats.at('super-1');
    const make = page.getByRole('button', { name: 'Make the desk’s key' });
    for (const broken of ['**/api/desk/*/*', '**/add-key']) {
      await page.route(broken, (route) => route.abort());
      await make.click();
      await page.getByRole('alert').first().waitFor();
      await page.unroute(broken);
      expect((await deskOf('super-1')).key, broken).toBeNull();
      await people('super-1');
    }
    await page.route('**/add-key', async (route) => {
      await route.fetch();
      await route.abort();
    });
    await make.click();
    await page.getByText('You can sign').waitFor();
    await page.unroute('**/add-key');
    expect((await deskOf('super-1')).wrapped).not.toBeNull();
  });

  it('that somebody put in its place in the store opens nothing, and whoever holds it is told', async () => {
    await shortened(begun.seats.at('officer-1').page, 10 * 86_400_000);
    await makeWrappingKey(begun.seats.at('officer-1'), begun.service.origin);
    await begun.seats.at('officer-1').page.unroute('**/add-key');
    const unnamed = await begun.seats.at('officer-1').ask('PUT', '/api/desk/own-key/officer-1', SEALED);
    expect(unnamed.body['code'], 'who makes no desk’s key keeps none before it is named').toBe('key-unknown');
    const { key, members, wrapped } = await deskOf('super-1');
    const own = members.find(({ person }) => person === 'super-1')!.wrappingKey!;
    const foreign = await wrapFor(own.publicKey, key!.keyId, randomBytes(32));
    await keep(key!.keyId, own.keyId, foreign);
    const page = await people('super-1');
    await page.getByRole('button', { name: 'Hand over to P officer-1' }).click();
    const dialog = page.getByRole('dialog');
    const handOver = dialog.getByRole('button', { name: /Words agree/u });
    await handOver.click();
    await dialog.getByText('The key that was opened is not the one in the directory.').waitFor();
    await dialog.getByText('Tell your administrator and an auditor.').waitFor();
    await shoot(page, 'people-key-exchanged');
    expect((await deskOf('officer-1')).wrapped).toBeNull();
    await keep(key!.keyId, own.keyId, wrapped!);
    await (await people('super-1')).getByRole('button', { name: 'Hand over to P officer-1' }).click();
    await handOver.click();
    await dialog.waitFor({ state: 'hidden' });
    expect((await deskOf('officer-1')).wrapped).not.toBeNull();
  });

  const keep = (keyId: string, sealedTo: string, wrapped: object) =>
    database.query('UPDATE desk_key_wraps SET wrapped = $3 WHERE key_id = $1 AND sealed_to = $2', [
      keyId,
      sealedTo,
      wrapped,
    ]);
});

/** The next wrapping key that this page makes holds for so long, and not for a year. */
async function shortened(page: Page, milliseconds: number): Promise<void> {
  await page.route('**/add-key', async (route) => {
    const body = JSON.parse(route.request().postData() ?? '{}') as object;
    const until = new Date(Date.now() + milliseconds).toISOString();
    await route.continue({ postData: JSON.stringify({ ...body, until }) });
  });
}
const keyOf = async (person: string) =>
  (await deskOf(person)).members.find((member) => member.person === person)!.wrappingKey!;

describe('a wrapping key', () => {
  it('is renewed before its end with two touches, and the desk’s key goes with it', async () => {
    const before = await keyOf('officer-1');
    const page = await people('officer-1');
    await page.getByText('Your wrapping key ends').waitFor();
    await looks(page, 'people-renewal');
    await page.getByRole('button', { name: 'Touch: make the wrapping key' }).click();
    await page.getByRole('button', { name: 'Touch: vouch for it' }).click();
    await page.getByText('Your wrapping key is in the directory.').waitFor();
    await page.getByText('You can sign').waitFor();
    expect((await deskOf('officer-1')).wrapped).not.toBeNull();
    const after = await keyOf('officer-1');
    expect(after.keyId).not.toBe(before.keyId);
    expect(after.publicKey).not.toBe(before.publicKey);
  });

  it('that ran out is followed by another one of the same passkey, and what broke off is finished by one touch', async () => {
    await people('decider-1');
    await shortened(begun.seats.at('decider-1').page, 12_000);
    await makeWrappingKey(begun.seats.at('decider-1'), begun.service.origin);
    const { page } = begun.seats.at('decider-1');
    await page.unroute('**/add-key');
    await page.getByRole('button', { name: 'Make the desk’s key' }).click();
    await page.getByText('You can sign').waitFor();
    await expect.poll(async () => (await deskOf('decider-1')).wrapped, { timeout: 15_000 }).toBeNull();
    await people('decider-1');
    await page.getByText('Your wrapping key ran out, so you cannot sign.').waitFor();
    await shoot(page, 'people-ran-out');
    await page.getByRole('button', { name: 'Touch: make the wrapping key' }).click();
    await page.route('**/api/desk/*/*', (route) => route.abort());
    await page.getByRole('button', { name: 'Touch: vouch for it' }).click();
    const carry = page.getByRole('button', { name: 'Touch: take the desk’s key along' });
    await carry.waitFor();
    await page.unroute('**/api/desk/*/*');
    await carry.click();
    await page.getByText('You can sign').waitFor();
    expect((await deskOf('decider-1')).wrapped).not.toBeNull();
  });
});

async function give(page: Page, person: string, button: string, reason: string): Promise<void> {
  const row = page.getByRole('listitem').filter({ has: page.getByLabel(`Change P ${person}`) });
  await row.getByLabel(`Change P ${person}`).click();
  await row.getByRole('button', { name: button }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('textbox').fill(reason);
  await dialog.getByRole('button', { name: button }).click();
  await dialog.waitFor({ state: 'hidden' });
}

describe('a lost passkey', () => {
  it('is proposed by an administrator, and nothing changes until somebody in another role confirms', async () => {
    const page = await people('north-1');
    await give(page, 'officer-1', 'Propose a recovery', 'Lost on a train.');
    await page.getByText('P officer-1 of The unit-north lost the passkey.').waitFor();
    await expectAccessible(page);
    expect((await deskOf('officer-1')).wrapped).not.toBeNull();
    const confirm = page.getByRole('button', { name: 'Confirm', exact: true });
    expect(await confirm.getAttribute('aria-disabled')).toBe('true');
  });

  it('ends, with its sessions, at the next request after that', async () => {
    const officer = begun.seats.at('officer-1');
    const open = officer.page;
    await open.goto(`${begun.service.origin}/unit`);
    await open.getByRole('heading', { level: 1 }).waitFor();
    const supervisor = await people('super-1');
    await supervisor.getByRole('button', { name: 'Confirm', exact: true }).click();
    await supervisor.getByText('Nothing waits for a second person.').waitFor();
    const status = await open.evaluate(async () => (await fetch('/api/desk')).status);
    expect(status).toBe(401);
    await open.goto(`${begun.service.origin}/sign-in`);
    await open.getByRole('button', { name: 'Sign in with a passkey' }).click();
    await open.getByText('This passkey does not sign in here.').waitFor();
  });

  it('is followed by a new one, to which the desk’s key is handed over afresh', async () => {
    const page = await people('north-1');
    const row = page.getByRole('listitem').filter({ has: page.getByLabel('Change P officer-1') });
    await row.getByLabel('Change P officer-1').click();
    await row.getByRole('button', { name: 'Give a one-time code' }).click();
    await begun.seats.enrol('officer-1', await row.locator('output').innerText());
    const words = await makeWrappingKey(begun.seats.at('officer-1'), begun.service.origin);
    expect((await deskOf('officer-1')).wrapped).toBeNull();
    const supervisor = await people('super-1');
    await supervisor.getByRole('button', { name: 'Hand over to P officer-1' }).click();
    const dialog = supervisor.getByRole('dialog');
    expect(await dialog.locator('figure code').innerText()).toBe(words);
    await dialog.getByRole('button', { name: /Words agree/u }).click();
    await dialog.waitFor({ state: 'hidden' });
    expect((await deskOf('officer-1')).wrapped).not.toBeNull();
  });
});

describe('a member who leaves', () => {
  it('takes the desk’s key along: the page says that nobody can sign until a member makes a new one', async () => {
    const page = await people('north-1');
    await give(page, 'officer-1', 'Remove from the organisation', 'Moved to another unit.');
    await page.getByText('Until a member makes a new one, nobody here can sign.').waitFor();
    const make = page.getByRole('button', { name: 'Make the desk’s key' });
    expect(await make.getAttribute('aria-disabled'), 'an administrator').toBe('true');
    const gone = begun.seats.at('officer-1').page;
    expect(await gone.evaluate(async () => (await fetch('/api/desk')).status)).toBe(401);
    const supervisor = await people('super-1');
    await supervisor.getByText('Until a member makes a new one, nobody here can sign.').waitFor();
    await looks(supervisor, 'people-key-ended');
    await supervisor.getByRole('button', { name: 'Make the desk’s key' }).click();
    await supervisor.getByText('You can sign').waitFor();
  });

  it('is not an administrator’s way to the desk’s key', async () => {
    const page = await people('north-1');
    expect(await page.getByRole('button', { name: 'Make the desk’s key' }).count()).toBe(0);
    await signIn(begun.seats.at('north-1'), begun.service.origin);
    expect((await begun.seats.at('north-1').ask('PUT', '/api/desk/own-key/north-1', SEALED)).status).toBe(403);
    const others = await begun.seats.at('super-1').ask('PUT', '/api/desk/own-key/decider-1', SEALED);
    expect(others.body['code']).toBe('key-unknown');
  });
});

const part = (length: number): string => randomBytes(length).toString('base64url');
const SEALED = { ephemeral: part(32), nonce: part(12), sealed: part(48) };

/** In light and dark, on a narrow window, and in Arabic: looked at by people. */
async function looks(page: Page, name: string): Promise<void> {
  await expectAccessible(page);
  await shoot(page, name);
  await page.emulateMedia({ colorScheme: 'dark' });
  await shoot(page, `${name}-dark`);
  await page.emulateMedia({ colorScheme: 'light' });
  await page.setViewportSize({ width: 320, height: 900 });
  await expectNoSidewaysScroll(page);
  await shoot(page, `${name}-320`);
  await page.setViewportSize({ width: 1280, height: 900 });
  await page.getByRole('button', { name: 'Language: English' }).click();
  await page.getByRole('menuitemradio', { name: 'العربية' }).click();
  await page.locator('html[dir=rtl]').waitFor();
  await shoot(page, `${name}-ar`);
  await page.reload();
  await page.getByRole('button', { name: /العربية/u }).click();
  await page.getByRole('menuitemradio', { name: 'English' }).click();
  await page.locator('html[dir=ltr]').waitFor();
}
