import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { insertBulk } from '../../tools/simulate/bulk.ts';
import { expectAccessible, expectNoSidewaysScroll, type Journey, openJourney, shoot } from './world.ts';
import { demonstrationHere } from './here.ts';

let journey: Journey;
let pool: pg.Pool;
beforeAll(async () => {
  journey = await openJourney();
  pool = new pg.Pool({ ...demonstrationHere().admin, max: 1 });
});
afterAll(async () => {
  await pool?.query(
    "DELETE FROM queue_entries e USING case_rows r WHERE r.referral = e.referral AND r.officer = 'bench-officer'",
  );
  await pool?.query("DELETE FROM case_rows WHERE officer = 'bench-officer'");
  await pool?.end();
  await journey?.close();
});

const ROWS = 5_000;

describe('a queue', () => {
  it('with nothing in it says what will appear here, and how', async () => {
    const page = await journey.as('officer');
    await page.goto(`${journey.url}/unit`);
    await page.getByRole('searchbox').or(page.getByRole('search').getByRole('textbox')).first().fill('no such title');
    await expect.poll(() => page.locator('[data-row]').count()).toBe(0);
    await page
      .locator('main')
      .getByText(/^(No|Nothing)\b/)
      .first()
      .waitFor();
    await shoot(page, 'queue-0-rows');
    await expectAccessible(page);
  });

  it('says in one line how many of its items are open, in every language', async () => {
    for (const language of ['en', 'de', 'ar']) {
      const page = await journey.as('officer', { language });
      await page.route(/\/api\/queues\/unit(\?|$)/, async (route) => {
        const response = await route.fetch();
        const { rows, ...rest } = (await response.json()) as { rows: object[] };
        await route.fulfill({
          response,
          json: { ...rest, rows: rows.map((row) => ({ ...row, items: 500, openItems: 499 })) },
        });
      });
      await page.goto(`${journey.url}/unit`);
      const words = page
        .locator('[data-row]')
        .first()
        .getByText(/499.*500/);
      await words.waitFor();
      const room = await words.evaluate((element) => {
        const { width, height } = element.getBoundingClientRect();
        const cell = element.closest('[role=gridcell]')!;
        return {
          lines: Math.round(height / parseFloat(getComputedStyle(element).lineHeight)),
          left: cell.clientWidth - width,
        };
      });
      expect(room.lines, language).toBe(1);
      expect(room.left, language).toBeGreaterThanOrEqual(0);
    }
  });

  it('keeps to its window whatever its width: a table where the columns fit, else cards', async () => {
    const page = await journey.as('officer');
    await page.goto(`${journey.url}/unit`);
    await page.locator('[data-row]').first().waitFor();
    for (const [width, cards] of [
      [1280, false],
      [1140, true],
      [1000, true],
      [780, true],
      [320, true],
    ] as const) {
      await page.setViewportSize({ width, height: 800 });
      await expect.poll(() => page.locator('[data-narrow]').count(), { message: `${width}` }).toBe(cards ? 1 : 0);
      await expectNoSidewaysScroll(page);
    }
  });

  it(`with ${ROWS} rows draws what is in view, pages on as one scrolls, and stays one row per key`, async () => {
    await insertBulk(pool, { organisation: 'bru', platform: 'lantern', rows: ROWS });
    const page = await journey.as('officer-de');
    await page.goto(`${journey.url}/unit`);
    const rows = page.locator('[data-row]');
    await rows.first().waitFor();
    await shoot(page, 'queue-5000-rows');
    const indexOfLast = async () => Number(await rows.last().getAttribute('data-index'));
    for (let pages = 0; pages < 6; pages += 1) {
      const before = await indexOfLast();
      await page.evaluate(() => window.scrollTo(0, document.documentElement.scrollHeight));
      await expect.poll(indexOfLast, { timeout: 15_000 }).toBeGreaterThan(before);
    }
    expect(await rows.count(), 'rows drawn').toBeLessThan(80);
    await shoot(page, 'queue-5000-rows-scrolled');
    await expectNoSidewaysScroll(page);
    await expectAccessible(page);
  });
});
