import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { expect } from 'vitest';
import type { ServiceConfig } from '../../packages/server/src/config.ts';
import { systemPorts } from '../../packages/server/src/ports.ts';
import { startService } from '../../packages/server/src/service.ts';
import { createDatabase } from '../../packages/server/src/store/embedded/for-tests.ts';
import { logSigner } from '../../packages/server/src/store/log/signer.ts';
import { sizeFile } from '../../packages/server/src/store/log/size-file.ts';
import { custodyOf } from '../../packages/server/src/store/sealing.ts';
import { historyPool } from '../../tools/simulate/fill.ts';
import { simulate } from '../../tools/simulate/simulate.ts';

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
  readonly language?: string;
};

/** Debian's chromium. Without it nothing of this was shown, and saying nothing would be a lie. */
function chromiumPath(): string {
  const found = [
    process.env['CHROMIUM'],
    '/usr/bin/chromium',
    '/usr/bin/chromium-browser',
    '/usr/bin/google-chrome',
  ].find((path) => path !== undefined && existsSync(path));
  if (found) return found;
  throw new Error('The journeys need chromium: install it (apt-get install chromium) or set CHROMIUM to its path.');
}

const freePort = (): Promise<number> =>
  new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });

/** Two months in small: every story is told, few of them twice. */
async function makeHistory(config: ServiceConfig): Promise<void> {
  const pool = historyPool(config.database);
  const log = {
    signer: logSigner(config.logName, config.keys.logSeed),
    cadenceSeconds: config.checkpointSeconds,
    paddingMultiple: config.padding,
    keepers: [sizeFile(join(config.stateFolder, 'log-signed-size.json'))],
  };
  const store = { pool, custody: custodyOf(config.keys.master) };
  await simulate(store, { seed: '1', end: new Date().toISOString(), scale: 0.05, log });
  await pool.end();
}

/** The whole demonstration, as `npm start` makes it, on a database and a port of its own. */
export async function openJourney(): Promise<Journey> {
  const database = await createDatabase();
  const stateFolder = mkdtempSync(join(tmpdir(), 'remit-journey-'));
  const port = await freePort();
  const origin = `http://localhost:${port}`;
  const config: ServiceConfig = {
    demonstration: true,
    host: 'localhost',
    port,
    origin,
    dataFolder: stateFolder,
    databaseUrl: undefined,
    trustProxy: [],
    metricsFrom: [],
    logName: 'journey.example/remit',
    keyFile: undefined,
    checkpointSeconds: 5,
    padding: 16,
    logLevel: 'silent',
    database: database.config,
    keys: { demonstration: true, logSeed: randomBytes(32), master: randomBytes(32) },
    stateFolder,
  };
  await makeHistory(config);
  const service = await startService(config, systemPorts);
  mkdirSync(SCREENSHOTS, { recursive: true });
  const browser = await launch();
  const contexts: BrowserContext[] = [];
  const visitor = async (options: WindowOptions = {}): Promise<Page> => {
    const context = await newWindow(browser, options);
    contexts.push(context);
    const page = await context.newPage();
    watch(page, origin);
    await page.goto(origin);
    return page;
  };
  return {
    url: origin,
    visitor,
    as: async (account, options) => signedIn(await visitor(options), origin, account),
    close: async () => {
      for (const context of contexts) await context.close();
      await browser.close();
      await service.close();
      await database.drop();
      rmSync(stateFolder, { recursive: true, force: true });
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
  { width = 1280, height = 900, dark = false, language = 'en' }: WindowOptions,
): Promise<BrowserContext> {
  return browser.newContext({
    viewport: { width, height },
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
      problems.push(`console: ${message.text()}`);
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
