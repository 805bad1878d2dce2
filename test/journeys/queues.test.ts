import pg from 'pg';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { insertBulk } from '../../tools/simulate/bulk.ts';
import { expectAccessible, expectNoSidewaysScroll, type Journey, openJourney, shoot } from './world.ts';

let journey: Journey;
let pool: pg.Pool;
beforeAll(async () => {
  journey = await openJourney();
  pool = new pg.Pool({ ...inject('demonstration').admin, max: 1 });
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
