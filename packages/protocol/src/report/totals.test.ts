import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { IDEOLOGIES, INSTRUMENTS, OUTCOMES, PRIORITIES } from '../referral/codes.ts';
import { type CellId, cellId, Counts, type Sum } from './cells.ts';
import { summary } from './fixtures/summary.ts';
import { countSummary, MEASURES, namedWhole, sumsOf } from './measures.ts';
import type { Summary } from './summary.ts';
import { totals, type Totals } from './totals.ts';

const times = (n: number, patch: Partial<Summary> = {}): Summary[] => Array.from({ length: n }, () => summary(patch));
const YEAR = { from: '2026-01', to: '2026-12', suppressBelow: 5 };
const find = ({ rows }: Totals, measure: string, dimension = 'all', value = '') =>
  rows.find((row) => row.measure === measure && row.dimension === dimension && row.value === value);

describe('published totals', () => {
  it('count both sides from the same lines', () => {
    const view = totals(
      [...times(6), ...times(7, { platform: 'platform-harbour', outcomes: { NO_ACTION_EXEMPT: 1 } })],
      YEAR,
    );
    expect(find(view, 'referrals-sent')?.count).toBe(13);
    expect(find(view, 'items-acted-on', 'platform', 'platform-lantern')).toMatchObject({ count: 6, of: 6 });
    expect(find(view, 'items-acted-on', 'platform', 'platform-harbour')).toMatchObject({ count: 0, of: 7 });
    expect(find(view, 'items-decided', 'outcome', 'NO_ACTION_EXEMPT')).toMatchObject({ count: 7, of: 13 });
    expect(view.suppressedCells).toBe(0);
  });
  it('show what was put back beside what was acted on', () => {
    const view = totals([...times(20), ...times(5, { reinstated: 1 })], YEAR);
    expect(find(view, 'items-reinstated')).toMatchObject({ count: 5, of: 25 });
  });
  it('tell second requests for one matter from matters', () => {
    const view = totals(
      [...times(20), ...times(6, { follows: true }), ...times(3, { follows: true, sentMonth: null })],
      YEAR,
    );
    expect(find(view, 'referrals-following')).toMatchObject({ count: 6, of: 26 });
  });
  it('count what never left in the year of its first word, as stopped and not as sent', () => {
    const view = totals(times(8, { sentMonth: null, outcomes: {}, stopped: { G3_CONTAINER: 2 } }), YEAR);
    expect(find(view, 'items-stopped', 'gate-code', 'G3_CONTAINER')?.count).toBe(16);
    expect(find(view, 'referrals-sent')?.count).toBe(0);
  });
  it('give half and nine tenths of the hours with their number, and never of a few', () => {
    const slow = times(4, { priority: 'P1_HIGH' });
    const view = totals(
      [...times(9), summary({ hours: { ack: 40, decide: 100, effect: null, lock2: null, paused: 0 } }), ...slow],
      YEAR,
    );
    expect(view.speeds.find(({ priority }) => priority === 'P1_HIGH')).toBeUndefined();
    const wide = totals(
      [...times(9), summary({ hours: { ack: 40, decide: 100, effect: null, lock2: null, paused: 0 } })],
      YEAR,
    );
    expect(wide.speeds).toContainEqual({
      measure: 'acknowledge',
      priority: 'P2_STANDARD',
      n: 10,
      p50Hours: 2,
      p90Hours: 2,
    });
    expect(wide.speeds).toContainEqual({
      measure: 'decide-without-pauses',
      priority: 'P2_STANDARD',
      n: 10,
      p50Hours: 6,
      p90Hours: 6,
    });
  });
  it('give the share that each oversight body refuses, of its own decisions', () => {
    const lines = [
      ...times(30, { lock2: 'APPROVED', lock2Body: 'oversight-east' }),
      ...times(10, {
        lock2: 'REFUSED',
        lock2Body: 'oversight-east',
        sentMonth: null,
        outcomes: {},
        outcomesByIdeology: {},
      }),
      ...times(8, { lock2: 'NARROWED', lock2Body: 'oversight-west' }),
    ];
    const view = totals(lines, YEAR);
    expect(find(view, 'lock2-refusals')).toMatchObject({ count: 10, of: 48 });
    expect(find(view, 'lock2-refusals', 'body', 'oversight-east')).toMatchObject({ count: 10, of: 40 });
    expect(find(view, 'lock2-refusals', 'body', 'oversight-west')).toMatchObject({ count: 0, of: 8 });
  });
  it('name no body of few refusals, nor of few approvals, which are the rest', () => {
    const lines = (approved: number, refused: number): Summary[] => [
      ...times(approved, { lock2: 'APPROVED', lock2Body: 'oversight-east' }),
      ...times(refused, { lock2: 'REFUSED', lock2Body: 'oversight-east' }),
      ...times(20, { lock2: 'APPROVED', lock2Body: 'oversight-west' }),
      ...times(20, { lock2: 'REFUSED', lock2Body: 'oversight-west' }),
    ];
    for (const [approved, refused] of [
      [30, 3],
      [3, 30],
    ] as const) {
      const view = totals(lines(approved, refused), YEAR);
      const [of, no] = ['lock2-decisions', 'lock2-refusals'].map((each) => find(view, each, 'body', 'oversight-east')!);
      expect([of!.count, no!.count].includes(null)).toBe(true);
    }
  });
  it('split decisions by their results alone: a lock that was not required is none, and no row', () => {
    const none = times(6, { lock2: 'NOT_REQUIRED' });
    const view = totals([...times(5, { lock2: 'REFUSED', lock2Body: 'oversight-west' }), ...none], YEAR);
    const results = view.rows.filter(
      ({ measure, dimension }) => measure === 'lock2-decisions' && dimension === 'result',
    );
    expect(results.map(({ value, count }) => [value, count])).toEqual([['REFUSED', 5]]);
  });
  it('name a body as late as a unit', () => {
    const lines = times(9, { lock2: 'REFUSED', lock2Body: 'oversight-east' });
    const view = totals(lines, { ...YEAR, isNamed: () => false });
    expect(find(view, 'lock2-refusals')?.count).toBe(9);
    expect(view.rows.some(({ dimension }) => dimension === 'body')).toBe(false);
  });
  it('give the outcomes of each ideology, of what was decided in it', () => {
    const of = (ideology: string, outcome: string, n: number): Summary[] =>
      times(n, {
        outcomes: { [outcome]: 1 },
        ideologies: { [ideology]: 1 },
        outcomesByIdeology: { [ideology]: { [outcome]: 1 } },
      });
    const view = totals(
      [
        ...of('JIHADIST', 'ACT_REMOVED', 20),
        ...of('JIHADIST', 'REDIRECTED', 5),
        ...of('FAR_RIGHT', 'ACT_REMOVED', 6),
        ...of('FAR_RIGHT', 'NO_ACTION_EXEMPT', 9),
      ],
      YEAR,
    );
    expect(find(view, 'items-acted-on', 'ideology', 'JIHADIST')).toMatchObject({ count: 20, of: 25 });
    expect(find(view, 'items-acted-on', 'ideology', 'FAR_RIGHT')).toMatchObject({ count: 6, of: 15 });
    expect(find(view, 'items-redirected', 'ideology', 'JIHADIST')).toMatchObject({ count: 5, of: 25 });
    expect(find(view, 'items-not-acted-on', 'ideology', 'FAR_RIGHT')).toMatchObject({ count: 9, of: 15 });
    const few = totals(
      [...of('JIHADIST', 'ACT_REMOVED', 20), ...of('JIHADIST', 'REDIRECTED', 2), ...of('FAR_RIGHT', 'ACT_REMOVED', 6)],
      YEAR,
    );
    const row = ['items-decided', 'items-acted-on', 'items-redirected'].map(
      (each) => find(few, each, 'ideology', 'JIHADIST')?.count,
    );
    expect(row[2]).toBeNull();
    expect(row[0] === null || row[1] === null).toBe(true);
  });
  it('of a year without a referral are zero, and hide nothing', () => {
    const view = totals([], YEAR);
    expect(find(view, 'referrals-sent')?.count).toBe(0);
    expect(view).toMatchObject({ from: '2026-01', to: '2026-12', suppressedCells: 0, speeds: [] });
  });
});

describe('small numbers', () => {
  it('are not published, and neither is the one that would give them away', () => {
    const view = totals(
      [...times(30), ...times(9, { platform: 'platform-harbour' }), ...times(2, { platform: 'platform-quay' })],
      YEAR,
    );
    const counts = ['platform-lantern', 'platform-harbour', 'platform-quay'].map(
      (value) => find(view, 'referrals-sent', 'platform', value)?.count,
    );
    expect(counts).toEqual([30, null, null]);
    expect(find(view, 'referrals-sent')?.count).toBe(41);
  });
  it('stay hidden when what is missing would itself be small', () => {
    const two = [...times(1, { platform: 'platform-harbour' }), ...times(1, { platform: 'platform-quay' })];
    const view = totals([...times(30), ...times(8, { platform: 'platform-ferry' }), ...two], YEAR);
    expect(find(view, 'referrals-sent', 'platform', 'platform-ferry')?.count).toBeNull();
  });
  it('of a year are not the difference of two periods', () => {
    const lines = [...times(20, { sentMonth: '2025-05' }), ...times(3)];
    const of = (from: string, to: string) =>
      find(totals(lines, { from, to, suppressBelow: 5 }), 'referrals-sent')?.count;
    expect([of('2025-01', '2025-12'), of('2026-01', '2026-12'), of('2025-01', '2026-12')]).toEqual([20, null, null]);
  });
  it('of months cannot be asked for', () => {
    const lines = [...times(20, { sentMonth: '2026-01' }), ...times(3, { sentMonth: '2026-02' })];
    expect(totals(lines, { ...YEAR, to: '2026-01' })).toEqual(totals(lines, YEAR));
  });
});

describe('referrals too young to be named', () => {
  it('count in the whole and not by party', () => {
    const lines = [...times(9), ...times(6, { createdMonth: '2026-11', sentMonth: '2026-11' })];
    const view = totals(lines, { ...YEAR, isNamed: ({ sentMonth }) => sentMonth !== '2026-11' });
    expect(find(view, 'referrals-sent')?.count).toBe(15);
    expect(find(view, 'referrals-sent', 'unit', 'unit-north')?.count).toBe(9);
    expect(view.rows.some(({ dimension }) => dimension === 'named')).toBe(false);
  });
});

const some = <T>(values: readonly T[]) => fc.constantFrom(...values);
const anySummary: fc.Arbitrary<Summary> = fc
  .record({
    unit: some(['unit-north', 'unit-south']),
    platform: some(['platform-lantern', 'platform-harbour', 'platform-quay']),
    instrument: some(INSTRUMENTS),
    priority: some(PRIORITIES),
    sentMonth: some(['2026-02', '2026-09', null]),
    outcome: some([...OUTCOMES.slice(0, 4), 'REDIRECTED', 'NO_ACTION_EXEMPT']),
    n: fc.integer({ min: 0, max: 4 }),
    ideology: some(IDEOLOGIES.slice(0, 4)),
    lock2: some(['NOT_REQUIRED', 'APPROVED', 'NARROWED', 'REFUSED', 'OPEN'] as const),
    body: some(['oversight-east', 'oversight-west']),
    expired: some([null, null, 'NONE', 'UNIT']),
    stopped: some([{}, { G3_CONTAINER: 1 }, { G2_NOT_CT: 2 }]),
  })
  .map(({ outcome, n, ideology, body, ...rest }) =>
    summary({
      ...rest,
      items: n,
      outcomes: n > 0 && rest.sentMonth ? { [outcome]: n } : {},
      redirected: outcome === 'REDIRECTED' && rest.sentMonth ? n : 0,
      ideologies: n > 0 ? { [ideology]: n } : {},
      outcomesByIdeology: n > 0 && rest.sentMonth ? { [ideology]: { [outcome]: n } } : {},
      lock2Body: ['APPROVED', 'NARROWED', 'REFUSED'].includes(rest.lock2) ? body : null,
    }),
  );

/** Exact arithmetic of the test's own: is a unit vector in the row space of the sums, seen over the hidden cells? */
function determined(sums: readonly Sum[], hidden: readonly CellId[], target: CellId): boolean {
  const rowOf = ({ total, parts }: Sum): bigint[] =>
    hidden.map((id) => (id === total ? 1n : 0n) - BigInt(parts.filter((part) => part === id).length));
  const unit = hidden.map((id) => (id === target ? 1n : 0n));
  const rows = sums.map(rowOf);
  return rank([...rows, unit]) === rank(rows);
}
function rank(given: readonly bigint[][]): number {
  const rows = given.map((row) => [...row]);
  let top = 0;
  for (let i = 0; i < (rows[0]?.length ?? 0); i++) {
    const found = rows.findIndex((row, at) => at >= top && row[i] !== 0n);
    if (found < 0) continue;
    [rows[top], rows[found]] = [rows[found]!, rows[top]!];
    const lead = rows[top]!;
    for (let at = top + 1; at < rows.length; at++) {
      const factor = rows[at]![i]!;
      if (factor !== 0n) rows[at] = rows[at]!.map((each, j) => each * lead[i]! - factor * lead[j]!);
    }
    top += 1;
  }
  return top;
}

describe('whatever was referred', () => {
  it.each([true, false])('no hidden number follows from any sums of published ones (all named: %s)', (allNamed) => {
    fc.assert(
      fc.property(fc.array(anySummary, { maxLength: 60 }), (lines) => {
        const isNamed = ({ sentMonth }: Summary): boolean => allNamed || sentMonth !== '2026-09';
        const { rows } = totals(lines, { ...YEAR, isNamed });
        const counts = new Counts();
        for (const line of lines) countSummary(counts, line, isNamed(line));
        const sums = sumsOf(counts.ids(), lines.every(isNamed));
        const secret = rows.filter(({ count }) => count === null).map(cellId);
        const unknown = [...secret, ...Object.keys(MEASURES).map(namedWhole)];
        for (const id of secret) expect(determined(sums, unknown, id)).toBe(false);
      }),
      { numRuns: 60 },
    );
  });
  it('every published number is true, and none is small', () => {
    fc.assert(
      fc.property(fc.array(anySummary, { maxLength: 60 }), (lines) => {
        const counts = new Counts();
        for (const line of lines) countSummary(counts, line, true);
        const { rows, suppressedCells } = totals(lines, YEAR);
        for (const row of rows) {
          if (row.count === null) continue;
          expect(row.count).toBe(counts.get(cellId(row)));
          expect(row.count === 0 || row.count >= 5).toBe(true);
          expect(row.of === null || row.of === 0 || row.of >= 5).toBe(true);
        }
        expect(suppressedCells).toBe(rows.filter(({ count }) => count === null).length);
      }),
      { numRuns: 60 },
    );
  });
  it('the order of the lines does not matter', () => {
    fc.assert(
      fc.property(fc.array(anySummary, { maxLength: 30 }), (lines) => {
        expect(totals([...lines].reverse(), YEAR)).toEqual(totals(lines, YEAR));
      }),
      { numRuns: 30 },
    );
  });
});
