import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { eraseCase } from '../../packages/server/src/command/erase.ts';
import { custodyOf } from '../../packages/server/src/store/sealing.ts';
import { type Cases, openCases } from './cases.ts';
import {
  expectAccessible,
  expectNoSidewaysScroll,
  type Journey,
  openJourney,
  shoot,
  type WindowOptions,
} from './world.ts';
import { demonstrationHere } from './here.ts';

let journey: Journey;
let cases: Cases;
beforeAll(async () => {
  journey = await openJourney();
  cases = openCases();
});
afterAll(async () => {
  await cases?.close();
  await journey?.close();
});

async function erased(): Promise<string> {
  const { database, master } = demonstrationHere();
  const { id, path } = await cases.at('refused');
  const wanted = { referral: id, basis: 'ORDER', reason: 'A court of the unit’s state ordered it.' } as const;
  expect(await eraseCase(database, custodyOf(Buffer.from(master, 'base64url')), wanted)).toBeNull();
  return path;
}

describe('an erased case', () => {
  it.each([
    ['wide', { width: 1280 }, 'This case was erased', 'Erased on'],
    ['narrow-dark', { width: 320, height: 720, dark: true }, 'This case was erased', 'Erased on'],
    ['arabic', { width: 320, height: 720, language: 'ar' }, 'مُحيت هذه القضية', 'مُحيت في'],
    ['german', { width: 1280, language: 'de' }, 'Dieser Fall wurde gelöscht', 'Gelöscht am'],
  ] as [string, WindowOptions, string, string][])(
    'says that it is gone and since when, to whoever opens its address: %s',
    async (name, options, title, since) => {
      const page = await journey.as('officer', options);
      await page.goto(`${journey.url}${await erased()}`);
      await page.getByRole('heading', { level: 1, name: title }).waitFor({ timeout: 10_000 });
      expect(await page.locator('main').innerText()).toContain(since);
      await shoot(page, `erased-${name}`);
      await expectAccessible(page);
      await expectNoSidewaysScroll(page);
    },
  );
});
