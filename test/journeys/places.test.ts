import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  expectAccessible,
  expectNoSidewaysScroll,
  type Journey,
  openJourney,
  problemsOf,
  shoot,
  type WindowOptions,
} from './world.ts';

let journey: Journey;
beforeAll(async () => {
  journey = await openJourney();
});
afterAll(() => journey?.close());

/** One account of each desk, and one case of its own opened from its queue. */
const DESKS: readonly { account: string; places: readonly string[]; queue: string | null }[] = [
  { account: 'officer', places: ['/unit', '/unit/new', '/unit/import', '/notices', '/directory'], queue: '/unit' },
  { account: 'supervisor', places: ['/unit/lock1'], queue: '/unit/lock1' },
  { account: 'reviewer', places: ['/oversight', '/oversight/samples'], queue: '/oversight' },
  { account: 'decider-lantern', places: ['/platform'], queue: '/platform' },
  { account: 'auditor', places: ['/auditor'], queue: '/auditor' },
  { account: 'observer', places: ['/directory', '/public'], queue: null },
];

/** The page has its title and what it asked for; the live stream stays open, so the network is never idle. */
async function settle(page: Page): Promise<void> {
  await page.locator('main h1').first().waitFor({ timeout: 10_000 });
  await page.waitForFunction(() => !document.querySelector('[aria-busy=true]'), undefined, { timeout: 10_000 });
  await page.waitForTimeout(400);
}

async function lookAt(page: Page, path: string, name: string): Promise<void> {
  await page.goto(`${journey.url}${path}`);
  await settle(page);
  await shoot(page, name);
  await expectAccessible(page);
  await expectNoSidewaysScroll(page);
  expect(problemsOf(page), `problems on ${path}`).toEqual([]);
}

const slug = (path: string): string => path.slice(1).replaceAll('/', '-') || 'start';

describe.each([
  ['wide and light', { width: 1280 }],
  ['320 pixels and dark', { width: 320, height: 720, dark: true }],
  ['200 percent and dark', { width: 1280, zoom: 2, dark: true }],
] as [string, WindowOptions][])(
  'every place of every desk, %s, is accessible and keeps to its window',
  // Each visit has a window of its own, so two are made at once.
  { concurrent: true },
  (label, options) => {
    const suffix = label.startsWith('wide') ? 'wide' : label.startsWith('320') ? 'narrow-dark' : 'zoomed-dark';

    it.each(DESKS)('$account', async ({ account, places, queue }) => {
      const page = await journey.as(account, options);
      for (const path of places) await lookAt(page, path, `${account}-${slug(path)}-${suffix}`);
      if (queue) {
        const answer = await page.request.get(`${journey.url}/api/queues/${QUEUE_OF[account]}?limit=1`);
        const { rows } = (await answer.json()) as { rows: { id: string }[] };
        expect(rows.length, `${account} has a case`).toBe(1);
        await lookAt(page, `/case/${rows[0]!.id}`, `${account}-case-${suffix}`);
      }
    });

    it('a visitor', async () => {
      const page = await journey.visitor(options);
      for (const path of ['/', '/public', '/sign-in', '/no-such-page'])
        await lookAt(page, path, `visitor-${slug(path)}-${suffix}`);
      await page.goto(`${journey.url}/no-such-page`);
      await page.getByRole('heading', { name: 'There is no such page' }).waitFor();
      await page.goto(`${journey.url}/unit`);
      await page.waitForURL(/\/sign-in\?to=%2Funit$/);
    });
  },
);

const QUEUE_OF: Record<string, string> = {
  officer: 'unit',
  supervisor: 'lock1',
  reviewer: 'oversight',
  'decider-lantern': 'platform',
  auditor: 'audit',
};

describe('Arabic', () => {
  it('reads from right to left and stays accessible', async () => {
    const page = await journey.as('officer', { width: 1280, language: 'ar' });
    await lookAt(page, '/unit', 'officer-unit-arabic');
    expect(await page.locator('html').getAttribute('dir')).toBe('rtl');
  });
});
