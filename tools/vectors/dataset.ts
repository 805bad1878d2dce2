// Writes spec/vectors/dataset: which values are opened, and two months of a small log with what a reader must refuse.
import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { type AttributeValues, buildFiller, buildLeaf, SALTS_LENGTH, splitSalts, toHex } from '@remit/log';
import {
  type Candidate,
  countDataset,
  type DatasetHeader,
  type Disclosure,
  type EntryLine,
  formatDataset,
  openings,
  type PartyLine,
} from '@remit/protocol';

const FOLDER = new URL('../../spec/vectors/dataset/', import.meta.url);
const MONTHS = ['2026-09', '2026-10'] as const;

const saltsOf = (index: number) =>
  splitSalts(new Uint8Array(createHash('shake256', { outputLength: SALTS_LENGTH }).update(`leaf ${index}`).digest()));

/** Twelve entries; the sixth is of October and stands before the last one of September. */
const ENTRIES: readonly AttributeValues[] = Array.from({ length: 12 }, (_, index) => {
  const month = index < 5 || index === 6 ? MONTHS[0] : MONTHS[1];
  if (index % 4 === 3) return { kind: 'filler', month };
  const result = index % 2 === 0 ? '' : 'ACT_REMOVED:2+REDIRECTED:1';
  const kind = index % 2 === 0 ? 'ReferralSent' : 'ItemsDecided';
  return { kind, month, class: 'VOLUNTARY_ITEM', result, origin: 'unit-a', recipient: 'lantern', version: `${index}` };
});
const leaves = ENTRIES.map((values, index) =>
  values.kind === 'filler' ? buildFiller(String(values.month), saltsOf(index)) : buildLeaf(values, saltsOf(index)),
);
const disclose = (index: number, name: 'kind' | 'month' | 'class' | 'result' | 'origin' | 'recipient'): Disclosure => [
  String(ENTRIES[index]![name]),
  toHex(saltsOf(index)[name]),
];
const entry = (index: number): EntryLine => ({
  index,
  kind: disclose(index, 'kind'),
  month: disclose(index, 'month'),
  ...(ENTRIES[index]!.kind === 'ItemsDecided' && { result: disclose(index, 'result') }),
  ...(ENTRIES[index]!.kind === 'ReferralSent' && { class: disclose(index, 'class') }),
});
const party = (index: number): PartyLine => ({ index, origin: disclose(index, 'origin') });

type Month = { month: string; entries: string; parties: string | null };
const header = (part: 'entries' | 'parties', month: string, from: number, to: number): DatasetHeader => ({
  ...{ format: 'remit/dataset/v1', part, month, from, to, below: 1, checkpoint: 'a note' },
});
const range = (from: number, to: number): number[] => Array.from({ length: to - from }, (_, i) => from + i);
const entriesOf = (month: string, from: number, to: number): string =>
  formatDataset(header('entries', month, from, to), range(from, to).map(entry));
const good: readonly Month[] = [
  {
    month: MONTHS[0],
    entries: entriesOf(MONTHS[0], 0, 7),
    parties: formatDataset(header('parties', MONTHS[0], 0, 7), [0, 2].map(party)),
  },
  { month: MONTHS[1], entries: entriesOf(MONTHS[1], 7, 12), parties: null },
];

const changed = (at: number, change: (lines: string[]) => void, part: 'entries' | 'parties' = 'entries'): Month[] =>
  good.map((month, i) => {
    if (i !== at) return month;
    const lines = month[part]!.split('\n');
    change(lines);
    return { ...month, [part]: lines.join('\n') };
  });
const swap = (lines: string[], at: number, from: string, to: string): void => {
  if (!lines[at]!.includes(from)) throw new Error(`line ${at} has no ${from}`);
  lines[at] = lines[at]!.replace(from, to);
};
const saltOf = (index: number, name: 'kind' | 'month'): string => toHex(saltsOf(index)[name]);

const bad: readonly [about: string, code: string, line: number, months: Month[]][] = [
  ['another kind', 'value-wrong', 3, changed(0, (lines) => swap(lines, 2, 'ItemsDecided', 'ItemsHidden'))],
  ['another month', 'value-wrong', 3, changed(0, (lines) => swap(lines, 2, '2026-09', '2026-10'))],
  ['another instrument', 'value-wrong', 2, changed(0, (lines) => swap(lines, 1, 'VOLUNTARY_ITEM', 'ORDER'))],
  ['another outcome', 'value-wrong', 3, changed(0, (lines) => swap(lines, 2, 'REMOVED:2', 'REMOVED:3'))],
  ['another unit', 'value-wrong', 3, changed(0, (lines) => swap(lines, 2, 'unit-a', 'unit-b'), 'parties')],
  ['a filler passed off as a fact', 'value-wrong', 5, changed(0, (lines) => swap(lines, 4, 'filler', 'ReferralSent'))],
  [
    'the salt of another attribute',
    'value-wrong',
    2,
    changed(0, (lines) => swap(lines, 1, saltOf(0, 'kind'), saltOf(0, 'month'))),
  ],
  [
    'the salt of another entry',
    'value-wrong',
    2,
    changed(0, (lines) => swap(lines, 1, saltOf(0, 'kind'), saltOf(2, 'kind'))),
  ],
  ['a line dropped', 'entry-missing', 4, changed(0, (lines) => void lines.splice(3, 1))],
  ['a filler dropped', 'entry-missing', 5, changed(0, (lines) => void lines.splice(4, 1))],
  ['a line doubled', 'entry-missing', 4, changed(0, (lines) => void lines.splice(2, 0, lines[2]!))],
  [
    'a line added at the end',
    'entry-missing',
    9,
    changed(0, (lines) => void lines.splice(8, 0, JSON.stringify({ index: 7, lost: true }))),
  ],
  [
    'two lines in another order',
    'entry-missing',
    3,
    changed(0, (lines) => void lines.splice(2, 2, lines[3]!, lines[2]!)),
  ],
  ['an entry called lost', 'lost-undeclared', 4, changed(0, (lines) => void (lines[3] = '{"index":2,"lost":true}'))],
  ['a member too many', 'unreadable', 4, changed(0, (lines) => swap(lines, 3, '{"class"', '{"body":"x","class"'))],
  ['a space too many', 'unreadable', 4, changed(0, (lines) => swap(lines, 3, '"index":2', '"index": 2'))],
  ['no last line feed', 'unreadable', 8, changed(0, (lines) => void lines.pop())],
  ['another format', 'unreadable', 1, changed(0, (lines) => swap(lines, 0, 'dataset/v1', 'dataset/v2'))],
  ['the first month withheld', 'range-wrong', 1, [good[1]!]],
  ['a range beyond the log', 'range-wrong', 1, changed(1, (lines) => swap(lines, 0, '"to":12', '"to":13'))],
  [
    'an entry of September moved to October',
    'entry-moved',
    3,
    [
      { month: MONTHS[0], entries: entriesOf(MONTHS[0], 0, 5), parties: null },
      { month: MONTHS[1], entries: entriesOf(MONTHS[1], 5, 12), parties: null },
    ],
  ],
  [
    'an entry of October drawn into September',
    'entry-moved',
    9,
    [{ month: MONTHS[0], entries: entriesOf(MONTHS[0], 0, 8), parties: null }],
  ],
];

const cases = (n: number, name: string, ...values: (string | null)[]): Candidate[] =>
  range(0, n).map((i) => ({ subject: `${name}${i}`, values }));
const groups: readonly [about: string, candidates: readonly Candidate[]][] = [
  ['seven and three: three would follow from ten less seven', [...cases(7, 'a', 'A'), ...cases(3, 'b', 'B')]],
  [
    'the smallest other value covers a small one',
    [...cases(7, 'a', 'A'), ...cases(3, 'b', 'B'), ...cases(7, 'c', 'C')],
  ],
  [
    'two small values of five cases together need no other',
    [...cases(2, 'a', 'A'), ...cases(3, 'b', 'B'), ...cases(7, 'c', 'C')],
  ],
  ['too few cases open nothing', cases(4, 'a', 'A')],
  ['five entries of one case are one case', Array.from({ length: 6 }, () => ({ subject: 'one', values: ['A'] }))],
  [
    'what was erased stays closed, and is covered',
    [...cases(1, 'x', null), ...cases(6, 'a', 'A'), ...cases(7, 'b', 'B'), ...cases(8, 'c', 'C')],
  ],
  [
    'a later attribute is split within the earlier one',
    [...cases(6, 'a', 'A', 'u'), ...cases(2, 'b', 'A', 'v'), ...cases(6, 'c', 'B', 'v')],
  ],
];

const write = (name: string, value: unknown): void =>
  writeFileSync(new URL(`${name}.json`, FOLDER), `${JSON.stringify(value, null, 1)}\n`);
mkdirSync(FOLDER, { recursive: true });
write(
  'openings',
  groups.map(([about, candidates]) => ({ about, below: 5, candidates, open: openings(candidates, 5) })),
);
write('months', {
  leaves: leaves.map(toHex),
  good,
  counts: countDataset(range(0, 12).map(entry), [0, 2].map(party)),
  bad: bad.map(([about, code, line, months]) => ({ about, code, line, months })),
});
