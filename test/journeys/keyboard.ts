import type { Locator, Page } from 'playwright-core';
import { expect } from 'vitest';
import { type Cases, openCases } from './cases.ts';
import { type Journey, openJourney, problemsOf, type WindowOptions } from './world.ts';

/** The windows in which a journey has to work: 320 pixels wide, and a usual one enlarged to 200 percent. */
export const WINDOWS: readonly (readonly [string, WindowOptions])[] = [
  ['in a usual window', {}],
  ['at 320 pixels', { width: 320, height: 720 }],
  ['at 200 percent', { width: 1280, height: 900, zoom: 2, dark: true }],
];

export type KeyboardDesks = {
  readonly journey: Journey;
  readonly cases: Cases;
  /** That person sits down at that address, with nothing but a keyboard. */
  readonly sit: (account: string, path: string, options?: WindowOptions) => Promise<Keyboard>;
  readonly visit: (path: string, options?: WindowOptions) => Promise<Keyboard>;
  /** What went wrong on any of the pages without anybody seeing it. */
  readonly problems: () => readonly string[];
  readonly close: () => Promise<void>;
};

export async function openDesks(): Promise<KeyboardDesks> {
  const journey = await openJourney();
  const cases = openCases();
  const pages: Page[] = [];
  const at = async (page: Page, path: string): Promise<Keyboard> => {
    pages.push(page);
    // From the beginning: who asks for choosers only just before the press may ask later than chromium opens one.
    page.on('filechooser', () => undefined);
    page.setDefaultTimeout(15_000);
    await page.goto(`${journey.url}${path}`);
    await page.locator('main h1').first().waitFor();
    return new Keyboard(page);
  };
  return {
    journey,
    cases,
    sit: async (account, path, options) => at(await journey.as(account, options), path),
    visit: async (path, options) => at(await journey.visitor(options), path),
    problems: () => pages.flatMap(problemsOf),
    close: async () => {
      await cases.close();
      await journey.close();
    },
  };
}

/** More stops than this between two things that follow each other, and a person gives up. */
const MOST_TABS = 150;

/** A person without a mouse: everything by keys, and after every act the focus is looked for. */
export class Keyboard {
  readonly page: Page;
  constructor(page: Page) {
    this.page = page;
  }

  async press(...keys: readonly string[]): Promise<void> {
    for (const key of keys) await this.page.keyboard.press(key);
  }

  /** Tab, as often as it takes, until the focus is on that or in it; what lies behind the end of the page is out of order. */
  async tabTo(target: Locator, back = false): Promise<void> {
    await target.waitFor();
    for (let tabs = 0; tabs < MOST_TABS; tabs += 1) {
      const { here, ended } = await target.evaluate((element) => ({
        here: element.contains(document.activeElement),
        ended: document.activeElement?.matches('a[href="#main"]') ?? false,
      }));
      if (here) return this.seen();
      if (ended) throw new Error(`the page ended before Tab came to ${String(target)}`);
      await this.page.keyboard.press(back ? 'Shift+Tab' : 'Tab');
    }
    throw new Error(`no Tab leads to ${String(target)}`);
  }

  /** Comes to a control and presses it. */
  async use(target: Locator, key = 'Enter'): Promise<void> {
    await this.tabTo(target);
    await this.press(key);
  }

  /** Writes into a field; what stood there is replaced. */
  async type(target: Locator, text: string): Promise<void> {
    await this.tabTo(target);
    await this.press('Control+a');
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
    await this.tabTo(group);
    await this.press(' ');
    for (let step = 0; step < (await radios.count()); step += 1) {
      if (await radios.nth(nth).isChecked()) return this.seen();
      await this.press('ArrowRight');
    }
    throw new Error(`no arrow leads to the answer in ${String(group)}`);
  }

  /** Presses the button that has the focus, reads the list of what will be recorded, and confirms it there. */
  async confirm(name: string | RegExp, opener: 'button' | { key: string } = 'button'): Promise<void> {
    const button = this.page.getByRole('button', { name }).first();
    // What still loads, a document or its digest, keeps the step shut, and its key does nothing until then.
    await expect.poll(() => button.getAttribute('aria-disabled'), { timeout: 10_000 }).toBe(null);
    if (opener === 'button') await this.use(button);
    else await this.press(opener.key);
    await this.confirmOpen(name);
  }

  async confirmOpen(name: string | RegExp): Promise<void> {
    const dialog = this.page.getByRole('dialog');
    await this.use(dialog.getByRole('button', { name }));
    await dialog.waitFor({ state: 'hidden' });
    await this.kept();
  }

  /** Opens a step and thinks better of it: the focus comes back to where it was. */
  async thinkBetter(button: Locator): Promise<void> {
    await this.use(button);
    await this.page.getByRole('dialog').waitFor();
    await this.press('Escape');
    await this.page.getByRole('dialog').waitFor({ state: 'hidden' });
    await this.isOn(button);
  }

  /** The focus has come to that by itself. */
  async isOn(target: Locator): Promise<void> {
    await this.holds(target);
    await this.seen();
  }

  /** A page opened: its title has the focus, so that the next Tab is the page's first control. */
  async begins(title: string | RegExp): Promise<void> {
    const heading = this.page.locator('main h1').filter({ hasText: title });
    await heading.waitFor();
    await this.holds(heading);
  }

  private async holds(target: Locator): Promise<void> {
    const held = (): Promise<string> =>
      target.evaluate((element) => {
        const { activeElement } = document;
        return element === activeElement ? 'there' : `on ${activeElement?.outerHTML.slice(0, 120)}`;
      });
    await expect.poll(held, { message: `the focus is on ${String(target)}`, timeout: 5_000 }).toBe('there');
  }

  /** The focus is on something that a person can see: it is drawn, marked, in the window, and nothing lies over all of it. */
  async seen(): Promise<void> {
    // What still loads above it may move it for a moment.
    await expect
      .poll(() => this.page.evaluate(lookAtFocus), { message: 'the focus can be seen', timeout: 2_000 })
      .toMatchObject({ visible: true, drawn: true, uncovered: true });
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

/** Runs in the page. */
function lookAtFocus() {
  const element = document.activeElement as HTMLElement;
  const marks = (each: Element | null): boolean => {
    if (!each) return false;
    const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(each);
    return (outlineStyle !== 'none' && parseFloat(outlineWidth) > 0) || boxShadow !== 'none';
  };
  // A styled radio button or box draws the mark on the face beside it; a field may change the colour of its edge.
  const drawn = marks(element) || marks(element.nextElementSibling) || marks(element.parentElement);
  const box = element.getBoundingClientRect();
  const [left, right] = [Math.max(box.left, 0), Math.min(box.right, innerWidth)];
  const [top, bottom] = [Math.max(box.top, 0), Math.min(box.bottom, innerHeight)];
  const hits = (x: number, y: number): boolean => {
    const at = document.elementFromPoint(left + (right - left) * x, top + (bottom - top) * y);
    return at !== null && (element.contains(at) || (at.contains(element) && element.closest('label') === at));
  };
  const uncovered =
    right > left && bottom > top && [0.05, 0.5, 0.95].some((x) => [0.1, 0.5, 0.9].some((y) => hits(x, y)));
  return {
    tag: element.tagName,
    text: element.innerText?.slice(0, 40) ?? '',
    visible: element.matches(':focus-visible'),
    drawn: drawn || element.matches('input, textarea, select'),
    uncovered,
  };
}
