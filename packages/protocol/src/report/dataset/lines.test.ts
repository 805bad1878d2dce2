import { describe, expect, it } from 'vitest';
import { Tally } from '../totals.ts';
import { countDataset, knownCells } from './counts.ts';
import { type DatasetHeader, type EntryLine, formatDataset, parseEntries, parseParties } from './lines.ts';
import { summary } from '../fixtures/summary.ts';

const SALT = '00'.repeat(16);
const header: DatasetHeader = {
  ...({ format: 'remit/dataset/v1', part: 'entries', month: '2026-09' } as const),
  ...{ from: 0, to: 2, below: 5, checkpoint: 'note' },
};
const line = (index: number, kind: string, more: Partial<EntryLine> = {}): EntryLine => ({
  index,
  kind: [kind, SALT],
  month: ['2026-09', SALT],
  ...more,
});
const decided = line(1, 'ItemsDecided', { result: ['ACT_REMOVED:3+REDIRECTED:1', SALT] });

describe('lines of a dataset', () => {
  it('are read as they were written', () => {
    const lines = [line(0, 'filler'), decided, { index: 2, lost: true } as const];
    expect(parseEntries(formatDataset(header, lines))).toEqual({ header, lines });
  });
  it('have one spelling, and the first that has another is named', () => {
    const text = formatDataset(header, [line(0, 'filler'), decided]);
    expect(parseEntries(text.replace('"index":1', '"index": 1'))).toMatchObject({ line: 3 });
    expect(parseEntries(text.replace('"index":0', '"colour":0,"index":0'))).toMatchObject({ line: 2 });
    expect(parseEntries(text.slice(0, -1))).toMatchObject({ line: 3 });
    expect(parseEntries(text.replace(/0{32}/, '0'.repeat(31)))).toMatchObject({ line: 2 });
    expect(parseParties(text)).toMatchObject({ line: 1 });
  });
});

describe('what can be counted', () => {
  it('is each kind, each opened value, and outcomes in items', () => {
    const counts = countDataset([line(0, 'filler'), decided], [{ index: 1, recipient: ['lantern', SALT] }]);
    const named = (kind: string) =>
      counts.filter((row) => row.kind === kind).map((row) => [row.attribute, row.value, row.count]);
    expect(named('filler')).toEqual([['all', '', 1]]);
    expect(named('ItemsDecided')).toEqual([
      ['all', '', 1],
      ['recipient', 'lantern', 1],
      ['result', 'ACT_REMOVED', 3],
      ['result', 'REDIRECTED', 1],
    ]);
  });

  it('is no small number short of a published total', () => {
    const tally = new Tally();
    for (let i = 0; i < 9; i++) tally.add(summary({ sentMonth: '2026-09', instrument: i < 7 ? 'A' : 'B' }), true);
    for (let i = 0; i < 8; i++) tally.add(summary({ sentMonth: '2026-10', instrument: 'C' }), true);
    const sent = Array.from({ length: 5 }, (_, i) => line(i, 'ReferralSent', { class: ['A', SALT] }));
    const known = knownCells(countDataset(sent));
    const row = (value: string, more = {}) =>
      tally
        .publish({ from: '2026', to: '2026', suppressBelow: 5, ...more })
        .rows.find((each) => each.measure === 'referrals-sent' && each.value === value)?.count;
    expect([row('A'), row('B'), row('C')]).toEqual([null, null, 8]);
    const more = new Tally();
    for (const instrument of ['A', 'B', 'C'])
      for (let i = 0; i < 7; i++) more.add(summary({ sentMonth: '2026-09', instrument }), true);
    const counts = (options: object) =>
      ['A', 'B', 'C'].map(
        (value) =>
          more
            .publish({ from: '2026', to: '2026', suppressBelow: 5, ...options })
            .rows.find((each) => each.measure === 'referrals-sent' && each.value === value)?.count,
      );
    expect(counts({})).toEqual([7, 7, 7]);
    // Five of A are in the dataset: 7 would tell that the other months had two. A second cell covers the first.
    expect(counts({ known })).toEqual([null, null, 7]);
  });
});
