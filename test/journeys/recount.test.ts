/**
 * A visitor recounts what is published from the disclosed entries, in the browser. Catches a page that says "right"
 * without having counted, or that does not say which number or line is wrong.
 */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { expectNoSidewaysScroll, type Journey, openJourney, problemsOf, shoot, type WindowOptions } from './world.ts';

let journey: Journey;
beforeAll(async () => {
  journey = await openJourney();
});
afterAll(() => journey.close());

const BUTTON = {
  en: 'Verify, and recount the published totals',
  ar: 'تحقق وأعد عدّ المجاميع المنشورة',
} as const;

async function recounted(page: Page, language: keyof typeof BUTTON = 'en'): Promise<string> {
  await page.goto(`${journey.url}/public`);
  await page.getByRole('button', { name: BUTTON[language] }).click();
  const result = page.locator('[data-recount]');
  await result.waitFor({ timeout: 60_000 });
  await result.scrollIntoViewIfNeeded();
  return result.innerText();
}
const publishedOf = async (page: Page): Promise<number> => {
  const year = await page.request.get(`${journey.url}/log/dataset/index`);
  const months = (await year.json()) as { month: string }[];
  let published = 0;
  for (const each of new Set(months.map(({ month }) => month.slice(0, 4)))) {
    const totals = await page.request.get(`${journey.url}/api/public/totals?from=${each}&to=${each}`);
    published += ((await totals.json()) as { basis: { counts: unknown[] } }).basis.counts.length;
  }
  return published;
};

describe('published totals, recounted by a visitor', () => {
  it.each<[string, keyof typeof BUTTON, WindowOptions]>([
    ['light', 'en', {}],
    ['dark', 'en', { dark: true }],
    ['at 320 pixels', 'en', { width: 320 }],
    ['in Arabic', 'ar', { language: 'ar' }],
  ])('are those of the log, every entry accounted for: %s', async (name, language, options) => {
    const page = await journey.visitor(options);
    const said = await recounted(page, language);
    const published = await publishedOf(page);
    expect(published).toBeGreaterThan(0);
    expect(await page.locator('[data-recount]').getAttribute('data-recount')).toBe('right');
    if (language === 'en')
      expect(said.replaceAll(',', '')).toContain(`${published} published numbers were recounted here and are right`);
    expect(problemsOf(page)).toEqual([]);
    await expectNoSidewaysScroll(page);
    await shoot(page, `recount-${name.replaceAll(' ', '-').toLowerCase()}`);
  });

  it('are called wrong, by name, where one of them is', async () => {
    const page = await journey.visitor();
    let changed = '';
    await page.route('**/api/public/totals?from=*', async (route) => {
      const answer = await route.fetch();
      const totals = (await answer.json()) as { basis: { counts: { month: string; kind: string; count: number }[] } };
      const first = totals.basis.counts[0];
      if (first) [first.count, changed] = [first.count + 1, `${first.month} ${first.kind}`];
      await route.fulfill({ response: answer, json: totals });
    });
    const said = await recounted(page);
    expect(changed).not.toBe('');
    expect(said).toContain('A published total is wrong.');
    expect(said).toContain(changed);
    await shoot(page, 'recount-wrong');
  });

  it('are not believed where the disclosed entries are not those that the index names', async () => {
    const page = await journey.visitor();
    await page.route('**/log/dataset/*/entries.jsonl.gz', async (route) => {
      const answer = await route.fetch();
      const bytes = await answer.body();
      bytes[bytes.length - 1]! ^= 1;
      await route.fulfill({ response: answer, body: bytes });
    });
    const said = await recounted(page);
    expect(said).toContain('The disclosed entries do not hold.');
    expect(said).toContain('The file is not the one that the index names');
  });
});
