import { randomBytes } from 'node:crypto';
import type { FileChooser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Keyboard, type KeyboardDesks, openDesks } from './keyboard.ts';
import { shoot } from './world.ts';

let desks: KeyboardDesks;
beforeAll(async () => {
  desks = await openDesks();
});
afterAll(() => desks?.close());

const address = (): string => `https://lantern.example/watch/m${randomBytes(6).toString('hex')}`;

/** Presses the button that opens the file chooser, and answers it: what stands in it is the system's, not ours. */
async function chooseFile(keys: Keyboard, file: Parameters<FileChooser['setFiles']>[0]): Promise<void> {
  const chooser = keys.page.waitForEvent('filechooser');
  await keys.press('Enter');
  await (await chooser).setFiles(file);
}

describe('the unit without a mouse', () => {
  it('a visitor signs in as the officer and begins at the queue', async () => {
    const keys = await desks.visit('/sign-in');
    const { page } = keys;
    await keys.begins('Sign in');
    await keys.use(page.getByRole('button', { name: /^Sign in as .*, Officer$/ }).first());
    await page.waitForURL(/\/unit$/);
    await keys.begins(/\w/);
    await shoot(page, 'keyboard-signed-in');
  });

  it('an officer imports a list: the file is chosen, the rows are checked, and looked at by verdict; one is imported', async () => {
    const keys = await desks.sit('officer', '/unit/import');
    const { page } = keys;
    await keys.begins('Import a list');
    await keys.tabTo(page.getByRole('button', { name: 'Choose a file' }));
    await chooseFile(keys, 'examples/archive-2019.csv');
    const another = page.getByRole('button', { name: 'Choose another file' });
    await keys.isOn(another);
    const check = page.getByRole('button', { name: 'Check the rows' });
    await keys.use(check);
    await page.getByText('Stopped 120', { exact: true }).waitFor({ timeout: 30_000 });
    await keys.isOn(check);
    const verdicts = page.getByRole('radiogroup', { name: 'Show rows' });
    await keys.answer(verdicts, 1);
    await keys.press('j', 'j');
    expect(await keys.row(), 'a row of the result').not.toBeNull();
    await keys.seen();
    await shoot(page, 'keyboard-import');
    // That list would fill the queue that other journeys look at: a list of one is imported.
    await keys.tabTo(another, true);
    await chooseFile(keys, { name: 'one.txt', mimeType: 'text/plain', buffer: Buffer.from(address()) });
    await keys.use(check);
    await page.getByText('All 1', { exact: true }).waitFor();
    await keys.use(page.getByRole('button', { name: 'Import into drafts' }));
    await keys.isOn(page.getByRole('heading', { name: /^Imported/ }));
  });

  it('an officer drafts a referral, saves it with Ctrl-S, jumps from a finding to its field, and submits it', async () => {
    const keys = await desks.sit('officer', '/unit/new');
    const { page } = keys;
    const text = (field: string) => page.getByRole('textbox', { name: field, exact: true });
    await keys.begins('New referral');
    const list = text('Address of the item, or a pasted list');
    await keys.type(list, address());
    await keys.press('Enter');
    await keys.isOn(list);
    await keys.type(list, address());
    await keys.press('Enter');
    await keys.use(page.getByRole('button', { name: 'Remove 2' }));
    await keys.isOn(page.getByRole('button', { name: 'Remove 1' }));
    await keys.choose(page.getByRole('combobox', { name: 'Template', exact: true }), 'Post that calls for an attack');
    await keys.type(text('Title'), 'Post that calls for an attack');
    await keys.press('Control+s');
    await page.waitForURL(/draft=/);
    await keys.isOn(text('Title'));
    await keys.type(text('How it is used, in words'), 'Calls on its readers to come armed.');
    await keys.type(text('Claim 1'), 'It names the market and the day.');
    await keys.use(page.getByRole('button', { name: 'Add a claim' }));
    await keys.isOn(page.getByRole('combobox', { name: 'Kind of claim 2' }));
    await keys.use(page.getByRole('button', { name: 'Remove 2' }));
    await keys.kept();
    await keys.type(text('Public gist'), 'A post assessed as calling for an attack.');
    await keys.tabTo(page.getByRole('checkbox', { name: /good faith/ }));
    await keys.press(' ');
    await shoot(page, 'keyboard-draft');
    // The passage stands higher up, with its item: the verdict names it and leads there.
    await keys.use(
      page.getByRole('complementary', { name: 'Verdict, as you type' }).getByRole('button', { name: /Quoted passage/ }),
    );
    await keys.isOn(text('Quoted passage'));
    await keys.type(text('Quoted passage'), 'On market day.');
    await page.getByText('Nothing is missing').waitFor();
    const submit = page.getByRole('button', { name: 'Submit to lock 1' });
    await keys.thinkBetter(submit);
    await keys.confirm('Submit to lock 1');
    await page.waitForURL(/\/case\//);
    await keys.begins('Post that calls for an attack');
  });

  it('nothing of this broke a page', () => {
    expect(desks.problems()).toEqual([]);
  });
});
