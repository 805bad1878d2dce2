import { MAX_ADDRESS_LENGTH, MAX_BYTES, MAX_CELL_LENGTH, MAX_COLUMNS, MAX_LINES, MAX_ROWS } from './limits.ts';

/** What can be wrong with a file as a whole: nothing is read from it. */
const FILE_PROBLEMS = {
  'file-empty': () => 'The file is empty.',
  'file-too-large': () =>
    `The file is larger than ${MAX_BYTES / 1024 / 1024} MB. Split it, or save only the column of addresses.`,
  'not-text': (what: string) =>
    `The file is ${what}, not a list in plain text. Open it, then save it as CSV (or plain text) and read that file.`,
  'too-many-rows': () => `The list has more than ${MAX_ROWS.toLocaleString('en')} rows. Split it and read each part.`,
  'too-many-lines': () =>
    `The file has more than ${MAX_LINES.toLocaleString('en')} lines. Remove the empty ones or split it.`,
  'too-many-cells': () =>
    'The table has far more cells than a list of addresses needs. Save only the columns that are wanted.',
  damaged: () => 'The quotation marks are damaged in too many places from this line on. Save the list anew as CSV.',
  'too-wide': () => `The line has more than ${MAX_COLUMNS} columns. Save only the columns that are wanted.`,
  'no-address-column': () => 'No column of addresses was found. Name the column "url" in the first row.',
} as const;

/** What can be wrong with one line; the rest of the list is read. */
const LINE_PROBLEMS = {
  'address-missing': () => 'The row has no address.',
  'not-an-address': (cell: string) => `“${cell}” is not a web address.`,
  'space-in-address': () =>
    'The address contains a space, so nobody can say where it ends. Write %20 for a space that belongs to it, and put remarks in a column of their own.',
  'character-in-address': (name: string) => `The address contains a character that cannot be part of one (${name}).`,
  'address-too-long': () => `The address is longer than ${MAX_ADDRESS_LENGTH.toLocaleString('en')} characters.`,
  'scheme-added': () => 'The address had no https:// in front; it was added.',
  'several-addresses': (count: string) => `The cell holds ${count} addresses; each was read as a row of its own.`,
  'row-too-wide': () =>
    'The row has more cells than the table has columns. An address or a text that contains the separator must stand in quotation marks.',
  'row-too-narrow': () =>
    'The row has fewer cells than the table has columns, and follows a damaged row, so it was not trusted.',
  'quotation-mark': () =>
    'A quotation mark is opened and not closed, or closed in the middle of a cell. A quotation mark inside a quoted cell is written twice.',
  'line-too-long': () => 'The line is too long for a row of a list.',
  'not-a-time': (cell: string) => `“${cell}” is not a time in seconds, or as minutes:seconds.`,
  'not-an-instant': (cell: string) =>
    `“${cell}” is no moment with its zone, such as 2026-03-02T16:20Z. The cell was left out.`,
  'not-a-count': (cell: string) =>
    `“${cell}” is not a number of people or views, such as 12400. The cell was left out.`,
  'time-range': () => 'The end of the time range does not lie after its beginning.',
  'cell-too-long': (column: string) =>
    `The cell “${column}” is longer than ${MAX_CELL_LENGTH.toLocaleString('en')} characters; the rest was cut off.`,
  'characters-lost': () => 'Some characters of the row could not be read. Save the file as UTF-8.',
  'column-ignored': (name: string) => `The column “${name}” is not one that is read; its cells were left out.`,
  'more-problems': () => 'There are more problems of this kind than are listed.',
} as const;

const TEXTS = { ...FILE_PROBLEMS, ...LINE_PROBLEMS };

export type ProblemCode = keyof typeof TEXTS;

/** Every sentence about a list, with `what` where a word of the file is quoted. */
export const problemSentences = (what: string): Readonly<Record<ProblemCode, string>> =>
  Object.fromEntries(Object.entries(TEXTS).map(([code, text]) => [code, text(what)])) as Record<ProblemCode, string>;

/** Problems that say what was done to a row, which stays in the list. */
const KEPT: ReadonlySet<ProblemCode> = new Set<ProblemCode>([
  'scheme-added',
  'several-addresses',
  'cell-too-long',
  'column-ignored',
  'characters-lost',
  'not-an-instant',
  'not-a-count',
]);

/** Something about the list that its owner should know. */
export interface ListProblem {
  /** Line in the file, from 1; 0 where the file as a whole is meant. */
  readonly line: number;
  readonly code: ProblemCode;
  /** For the person who made the list, in plain words. */
  readonly message: string;
  /** The word of the file that the message quotes; empty where it quotes none. */
  readonly what: string;
  /** True where the row was read all the same. */
  readonly kept: boolean;
  /** What stands where the row's address should be, where the row was left out and anything stands there. */
  readonly address?: string;
}

/** Builds a problem; `what` is the word of the file that its message quotes, shortened. */
export function problem(line: number, code: ProblemCode, what = ''): ListProblem {
  const quoted = quotable(what);
  return { line, code, message: TEXTS[code](quoted), what: quoted, kept: KEPT.has(code) };
}

// A cell is quoted as text: no control characters, no direction marks, and not at length.
function quotable(cell: string): string {
  const shown = cell.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, ' ').trim();
  const characters = [...shown.slice(0, 200)];
  return characters.length > 60 ? `${characters.slice(0, 59).join('')}…` : characters.join('');
}
