import { isRefusal, type Summary, type Totals } from '@remit/protocol';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { reportViews } from '../../client/src/contract/index.ts';
import { PLATFORM, UNIT } from '../../protocol/src/referral/fixtures/sample-case.ts';
import { summary } from '../../protocol/src/report/fixtures/summary.ts';
import { publishedCorrections } from '../src/queries/corrections.ts';
import { parameterSetsInForce } from '../src/queries/parameter-sets.ts';
import { publishedTotals, type TotalsQuestion } from '../src/queries/totals.ts';
import { type Fixture, openFixture } from './fixture.ts';

let fixture: Fixture;
beforeEach(async () => (fixture = await openFixture()));
afterEach(() => fixture.close());

const YEAR = new Date().getUTCFullYear();
let lines = 0;
async function write(n: number, patch: Partial<Summary>, daysAgo: number): Promise<void> {
  const sentAt = new Date(Date.now() - daysAgo * 86_400_000).toISOString();
  const line = summary({
    unit: UNIT,
    platform: PLATFORM,
    createdMonth: `${YEAR}-01`,
    sentMonth: `${YEAR}-01`,
    hours: { ack: 1, decide: 2, effect: 3, lock2: null, paused: 0 },
    ...patch,
  });
  for (let i = 0; i < n; i++)
    await fixture.admin.query('INSERT INTO summaries VALUES ($1, 1, $2, $3)', [`r${lines++}`, sentAt, line]);
}
const checkpoint = (size: number) =>
  fixture.admin.query(`INSERT INTO checkpoints VALUES ($1, '\\x${'00'.repeat(32)}', 'note', now())`, [size]);
async function ask(question: TotalsQuestion = {}): Promise<Totals> {
  const view = await publishedTotals(fixture.store, question);
  if (isRefusal(view)) throw new Error(view.code);
  return reportViews.totalsView.parse(view);
}
const count = ({ rows }: Totals, measure: string, dimension = 'all', value = '') =>
  rows.find((row) => row.measure === measure && row.dimension === dimension && row.value === value)?.count;

describe('the public totals', () => {
  it('name a unit and a platform only once a referral is thirty days old', async () => {
    await write(8, {}, 40);
    await write(6, {}, 3);
    const view = await ask();
    expect(count(view, 'referrals-sent')).toBe(14);
    expect(count(view, 'referrals-sent', 'unit', 'Northern unit')).toBe(8);
    expect(count(view, 'referrals-sent', 'platform', 'Lantern')).toBe(8);
  });
  it('give the share that each oversight body refuses, by its name, and the outcomes of each ideology', async () => {
    await write(20, { lock2: 'APPROVED', lock2Body: 'oversight-east' }, 40);
    await write(7, { lock2: 'REFUSED', lock2Body: 'oversight-east' }, 40);
    const { rows } = await ask();
    const row = (measure: string, dimension: string) =>
      rows.find((each) => each.measure === measure && each.dimension === dimension);
    expect(row('lock2-refusals', 'body')).toMatchObject({ count: 7, of: 27 });
    expect(row('items-acted-on', 'ideology')).toMatchObject({ value: 'UNCLEAR', count: 27, of: 27 });
  });
  it('change with a checkpoint and not in between', async () => {
    await checkpoint(16);
    await write(8, {}, 40);
    expect(count(await ask(), 'referrals-sent')).toBe(8);
    await write(8, {}, 40);
    expect(count(await ask(), 'referrals-sent')).toBe(8);
    await checkpoint(32);
    expect(count(await ask(), 'referrals-sent')).toBe(16);
  });
  it('are of whole years, and of the busier one where nobody says which', async () => {
    await write(9, { createdMonth: `${YEAR - 1}-12`, sentMonth: `${YEAR - 1}-12` }, 300);
    await write(2, {}, 1);
    expect(await ask()).toMatchObject({ from: `${YEAR - 1}-01`, to: `${YEAR - 1}-12` });
    expect(count(await ask({ from: `${YEAR}-03` }), 'referrals-sent')).toBeNull();
    expect(
      count(await ask({ from: `${YEAR - 1}-01`, to: `${YEAR}-12-31T00:00:00.000Z` }), 'referrals-sent'),
    ).toBeNull();
  });
  it('of more lines than are read at once are all counted', async () => {
    await fixture.admin.query(
      `INSERT INTO summaries SELECT 'g' || n, 1, now() - interval '40 days', $1 FROM generate_series(1, 4100) AS n`,
      [
        JSON.stringify({
          unit: UNIT,
          platform: PLATFORM,
          instrument: 'VOLUNTARY_ITEM',
          priority: 'P3_BATCH',
          sentMonth: `${YEAR}-01`,
          createdMonth: `${YEAR}-01`,
          items: 2,
          stopped: {},
          outcomes: {},
          ideologies: {},
          outcomesByIdeology: {},
          lock2Body: null,
          triggers: [],
          lock2: 'APPROVED',
          withdrawn: null,
          expired: null,
          redirected: 0,
          corrected: 0,
          corrections: [],
          reinstated: 0,
          unanswered: 2,
          sampled: 0,
          unsound: 0,
          clarificationRounds: 0,
          hours: { ack: null, decide: null, effect: null, lock2: 5, paused: 0 },
        }),
      ],
    );
    const view = await ask();
    expect([
      count(view, 'referrals-sent'),
      count(view, 'items-sent', 'ideology', 'UNSTATED'),
      count(view, 'lock2-decisions'),
    ]).toEqual([4100, 8200, 4100]);
    expect(view.speeds).toEqual([{ measure: 'lock2', priority: 'P3_BATCH', n: 4100, p50Hours: 5, p90Hours: 5 }]);
  });
  it.each(['soon', '2026-13', '2026-3', "2026-01'; DROP"])('refuse a period such as %s', async (from) => {
    expect(await publishedTotals(fixture.store, { from })).toMatchObject({ code: 'invalid-command', field: 'from' });
  });
});

describe('the public list of corrections', () => {
  const monthsAgo = (n: number): string => {
    const now = new Date();
    return new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - n, 1)).toISOString().slice(0, 7);
  };
  const corrected = (month: string, cause = 'WRONG_ITEM', reinstated = false) => ({
    corrected: 1,
    corrections: [{ month, cause, reinstated }],
  });
  async function listed(question: { before?: string } = {}) {
    const view = await publishedCorrections(fixture.store, question);
    if (isRefusal(view)) throw new Error(view.code);
    return reportViews.correctionsView.strict().parse(view);
  }

  it('names what was wrong and what followed, and neither unit nor platform, and nothing recent', async () => {
    await write(4, corrected(monthsAgo(4)), 150);
    await write(1, corrected(monthsAgo(3), 'IDENTITY', true), 120);
    await write(9, corrected(monthsAgo(0)), 1);
    await checkpoint(1);
    const view = await listed();
    expect(view).toMatchObject({ atLeast: 5, waiting: false, next: null });
    expect(view.periods).toEqual([
      {
        from: monthsAgo(4),
        to: monthsAgo(3),
        corrections: [
          { cause: 'IDENTITY', reinstated: true },
          ...Array.from({ length: 4 }, () => ({ cause: 'WRONG_ITEM', reinstated: false })),
        ],
      },
    ]);
    for (const name of [UNIT, PLATFORM]) expect(JSON.stringify(view)).not.toContain(name);
  });

  it('changes with a checkpoint and not before, so that nobody times our work', async () => {
    await write(5, corrected(monthsAgo(4)), 150);
    await checkpoint(1);
    expect((await listed()).periods).toHaveLength(1);
    await write(5, corrected(monthsAgo(3)), 120);
    expect((await listed()).periods).toHaveLength(1);
    await checkpoint(2);
    expect((await listed()).periods).toHaveLength(2);
  });

  it('is read in pages of periods, each once', async () => {
    for (let n = 3; n < 20; n++) await write(5, corrected(monthsAgo(n)), 30 * n);
    const seen: string[] = [];
    for (let before: string | undefined, pages = 0; pages < 5; pages++) {
      const { periods, next } = await listed(before === undefined ? {} : { before });
      seen.push(...periods.map(({ from }) => from));
      if (next === null) break;
      before = next;
    }
    expect(seen).toEqual(Array.from({ length: 17 }, (_, i) => monthsAgo(i + 3)));
  });

  it.each(['soon', '2026-13', '2026'])('refuses a month such as %s', async (before) => {
    expect(await publishedCorrections(fixture.store, { before })).toMatchObject({ field: 'before' });
  });
});

describe('parameter sets', () => {
  it('are shown in full while they are in force', async () => {
    const { sets } = await parameterSetsInForce(fixture.store);
    expect(sets.map(({ id, version }) => [id, version])).toEqual([['north-ct', 2]]);
  });
});
