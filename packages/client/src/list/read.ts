import { decode, type Encoding } from './decode.ts';
import { findLayout, type Layout } from './layout.ts';
import { MAX_BYTES, MAX_LINES, MAX_PROBLEMS, MAX_ROWS } from './limits.ts';
import type { List, ListFormat, ListRow } from './list.ts';
import { problem, type ListProblem } from './problems.ts';
import { hasBinary, notList, notText } from './recognise.ts';
import { readRecords, type ListRecord } from './records.ts';
import { readRow } from './row.ts';
import { declaredSeparator, findSeparator } from './separator.ts';

/**
 * Reads a list of addresses as analysts have it: CSV from any spreadsheet, or plain text with one address a line. It
 * never throws, whatever the bytes; time and memory are bounded by limits.ts. Runs in Node and in browsers.
 *
 * ```ts
 * const list = readList(new TextEncoder().encode('url;title\nhxxps://video.example/v/1;A video\n'));
 * list.rows; // [{ line: 2, url: 'https://video.example/v/1', asWritten: 'hxxps://video.example/v/1', title: 'A video' }]
 * ```
 */
export function readList(bytes: Uint8Array): List {
  const unread = { encoding: 'utf-8', separator: null, header: null } as const;
  if (bytes.length === 0) return refused(unread, problem(0, 'file-empty'));
  if (bytes.length > MAX_BYTES) return refused(unread, problem(0, 'file-too-large'));
  const kind = notText(bytes);
  if (kind !== null) return refused(unread, problem(0, 'not-text', kind));
  const { encoding, text } = decode(bytes);
  return readText(encoding, text);
}

function readText(encoding: Encoding, decoded: string): List {
  const format = { encoding, separator: null, header: null };
  const kind = hasBinary(decoded) ? 'not plain text' : notList(decoded);
  if (kind !== null) return refused(format, problem(0, 'not-text', kind));
  const text = decoded.replace(/\r\n?/gu, '\n');
  if (text.trim() === '') return refused(format, problem(0, 'file-empty'));
  if (countLines(text) > MAX_LINES) return refused(format, problem(0, 'too-many-lines'));
  return readTable(encoding, text);
}

function readTable(encoding: Encoding, text: string): List {
  const declared = declaredSeparator(text.slice(0, Math.max(0, text.indexOf('\n'))));
  const separator = declared ?? findSeparator(text.slice(0, 500_000).split('\n'));
  // The declaration becomes an empty line, so that the numbers of all lines stay true.
  const body = markedHeader(declared === null ? text : text.slice(text.indexOf('\n')));
  const format = { encoding, separator, header: null };
  const read = readRecords(body, separator);
  if ('code' in read) return refused(format, read);
  const layout = findLayout(read.records);
  if (layout === null) return refused(format, problem(0, 'no-address-column'), read.problems);
  return collect({ ...format, header: layout.header }, read.records, layout, read.problems);
}

function collect(
  format: ListFormat,
  records: readonly ListRecord[],
  layout: Layout,
  damage: readonly ListProblem[],
): List {
  const rows: ListRow[] = [];
  const problems = [...damage, ...aboveHeader(records, layout), ...ignoredColumns(records, layout)];
  for (const record of records.slice(layout.firstRow)) {
    const reading = readRow(record, layout);
    rows.push(...reading.rows);
    problems.push(...reading.problems);
    if (rows.length > MAX_ROWS) return refused(format, problem(record.line, 'too-many-rows'));
  }
  return { refused: false, rows, problems: bounded(problems), format };
}

function aboveHeader(records: readonly ListRecord[], layout: Layout): readonly ListProblem[] {
  const above = layout.header === null ? [] : records.slice(0, layout.firstRow - 1);
  return above.map((record) => problem(record.line, 'not-an-address', record.cells.join(' ')));
}

function ignoredColumns(records: readonly ListRecord[], layout: Layout): readonly ListProblem[] {
  const line = records[layout.firstRow - 1]?.line ?? 1;
  const ignored = (layout.header ?? []).filter((name, position) => name !== '' && layout.columns[position] === null);
  return ignored.map((name) => problem(line, 'column-ignored', name));
}

function bounded(problems: readonly ListProblem[]): readonly ListProblem[] {
  const ordered = problems.toSorted((one, other) => one.line - other.line);
  const next = ordered[MAX_PROBLEMS];
  return next ? [...ordered.slice(0, MAX_PROBLEMS), problem(next.line, 'more-problems')] : ordered;
}

function refused(format: ListFormat, why: ListProblem, others: readonly ListProblem[] = []): List {
  return { refused: true, rows: [], problems: [why, ...bounded(others)], format };
}

// A header that was marked as a comment ("#url;title") is the header all the same.
function markedHeader(text: string): string {
  return text.replace(/^(?<blank>\s*)#\s*(?=(?:url|link|locator|address)\s*(?:[,;|\t\n]|$))/iu, '$<blank>');
}

function countLines(text: string): number {
  let count = 1;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) count += 1;
  return count;
}
