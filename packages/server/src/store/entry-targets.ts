import { binaryArray } from './binary-array.ts';
import { type Columns, type Part, replacing, rowsInto, type Target } from './write.ts';

/** The state of one entry, from which lists are made. */
export type EntryStateRow = {
  readonly entry: string;
  readonly version: number;
  readonly kind: string;
  readonly hash: Buffer;
  readonly state: object;
};
/** What one organisation, or all of a tier, may see of an entry. */
export type EntryRow = {
  readonly organisation: string;
  readonly entry: string;
  readonly version: number;
  readonly status: string;
  readonly kind: string;
  readonly ground: string | null;
  readonly parties: readonly string[];
  readonly own: string | null;
  readonly missing: number;
  readonly owes: boolean;
  readonly matched: number;
  readonly confirmed: number;
  readonly rejected: number;
  readonly first_at: string;
  readonly until: string | null;
  readonly updated_at: string;
  readonly view: object;
};
export type SourceRow = {
  readonly organisation: string;
  readonly entry: string;
  readonly referral: string;
  readonly item: string;
};
export type ReceiptRow = {
  readonly organisation: string;
  readonly entry: string;
  readonly author: string;
  readonly at: string;
  readonly received_at: string | null;
};
export type FeedbackRow = {
  readonly organisation: string;
  readonly entry: string;
  readonly day: string;
  readonly kind: string;
  readonly matched: number;
};
/** All that a command on an entry changes beside its facts. */
export type EntryChange = {
  readonly id: string;
  readonly state: EntryStateRow;
  readonly rows: readonly EntryRow[];
  readonly sources: readonly SourceRow[];
  readonly receipts: readonly ReceiptRow[];
  readonly feedback: readonly FeedbackRow[];
};

const stateColumns: Columns<EntryStateRow> = {
  entry: 'text',
  version: 'int4',
  kind: 'text',
  hash: 'bytea',
  state: 'jsonb',
};
const STATES: Target<EntryStateRow> = {
  table: 'entry_states',
  columns: stateColumns,
  onConflict: replacing(stateColumns, ['entry']),
};
const LIST_PENDING: Target<Pick<EntryStateRow, 'entry' | 'version'>> = {
  table: 'list_pending',
  columns: { entry: 'text', version: 'int4' },
};
/** Stands among the changed entries for all of one organisation's list. */
export const wholeListOf = (organisation: string): string => `*${organisation}`;
export const wholeLists = (changes: readonly { readonly organisation: string; readonly version: number }[]): Part[] =>
  rowsInto(
    LIST_PENDING,
    changes.map(({ organisation, version }) => ({ entry: wholeListOf(organisation), version })),
  );
const rowColumns: Columns<EntryRow> = {
  organisation: 'text',
  entry: 'text',
  version: 'int4',
  status: 'text',
  kind: 'text',
  ground: 'text',
  parties: 'text[]',
  own: 'text',
  missing: 'int4',
  owes: 'bool',
  matched: 'int4',
  confirmed: 'int4',
  rejected: 'int4',
  first_at: 'timestamptz',
  until: 'timestamptz',
  updated_at: 'timestamptz',
  view: 'jsonb',
};
const ROWS: Target<EntryRow> = {
  table: 'entry_rows',
  columns: rowColumns,
  onConflict: replacing(rowColumns, ['organisation', 'entry']),
};
const sourceColumns: Columns<SourceRow> = { organisation: 'text', entry: 'text', referral: 'text', item: 'text' };
const SOURCES: Target<SourceRow> = {
  table: 'entry_sources',
  columns: sourceColumns,
  onConflict: replacing(sourceColumns, ['organisation', 'entry']),
};
const receiptColumns: Columns<ReceiptRow> = {
  organisation: 'text',
  entry: 'text',
  author: 'text',
  at: 'timestamptz',
  received_at: 'timestamptz',
};
const RECEIPTS: Target<ReceiptRow> = {
  table: 'entry_receipts',
  columns: receiptColumns,
  onConflict: replacing(receiptColumns, ['organisation', 'entry', 'author', 'at']),
};
const FEEDBACK: Target<FeedbackRow> = {
  table: 'entry_feedback',
  columns: { organisation: 'text', entry: 'text', day: 'text', kind: 'text', matched: 'int4' },
};

/** Rows that an organisation or tier had and has no longer; those that stay are replaced by another part. */
function leftRows(table: 'entry_rows' | 'entry_sources', ids: readonly string[], kept: readonly SourceKey[]): Part {
  return {
    name: `-${table}`,
    columns: [
      binaryArray('text', ids),
      binaryArray(
        'text',
        kept.map(({ organisation }) => organisation),
      ),
      binaryArray(
        'text',
        kept.map(({ entry }) => entry),
      ),
    ],
    sql: ([all, organisation, entry]) => `DELETE FROM ${table} t WHERE t.entry = ANY (${all}::text[])
      AND NOT EXISTS (SELECT FROM unnest(${organisation}::text[], ${entry}::text[]) AS k (organisation, entry)
        WHERE (k.organisation, k.entry) = (t.organisation, t.entry))`,
  };
}
type SourceKey = Pick<SourceRow, 'organisation' | 'entry'>;

/** The parts of a batch that concern entries. */
export function entryParts(changes: readonly EntryChange[]): Part[] {
  if (changes.length === 0) return [];
  const ids = changes.map(({ id }) => id);
  const rows = changes.flatMap((change) => change.rows);
  const sources = changes.flatMap((change) => change.sources);
  return [
    ...rowsInto(
      STATES,
      changes.map(({ state }) => state),
    ),
    ...rowsInto(
      LIST_PENDING,
      changes.map(({ state: { entry, version } }) => ({ entry, version })),
    ),
    leftRows('entry_rows', ids, rows),
    ...rowsInto(ROWS, rows),
    leftRows('entry_sources', ids, sources),
    ...rowsInto(SOURCES, sources),
    ...rowsInto(
      RECEIPTS,
      changes.flatMap(({ receipts }) => receipts),
    ),
    ...rowsInto(
      FEEDBACK,
      changes.flatMap(({ feedback }) => feedback),
    ),
  ];
}
