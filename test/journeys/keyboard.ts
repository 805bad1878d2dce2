import type { Locator, Page } from 'playwright-core';
import { expect } from 'vitest';

/** A person without a mouse: everything by keys, and after every act the focus is looked for. */
export class Keyboard {
  readonly page: Page;
  constructor(page: Page) {
    this.page = page;
  }

  async press(...keys: readonly string[]): Promise<void> {
    for (const key of keys) await this.page.keyboard.press(key);
  }

  /** Tab, as often as it takes, until the focus is on that; a person would give up too. */
  async tabTo(target: Locator, back = false): Promise<void> {
    await target.waitFor();
    for (let tabs = 0; tabs < 150; tabs += 1) {
      if (await target.evaluate((element) => element === document.activeElement)) return this.seen();
      await this.page.keyboard.press(back ? 'Shift+Tab' : 'Tab');
    }
    throw new Error(`no Tab leads to ${String(target)}`);
  }

  async type(target: Locator, text: string): Promise<void> {
    await this.tabTo(target);
    await this.page.keyboard.insertText(text);
  }

  /** Arrows go through a list of choices until the one that is meant. */
  async choose(target: Locator, label: string): Promise<void> {
    await this.tabTo(target);
    const chosen = () => target.evaluate((element) => (element as HTMLSelectElement).selectedOptions[0]?.label);
    const most = await target.locator('option').count();
    for (let steps = 0; steps < most && (await chosen()) !== label; steps += 1) await this.press('ArrowDown');
    expect(await chosen()).toBe(label);
  }

  /** Radio buttons are one stop of Tab; arrows choose, and the space bar takes the one that is on. */
  async answer(group: Locator, nth: number): Promise<void> {
    const radios = group.getByRole('radio');
    await radios.first().waitFor();
    for (let tabs = 0; tabs < 150; tabs += 1) {
      if (await group.evaluate((element) => element.contains(document.activeElement))) break;
      await this.page.keyboard.press('Tab');
    }
    await this.press(' ');
    for (let step = 0; step < (await radios.count()); step += 1) {
      if (await radios.nth(nth).isChecked()) return this.seen();
      await this.press('ArrowRight');
    }
    throw new Error(`no arrow leads to the answer in ${String(group)}`);
  }

  /** Presses the button that has the focus, reads the list of what will be recorded, and confirms it there. */
  async confirm(name: string | RegExp, opener: 'button' | { key: string } = 'button'): Promise<void> {
    if (opener === 'button') {
      await this.tabTo(this.page.getByRole('button', { name }).first());
      await this.press('Enter');
    } else await this.press(opener.key);
    await this.confirmOpen(name);
  }

  async confirmOpen(name: string | RegExp): Promise<void> {
    const dialog = this.page.getByRole('dialog');
    await this.tabTo(dialog.getByRole('button', { name }));
    await this.press('Enter');
    await dialog.waitFor({ state: 'hidden' });
    await this.kept();
  }

  /** The focus is on something that a person can see, and its mark is drawn. */
  async seen(): Promise<void> {
    const focus = await this.page.evaluate(() => {
      const element = document.activeElement as HTMLElement;
      const marks = (each: Element | null): boolean => {
        if (!each) return false;
        const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(each);
        return (outlineStyle !== 'none' && parseFloat(outlineWidth) > 0) || boxShadow !== 'none';
      };
      // A styled radio button or box draws the mark on the face beside it; a field may change the colour of its edge.
      const drawn = marks(element) || marks(element.nextElementSibling) || marks(element.parentElement);
      const field = element.matches('input, textarea, select');
      return {
        tag: element.tagName,
        text: element.innerText?.slice(0, 40) ?? '',
        visible: element.matches(':focus-visible'),
        drawn: drawn || field,
      };
    });
    expect(focus, 'the focus can be seen').toMatchObject({ visible: true, drawn: true });
  }

  /** After an act the focus is somewhere in the page, never on nothing. */
  async kept(): Promise<void> {
    await expect
      .poll(
        () => this.page.evaluate(() => document.activeElement !== document.body && document.activeElement !== null),
        {
          message: 'the focus is kept',
          timeout: 5_000,
        },
      )
      .toBe(true);
  }

  /** The reference or key of the row that has the focus. */
  row = (): Promise<string | null> =>
    this.page.evaluate(() => document.activeElement?.closest('[data-row]')?.getAttribute('data-row') ?? null);
}
