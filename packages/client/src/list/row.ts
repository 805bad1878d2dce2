import { readAddress, severalAddresses } from './address.ts';
import { readCapture } from './capture.ts';
import type { Column } from './column-names.ts';
import type { Layout } from './layout.ts';
import { MAX_ADDRESS_LENGTH, MAX_CELL_LENGTH } from './limits.ts';
import type { ListRow } from './list.ts';
import { problem, type ListProblem } from './problems.ts';
import type { ListRecord } from './records.ts';
import { readSeconds } from './seconds.ts';

export interface RowReading {
  readonly rows: readonly ListRow[];
  readonly problems: readonly ListProblem[];
}

/** Makes a record into its row, or rows where one cell holds several addresses, and says what is wrong with it. */
export function readRow(record: ListRecord, layout: Layout): RowReading {
  const shape = misshapen(record, layout);
  if (shape) return { rows: [], problems: [shape] };
  const cells = cellsByColumn(record, layout);
  const details = readDetails(record.line, cells);
  const address = cells.get('url') ?? '';
  const several = severalAddresses(address) ?? [address];
  const readings = several.map((one) => readOne(record.line, one, details.fields));
  const own = details.problems.map((each) => withAddress(each, address));
  const problems = [...readings.flatMap((one) => one.problems), ...own];
  if (several.length > 1) problems.unshift(problem(record.line, 'several-addresses', String(several.length)));
  return { rows: details.refused ? [] : readings.flatMap((one) => one.rows), problems };
}

function readOne(line: number, cell: string, fields: Partial<ListRow>): RowReading {
  const reading = readAddress(cell);
  if ('code' in reading) return { rows: [], problems: [withAddress(problem(line, reading.code, reading.what), cell)] };
  const asWritten = cell.trim() === reading.url ? {} : { asWritten: cell.trim() };
  const problems = reading.schemeAdded ? [problem(line, 'scheme-added')] : [];
  return { rows: [{ line, url: reading.url, ...asWritten, ...fields }], problems };
}

// So that whoever made the list finds the row again; a row that was kept speaks for itself.
function withAddress(one: ListProblem, cell: string): ListProblem {
  const address = cell.trim().slice(0, MAX_ADDRESS_LENGTH);
  return one.kept || address === '' ? one : { ...one, address };
}

function misshapen(record: ListRecord, layout: Layout): ListProblem | null {
  const width = layout.columns.length;
  if (record.cells.slice(width).some((cell) => cell !== '')) return problem(record.line, 'row-too-wide');
  if (record.afterDamage && record.cells.length < width) return problem(record.line, 'row-too-narrow');
  return null;
}

function cellsByColumn(record: ListRecord, layout: Layout): Map<Column, string> {
  const cells = new Map<Column, string>();
  layout.columns.forEach((column, position) => {
    const cell = record.cells[position]?.trim() ?? '';
    if (column === null || cell === '') return;
    const before = cells.get(column);
    cells.set(column, before === undefined ? cell : `${before} · ${cell}`);
  });
  return cells;
}

interface Details {
  readonly fields: Partial<ListRow>;
  readonly problems: readonly ListProblem[];
  readonly refused: boolean;
}

const TEXTS = [
  'title',
  'note',
  'language',
  'target',
  'designatedEntity',
  'clause',
  'passage',
  'reachHow',
  'translation',
  'translationLanguage',
] as const;

function readDetails(line: number, cells: ReadonlyMap<Column, string>): Details {
  const problems: ListProblem[] = [];
  const fields: { -readonly [Key in keyof ListRow]?: ListRow[Key] } = {};
  for (const column of TEXTS) {
    const cell = cells.get(column);
    if (cell === undefined) continue;
    fields[column] = column === 'target' ? targetOf(cell) : cell.slice(0, MAX_CELL_LENGTH);
    if (cell.length > MAX_CELL_LENGTH) problems.push(problem(line, 'cell-too-long', column));
  }
  for (const column of ['itemType', 'contentType'] as const) {
    const cell = cells.get(column);
    if (cell !== undefined) fields[column] = codeOf(cell);
  }
  const times = readTimes(line, cells);
  const capture = readCapture(line, cells);
  if ([...cells.values()].some((cell) => cell.includes('\ufffd'))) problems.push(problem(line, 'characters-lost'));
  return {
    fields: { ...fields, ...capture.fields, ...times.fields },
    problems: [...problems, ...capture.problems, ...times.problems],
    refused: times.problems.length > 0,
  };
}

// A row whose range cannot be read is not taken without it: that would refer the whole recording instead of a part.
function readTimes(line: number, cells: ReadonlyMap<Column, string>): RowDetails {
  const from = readSeconds(cells.get('fromSeconds'), Math.floor);
  const to = readSeconds(cells.get('toSeconds'), Math.ceil);
  const problems: ListProblem[] = [];
  if (from === null) problems.push(problem(line, 'not-a-time', cells.get('fromSeconds')));
  if (to === null) problems.push(problem(line, 'not-a-time', cells.get('toSeconds')));
  if (typeof from === 'number' && typeof to === 'number' && to <= from) problems.push(problem(line, 'time-range'));
  const fields = {
    ...(typeof from === 'number' && { fromSeconds: from }),
    ...(typeof to === 'number' && { toSeconds: to }),
  };
  return { fields, problems };
}

type RowDetails = Omit<Details, 'refused'>;

/** Rearms where a short link leads; what is no address is left as written, for the gates to refuse. */
function targetOf(cell: string): string {
  const reading = readAddress(cell);
  return 'url' in reading ? reading.url : cell.slice(0, MAX_CELL_LENGTH);
}

/** "Live stream" is LIVE_STREAM; "tco a, uk_s1" is TCO_A,UK_S1. */
function codeOf(cell: string): string {
  return cell
    .slice(0, 200)
    .toUpperCase()
    .replace(/T&C_ONLY/gu, 'TERMS_ONLY')
    .split(/\s*[,;+|/]\s*/u)
    .map((code) => code.trim().replace(/[\s-]+/gu, '_'))
    .filter((code) => code !== '')
    .join(',');
}
