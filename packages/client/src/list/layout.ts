import { beginsWithAddress, looksLikeAddress } from './address.ts';
import { addressRank, columnNamed, namesAddressColumn, type Column } from './column-names.ts';
import type { ListRecord } from './records.ts';

/** What each cell of a row means. */
export interface Layout {
  /** By position; null where the column is not read. */
  readonly columns: readonly (Column | null)[];
  readonly header: readonly string[] | null;
  /** Position of the first record that is a row. */
  readonly firstRow: number;
}

/** Finds the header row, if there is one, and the column of addresses; null where there is no such column. */
export function findLayout(records: readonly ListRecord[]): Layout | null {
  const at = records.slice(0, 10).findIndex(isHeader);
  if (at >= 0) return named(records, at, addressColumnNamed);
  const [first, ...rest] = records;
  if (first && isUnnamedHeader(first, rest))
    return named(records, 0, (_, rows) => addressColumn(rows, looksLikeAddress));
  return unnamed(records);
}

function isHeader(record: ListRecord): boolean {
  return headings(record).some(namesAddressColumn) && !record.cells.some(looksLikeAddress);
}

// Words only, over rows of the same width that hold addresses.
function isUnnamedHeader(record: ListRecord, rest: readonly ListRecord[]): boolean {
  const width = record.cells.length;
  if (width < 2 || record.cells.some(looksLikeAddress)) return false;
  return width === usualWidth(rest) && addressColumn(rest, looksLikeAddress) !== null;
}

function named(
  records: readonly ListRecord[],
  at: number,
  choose: (header: readonly string[], rows: readonly ListRecord[]) => number | null,
): Layout | null {
  const header = headings(records[at]);
  const address = choose(header, records.slice(at + 1));
  if (address === null) return null;
  const taken = new Set<Column>(['url']);
  const columns = header.map((heading, position) => {
    if (position === address) return 'url';
    const column = columnNamed(heading);
    if (column === null || taken.has(column)) return null;
    taken.add(column);
    return column;
  });
  return { columns, header, firstRow: at + 1 };
}

// "#url;title" is a header that somebody marked as a comment.
function headings(record: ListRecord | undefined): readonly string[] {
  const cells = record?.cells ?? [];
  const end = cells.findLastIndex((cell) => cell !== '') + 1;
  return cells.slice(0, end).map((cell) => cell.trim());
}

/** Of several columns so named ("Page", "Link") the one that holds most addresses, and then the plainest name. */
function addressColumnNamed(header: readonly string[], rows: readonly ListRecord[]): number | null {
  const candidates = header
    .map((_, position) => position)
    .filter((position) => namesAddressColumn(header[position] ?? ''));
  const ranked = candidates
    .map((position) => ({
      position,
      share: countOf(rows, position, looksLikeAddress),
      rank: addressRank(header[position] ?? ''),
    }))
    .sort((one, other) => other.share - one.share || one.rank - other.rank);
  return ranked[0]?.position ?? null;
}

function unnamed(records: readonly ListRecord[]): Layout | null {
  const address = addressColumn(records, looksLikeAddress) ?? addressColumn(records, beginsWithAddress);
  if (address === null) return null;
  const columns: (Column | null)[] = Array.from(
    { length: Math.max(usualWidth(records), address + 1) },
    (_, position) => (position === address ? 'url' : columnByContent(records, position)),
  );
  return { columns, header: null, firstRow: 0 };
}

const CONTENT_TYPE = /^(?:TCO_[A-E]|UK_S[12]|UK_OTHER|T&C_ONLY|TERMS_ONLY)/u;
const ITEM_TYPE =
  /^(?:POST|VIDEO|IMAGE|AUDIO|FILE|LIVE[_ ]?STREAM|COMMENT|PROFILE|CHANNEL|GROUP|SHORT[_ ]?LINK|DOMAIN_PAGE|SEARCH_RESULT|ACCOUNT)$/iu;

// Without names only codes are understood; whatever else was written is kept as a note, so that nothing is lost.
function columnByContent(records: readonly ListRecord[], position: number): Column {
  const cells = sample(records).flatMap((record) => record.cells[position] || []);
  if (cells.length > 0 && cells.every((cell) => ITEM_TYPE.test(cell))) return 'itemType';
  if (cells.length > 0 && cells.every((cell) => CONTENT_TYPE.test(cell))) return 'contentType';
  return 'note';
}

type Test = (cell: string) => boolean;

function addressColumn(records: readonly ListRecord[], test: Test): number | null {
  const widest = Math.max(0, ...sample(records).map((record) => record.cells.length));
  const counts = Array.from({ length: widest }, (_, position) => countOf(records, position, test));
  const most = Math.max(0, ...counts);
  return most === 0 ? null : counts.indexOf(most);
}

const sample = (records: readonly ListRecord[]): readonly ListRecord[] => records.slice(0, 100);

const countOf = (records: readonly ListRecord[], position: number, test: Test): number =>
  sample(records).filter((record) => test(record.cells[position] ?? '')).length;

function usualWidth(records: readonly ListRecord[]): number {
  const counts = new Map<number, number>();
  for (const record of sample(records)) counts.set(record.cells.length, (counts.get(record.cells.length) ?? 0) + 1);
  const [usual] = [...counts].sort(([, one], [, other]) => other - one);
  return usual?.[0] ?? 1;
}
