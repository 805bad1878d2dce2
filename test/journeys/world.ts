import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { expect } from 'vitest';
import { demonstrationHere } from './here.ts';

/** Where the run keeps what it saw; looked at by people, never compared by machines. */
export const SCREENSHOTS = join(import.meta.dirname, '../../test-results/screens');

export type Journey = {
  readonly url: string;
  /** A fresh window, signed in by one press as that account of the demonstration. */
  readonly as: (account: string, options?: WindowOptions) => Promise<Page>;
  /** A fresh window of a visitor. */
  readonly visitor: (options?: WindowOptions) => Promise<Page>;
  readonly close: () => Promise<void>;
};
export type WindowOptions = {
  readonly width?: number;
  readonly height?: number;
  readonly dark?: boolean;
  /** As a person enlarges everything in the browser: 2 is 200 percent, so half the window's width is left. */
  readonly zoom?: number;
  readonly language?: string;
};

/** Debian's chromium. Without it nothing of this was shown, and saying nothing would be a lie. */
export function chromiumPath(): string {
  const found = [
    process.env['CHROMIUM'],
    '/usr/bin/chromium',
    '/usr/bin/chromium-browser',
    '/usr/bin/google-chrome',
  ].find((path) => path !== undefined && existsSync(path));
  if (found) return found;
  throw new Error('The journeys need chromium: install it (apt-get install chromium) or set CHROMIUM to its path.');
}

/** A browser of this file's own, at the demonstration that all files share. */
export async function openJourney(): Promise<Journey> {
  const { url } = demonstrationHere();
  mkdirSync(SCREENSHOTS, { recursive: true });
  const browser = await launch();
  const contexts: BrowserContext[] = [];
  const visitor = async (options: WindowOptions = {}): Promise<Page> => {
    const context = await newWindow(browser, options);
    contexts.push(context);
    const page = await context.newPage();
    watch(page, url);
    await page.goto(url);
    return page;
  };
  return {
    url,
    visitor,
    as: async (account, options) => signedIn(await visitor(options), url, account),
    close: async () => {
      for (const context of contexts) await context.close();
      await browser.close();
    },
  };
}

const launch = (): Promise<Browser> =>
  chromium.launch({
    executablePath: chromiumPath(),
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--no-first-run',
    ],
  });

async function newWindow(
  browser: Browser,
  { width = 1280, height = 900, dark = false, zoom = 1, language = 'en' }: WindowOptions,
): Promise<BrowserContext> {
  return browser.newContext({
    viewport: { width: Math.round(width / zoom), height: Math.round(height / zoom) },
    deviceScaleFactor: zoom,
    colorScheme: dark ? 'dark' : 'light',
    locale: language,
    reducedMotion: 'reduce',
  });
}

/** Problems of a page that its user would not see: scripts that failed, other origins asked, policies broken. */
const PROBLEMS = new WeakMap<Page, string[]>();
function watch(page: Page, origin: string): void {
  const problems: string[] = [];
  PROBLEMS.set(page, problems);
  page.on('pageerror', (error) => problems.push(`script: ${error.message}`));
  page.on('console', (message) => {
    if (message.type() === 'error' && !/status of 40[134]|status of 4\d\d/.test(message.text()))
      problems.push(`console: ${message.text()} (${message.location().url})`);
  });
  page.on('request', (request) => {
    const url = request.url();
    if (!url.startsWith(origin) && !url.startsWith('data:') && !url.startsWith('blob:'))
      problems.push(`other origin: ${url}`);
  });
}
export const problemsOf = (page: Page): readonly string[] => PROBLEMS.get(page) ?? [];

/** By the same press that a visitor makes; which button is which account, the API says. */
async function signedIn(page: Page, origin: string, account: string): Promise<Page> {
  type Account = { account: string; pseudonym: string; organisation: string };
  const answer = await page.request.get(`${origin}/api/demo/accounts`);
  const { accounts } = (await answer.json()) as { accounts: Account[] };
  const wanted = accounts.find((each) => each.account === account);
  if (!wanted) throw new Error(`no demo account ${account}`);
  await page.goto(`${origin}/sign-in`);
  const group = page.getByRole('heading', { name: wanted.organisation, exact: true }).locator('..');
  await group.getByRole('button', { name: new RegExp(`${wanted.pseudonym.replace(/[()]/g, '\\$&')}\\b`) }).click();
  await page.waitForURL((url) => url.pathname !== '/sign-in');
  return page;
}

/** No violation of a serious or critical kind; what was found stands in the message. */
export async function expectAccessible(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  const grave = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
  const said = grave.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html.slice(0, 120)).join(' | ')}`);
  expect(said, `axe on ${page.url()}`).toEqual([]);
}

/** Nothing is wider than the window: what a person at 320 pixels or at 200 percent would have to scroll for. */
export async function expectNoSidewaysScroll(page: Page): Promise<void> {
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect(overflow, `sideways scroll on ${page.url()}`).toBeLessThanOrEqual(0);
}

export const shoot = (page: Page, name: string): Promise<unknown> =>
  page.screenshot({ path: join(SCREENSHOTS, `${name}.png`), fullPage: false });

/** Every control of the page can be seen whole from side to side, unless it stands in a part that scrolls by itself. */
export async function expectAllInWindow(page: Page): Promise<void> {
  const cut = await page.evaluate(() => {
    const scrolls = (element: Element | null): boolean =>
      element !== null && (/auto|scroll/.test(getComputedStyle(element).overflowX) || scrolls(element.parentElement));
    return [...document.querySelectorAll('a, button, input, select, textarea, summary, [tabindex="0"]')]
      .filter((element) => element.checkVisibility({ visibilityProperty: true }) && !scrolls(element.parentElement))
      .filter((element) => {
        const { left, right, width } = element.getBoundingClientRect();
        return width > 1 && (left < -1 || right > innerWidth + 1);
      })
      .map((element) => element.outerHTML.slice(0, 120));
  });
  expect(cut, `cut off on ${page.url()}`).toEqual([]);
}
