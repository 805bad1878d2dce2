import { parse } from 'csv-parse/browser/esm/sync';
import { MAX_CELLS, MAX_COLUMNS, MAX_DAMAGED, MAX_RECORD_BYTES, MAX_ROWS } from './limits.ts';
import { problem, type ListProblem, type ProblemCode } from './problems.ts';
import type { Separator } from './separator.ts';

export interface ListRecord {
  /** Line on which it begins, from 1. */
  readonly line: number;
  readonly cells: readonly string[];
  /** A damaged row stands somewhere above, so that this one may be the rest of a torn cell. */
  readonly afterDamage: boolean;
}

export interface Records {
  readonly records: readonly ListRecord[];
  readonly problems: readonly ListProblem[];
}

/**
 * Splits text with line feeds into records. The parser is strict about quotation marks; a record it refuses costs that
 * one line and reading goes on below it, so one stray mark neither hides the rest of the list nor swallows it into a
 * cell. The build for browsers is used everywhere, so that all places read alike.
 */
export function readRecords(text: string, separator: Separator): Records | ListProblem {
  const bytes = new TextEncoder().encode(text);
  const starts = lineStarts(bytes);
  const wide = separator === null ? -1 : firstWideLine(bytes, separator);
  if (wide >= 0) return problem(wide + 1, 'too-wide');
  const reading = new Reading(bytes, starts, separator);
  let line = 0;
  while (line < starts.length && !reading.stopped) line = reading.readFrom(line);
  return reading.stopped ?? reading;
}

/** Thrown to leave the parser when the list is over its limits; never leaves this file. */
class Over extends Error {}

class Reading implements Records {
  readonly records: ListRecord[] = [];
  readonly problems: ListProblem[] = [];
  stopped: ListProblem | null = null;
  readonly #bytes: Uint8Array;
  readonly #starts: readonly number[];
  readonly #separator: string;
  #cells = 0;
  #damaged = false;
  #restarts = 0;

  constructor(bytes: Uint8Array, starts: readonly number[], separator: Separator) {
    this.#bytes = bytes;
    this.#starts = starts;
    // A plain list is a table of one column; the unit separator never stands in text.
    this.#separator = separator ?? '\u001f';
  }

  /** Reads from a line to the end, or to the first damaged record; returns the line to go on from. */
  readFrom(first: number): number {
    let consumed = 0;
    try {
      parse(this.#bytes.subarray(this.#starts[first]), {
        delimiter: this.#separator,
        record_delimiter: '\n',
        trim: true,
        relax_column_count: true,
        max_record_size: MAX_RECORD_BYTES,
        on_record: (cells: string[], context: { lines: number }) => {
          this.#take(first + consumed, cells);
          consumed = context.lines;
          return null;
        },
      });
      return this.#starts.length;
    } catch (error) {
      if (!(error instanceof Over)) this.#repair(first + consumed, codeOf(error));
      return first + consumed + 1;
    }
  }

  #take(line: number, cells: readonly string[]): void {
    this.#cells += cells.length;
    if (this.#cells > MAX_CELLS) this.#stop(line, 'too-many-cells');
    if (cells.every((cell) => cell === '') || isComment(cells)) return;
    // The header and a few lines above it are no rows; the exact count is taken where rows are made.
    if (this.records.length >= MAX_ROWS + 20) this.#stop(line, 'too-many-rows');
    this.records.push({ line: line + 1, cells, afterDamage: this.#damaged });
  }

  #stop(line: number, code: ProblemCode): never {
    this.stopped = problem(line + 1, code);
    throw new Over();
  }

  #repair(line: number, code: string): void {
    this.#restarts += 1;
    if (this.#restarts > MAX_DAMAGED) this.stopped = problem(line + 1, 'damaged');
    const text = new TextDecoder().decode(
      this.#bytes.subarray(this.#starts[line], (this.#starts[line + 1] ?? Infinity) - 1),
    );
    const cells = code === 'INVALID_OPENING_QUOTE' ? this.#literally(text) : null;
    if (cells !== null) {
      if (!isComment(cells)) this.records.push({ line: line + 1, cells, afterDamage: true });
      return;
    }
    this.#damaged = true;
    this.problems.push(problem(line + 1, text.length > MAX_RECORD_BYTES ? 'line-too-long' : 'quotation-mark'));
  }

  // A line such as `…;he said "look"` is what many tools write: it is taken as it stands where its marks are in pairs
  // and none of them opens a cell.
  #literally(text: string): readonly string[] | null {
    if (text.length > MAX_RECORD_BYTES || text.split('"').length % 2 === 0) return null;
    const cells = text.split(this.#separator).map((cell) => cell.trim());
    return cells.some((cell) => cell.startsWith('"')) ? null : cells;
  }
}

// "#12" before an address is a number; "#" before anything else opens a comment.
function isComment(cells: readonly string[]): boolean {
  const [first = '', ...rest] = cells;
  return first.startsWith('#') && !(/^#\s*\d*$/u.test(first) && rest.some((cell) => cell !== ''));
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}

function lineStarts(bytes: Uint8Array): readonly number[] {
  const starts = [0];
  for (let at = bytes.indexOf(10); at >= 0; at = bytes.indexOf(10, at + 1)) starts.push(at + 1);
  return starts;
}

function firstWideLine(bytes: Uint8Array, separator: string): number {
  const byte = separator.charCodeAt(0);
  let line = 0;
  let count = 0;
  for (const value of bytes) {
    if (value === 10) {
      line += 1;
      count = 0;
    } else if (value === byte) {
      count += 1;
      if (count >= MAX_COLUMNS) return line;
    }
  }
  return -1;
}
