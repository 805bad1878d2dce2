/**
 * A person whose passkey gives no secret, in real chromium, at a service whose operator named the address of the desks'
 * signers: `remit desk`, a process of its own on this machine, signs for the desk, and the passkey for the person.
 * Catches a page that may not ask the signer, one that signs with a key that is not the desk's, and a failure that is
 * not said in words or leaves something recorded.
 */
import { randomBytes } from 'node:crypto';
import { entryIdOf } from '@remit/protocol';
import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { completeHeader, completeItem } from '../../packages/protocol/src/referral/fixtures/sample-case.ts';
import { ulid } from '../../packages/server/src/ports.ts';
import { freePort } from '../service/running.ts';
import { openPasskeyService, type PasskeyService } from './passkey-service.ts';
import { signIn } from './seats.ts';
import { type DeskProcess, deskProcess } from './signer-process.ts';
import { type Steps, stepsAt } from './signed-steps.ts';
import { expectAccessible, expectNoSidewaysScroll, shoot } from './world.ts';

let begun: PasskeyService;
let steps: Steps;
let service: PasskeyService['service'];
let seats: PasskeyService['seats'];
let signer: DeskProcess;
beforeAll(async () => {
  const port = await freePort();
  begun = await openPasskeyService('desk-signer', { REMIT_DESK_SIGNER: `http://127.0.0.1:${port}` });
  ({ service, seats } = begun);
  steps = stepsAt(begun);
  signer = deskProcess(service.folder, 'unit-north', service.origin, port);
});
afterAll(async () => {
  await signer?.stop();
  await begun?.close();
});

const panelOf = (page: Page) => page.getByRole('region', { name: 'A signer on this machine' });
/** Pastes the token on "People and keys" and asks the signer once. */
async function useToken(token: string, person = 'officer-1') {
  const panel = panelOf(await steps.open(person, '/people'));
  const forget = panel.getByRole('button', { name: 'Forget the token' });
  await panel.getByRole('button', { name: /^Test/u }).waitFor();
  if (await forget.isVisible()) await forget.click();
  await panel.getByLabel('Token of the signer').fill(token);
  await panel.getByRole('button', { name: 'Test and use' }).click();
  return panel;
}

async function draft(number: number): Promise<string> {
  const item = { id: ulid(Date.now(), randomBytes(16)), content: completeItem(number) };
  const header = completeHeader({ parameterSet: 'north-ct@1' });
  const given = { platform: 'lantern', header, items: [item], importId: null };
  const { body } = await seats.at('officer-1').ask('POST', '/api/referrals', given);
  return String(body['id']);
}

describe('a desk whose key `remit desk` holds', () => {
  it('begins, with an officer whose passkey gives no secret', async () => {
    await begun.admitThree();
    await begun.enrol('north-1', 'officer-1', 'Officer', false);
    await begun.enrol('north-1', 'super-1', 'Supervisor');
    const role = { person: 'super-1', role: 'LE_SUPERVISOR' };
    expect(await service.who('hub-1').give('unit-north', 'ConfirmRole', role)).toBeNull();
    await signIn(seats.at('super-1'), service.origin);
    expect(await seats.at('super-1').give('unit-north', 'add-key', await signer.make('desk-north-1'))).toBeNull();
    await begun.beginToRule();
    await signer.start(['SubmitDraft']);
  });

  it('is asked with the token that its signer made, and with no other', async () => {
    const other = await useToken(randomBytes(32).toString('base64url'));
    await other.getByText('does not know this token').waitFor();
    await other.getByText('This tab has no token').waitFor();
    const panel = await useToken(signer.token());
    await panel.getByText('The signer answers, with the key that the directory names.').waitFor();
    await looks(seats.at('officer-1').page);
  });
});

describe('a referral', () => {
  let id = '';
  const refused = async (words: string): Promise<void> => {
    const page = await steps.open('officer-1', `/unit/new?draft=${id}`);
    await page.getByRole('button', { name: 'Submit to lock 1' }).click();
    await page.getByRole('dialog').getByText('One touch of your passkey signs for you.').waitFor();
    await page.getByRole('dialog').getByRole('button', { name: 'Submit to lock 1' }).click();
    await page.getByText(words).first().waitFor();
    const { body } = await seats.at('officer-1').ask('GET', `/api/referrals/${id}`);
    expect([body['status'], signer.signed()]).toEqual(['DRAFT', []]);
  };

  it('is not submitted while the signer is down, which is said', async () => {
    id = await draft(1);
    await signer.stop();
    await refused('The desk’s signer on this machine does not answer.');
    await shoot(seats.at('officer-1').page, 'desk-signer-away');
  });

  it('is not submitted with a token that became void, nor for an act that the policy does not name', async () => {
    signer.renewToken();
    await signer.start(['SubmitDraft']);
    await refused('The desk’s signer does not know this token.');
    await (await useToken(signer.token())).getByText('The signer answers').waitFor();
    await signer.start(['Withdraw']);
    await refused('The desk’s signer does not sign this act for this role.');
  });

  it('is submitted with one touch, signed by the desk’s key of the directory', async () => {
    await signer.start(['SubmitDraft']);
    const page = await steps.open('officer-1', `/unit/new?draft=${id}`);
    await steps.confirm('officer-1', 'Submit to lock 1');
    await page.waitForURL(/\/case\//u);
    await page.getByText('signed with the desk’s key and a personal passkey').first().waitFor();
    expect(signer.signed()).toEqual([['SubmitDraft', id]]);
  });
});

describe('an act on an entry of the shared list', () => {
  const fingerprint = { kind: 'SHA256', hash: 'c4'.repeat(32) } as const;
  const entry = entryIdOf(fingerprint);
  const acts = (): string[] => signer.signed().flatMap(([act, id]) => (id === entry ? [act] : []));
  const standing = async (): Promise<unknown> =>
    (await seats.at('super-1').ask('GET', `/api/entries/${entry}`)).body['status'];
  const press = async (button: string, fill?: (dialog: Locator) => Promise<unknown>): Promise<Locator> => {
    const page = await steps.open('super-1', `/list/entry/${entry}`);
    await page.locator('main').getByRole('button', { name: button, exact: true }).click();
    const dialog = page.getByRole('dialog');
    await fill?.(dialog);
    await dialog.getByText('One touch of your passkey signs for you.').waitFor();
    await dialog.getByRole('button', { name: button, exact: true }).click();
    return dialog;
  };

  it('is not recorded where the signer’s policy names acts on referrals alone, which is said', async () => {
    const answers = ['EDUCATIONAL', 'JOURNALISTIC', 'ARTISTIC', 'RESEARCH', 'PREVENT_COUNTER', 'POLEMIC_DEBATE'];
    const no = { answer: 'NO', evidence: 'Nothing speaks for it.' };
    const { status } = await seats.at('officer-1').ask('POST', `/api/entries/${entry}/contribute-opinion`, {
      ...{ fingerprint, ground: 'TCO_A_INCITE', entity: null, tlp: 'GREEN', confidence: 90, asks: [] },
      until: new Date(Date.now() + 90 * 86_400_000).toISOString(),
      source: { type: 'DECISION', reference: 'own-9', decidedAt: new Date(Date.now() - 86_400_000).toISOString() },
      exemptions: Object.fromEntries(answers.map((each) => [each, no])),
    });
    expect(status).toBe(200);
    await signer.start(['SubmitDraft', 'ApproveLock1'], 'LE_SUPERVISOR');
    await (await useToken(signer.token(), 'super-1')).getByText('The signer answers').waitFor();
    const dialog = await press('Confirm');
    await dialog.getByText('The desk’s signer does not sign this act for this role.').first().waitFor();
    await dialog.getByText('those on the shared list too').first().waitFor();
    expect([await standing(), acts()]).toEqual(['PROPOSED', []]);
    await shoot(seats.at('super-1').page, 'desk-signer-list-policy');
  });

  it('is signed with one touch by the desk’s key, and the signer said before what it vouches for', async () => {
    await signer.start(['ConfirmOpinion', 'WithdrawOpinion'], 'LE_SUPERVISOR');
    await (await press('Confirm')).waitFor({ state: 'hidden' });
    expect([await standing(), acts()]).toEqual(['HELD', ['ConfirmOpinion']]);
    expect(signer.said()).toContain('vouches that the SHA256 fingerprint c4c4c4c4c4c4c4c4… is terrorist content');
    const withdrawn = await press('Withdraw', (dialog) =>
      dialog.getByRole('combobox', { name: 'Cause' }).selectOption('COURT'),
    );
    await withdrawn.waitFor({ state: 'hidden' });
    expect([await standing(), acts()]).toEqual(['ENDED', ['ConfirmOpinion', 'WithdrawOpinion']]);
    expect(signer.said()).toContain('because of COURT');
  });
});

describe('the token of a signer', () => {
  const kept = (person: string): Promise<string | null> =>
    seats.at(person).page.evaluate(() => sessionStorage.getItem('remit-desk-token'));

  it('is dropped at sign-out: whoever signs in in this tab next has none', async () => {
    expect(await kept('super-1')).toContain(signer.token());
    const page = await steps.open('super-1', '/people');
    await page.getByRole('button', { name: /, Supervisor$/u }).click();
    await page.getByRole('menuitem', { name: 'Sign out' }).click();
    await page.getByRole('button', { name: /, Supervisor$/u }).waitFor({ state: 'detached' });
    expect(await kept('super-1')).toBeNull();
    await signIn(seats.at('super-1'), service.origin);
    await panelOf(await steps.open('super-1', '/people'))
      .getByText('This tab has no token')
      .waitFor();
  });

  it('is kept for no signer whose key is not the directory’s, and nothing is signed by it', async () => {
    await signer.make('desk-north-2');
    await signer.start(['SubmitDraft']);
    const panel = await useToken(signer.token());
    await panel.getByText('holds another key than the directory names').waitFor();
    const { page } = seats.at('officer-1');
    expect(await page.evaluate(() => sessionStorage.getItem('remit-desk-token'))).toBeNull();
  });
});

/** In light and dark, on a narrow window, and in Arabic: looked at by people. */
async function looks(page: Page): Promise<void> {
  await expectAccessible(page);
  const show = async (name: string): Promise<void> => {
    await page.locator('h2', { hasText: /A signer on this machine|برنامج توقيع/u }).scrollIntoViewIfNeeded();
    await shoot(page, `desk-signer${name}`);
  };
  await show('');
  await page.emulateMedia({ colorScheme: 'dark' });
  await show('-dark');
  await page.emulateMedia({ colorScheme: 'light' });
  await page.setViewportSize({ width: 320, height: 900 });
  await expectNoSidewaysScroll(page);
  await show('-320');
  await page.setViewportSize({ width: 1280, height: 900 });
  await page.getByRole('button', { name: 'Language: English' }).click();
  await page.getByRole('menuitemradio', { name: 'العربية' }).click();
  await page.locator('html[dir=rtl]').waitFor();
  await page.keyboard.press('Escape');
  await show('-ar');
  await page.reload();
  await page.getByRole('button', { name: /العربية/u }).click();
  await page.getByRole('menuitemradio', { name: 'English' }).click();
  await page.locator('html[dir=ltr]').waitFor();
}
