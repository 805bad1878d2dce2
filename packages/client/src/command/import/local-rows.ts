import type { z } from 'zod';
import type { Contract } from '../../contract/index.ts';
import type { List, ListProblem, ListRow } from '../../list/index.ts';

export type WireRow = z.input<Contract['importList']['body']>['rows'][number];

/** One row of the answer, the server's or one that never got there. */
export type Item = {
  readonly line: number;
  readonly url: string;
  readonly result: 'ready' | 'needs-work' | 'stopped' | 'duplicate' | 'invalid';
  readonly codes: readonly string[];
  readonly platform: string | null;
  readonly referral: string | null;
  readonly sentence: string;
};

export type LocalRows = {
  readonly rows: readonly WireRow[];
  /** Rows that are left out here, each with its reason. */
  readonly invalid: readonly Item[];
  /** What was done to rows that go on. */
  readonly remarks: readonly ListProblem[];
};

/** The longest text of each field that the interface takes; a longer one is not cut, because that would change it. */
const LONGEST = {
  itemType: 40,
  contentType: 40,
  note: 600,
  passage: 300,
  target: 2048,
  language: 40,
  designatedEntity: 64,
  clause: 64,
  contentDigest: 200,
  perceptualHash: 200,
  screenshotDigest: 200,
  capturedAt: 40,
  reachAt: 40,
  reachHow: 200,
  translation: 2000,
  translationLanguage: 40,
} as const;
type TextField = keyof typeof LONGEST;

/** Splits a list that was read into what can be sent and what cannot. */
export function localRows(list: List): LocalRows {
  const rows: WireRow[] = [];
  const invalid = list.problems.filter(({ kept, line }) => !kept && line > 0).map(invalidItem);
  for (const row of list.rows) {
    const long = (Object.keys(LONGEST) as TextField[]).find((field) => (row[field]?.length ?? 0) > LONGEST[field]);
    if (long === undefined) rows.push(wireRow(row));
    else invalid.push(tooLong(row, long));
  }
  return { rows, invalid, remarks: list.problems.filter(({ kept }) => kept) };
}

function wireRow(row: ListRow): WireRow {
  const texts = Object.fromEntries((Object.keys(LONGEST) as TextField[]).map((field) => [field, row[field] ?? null]));
  return {
    line: row.line,
    url: row.url,
    ...texts,
    fromSeconds: row.fromSeconds ?? null,
    toSeconds: row.toSeconds ?? null,
    reach: row.reach ?? null,
  };
}

const left = { result: 'invalid', platform: null, referral: null } as const;

const invalidItem = ({ line, address, code, message }: ListProblem): Item => ({
  ...left,
  line,
  url: address ?? '',
  codes: [code],
  sentence: message,
});

const tooLong = ({ line, url }: ListRow, field: TextField): Item => ({
  ...left,
  line,
  url,
  codes: ['text-too-long'],
  sentence: `The cell “${field}” is longer than the ${LONGEST[field]} characters a referral takes. Shorten it in your own words.`,
});
