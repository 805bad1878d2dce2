import type { Paint } from './palette.ts';
import { showable } from './showable.ts';
import { displayWidth, fit } from './width.ts';

export interface TableColumn {
  readonly heading: string;
  readonly align?: 'left' | 'right';
  /** Columns below which the cells are not shortened; 8 unless told. */
  readonly least?: number;
}

/** A cell's text, which may come from outside, and how it is painted. */
export type Cell = string | number | { readonly text: string; readonly paint: Paint };

export interface TableOptions {
  /** Columns of the terminal; endless where nobody looks, so that a pipe gets whole cells. */
  readonly width?: number;
  readonly heading?: Paint;
}

/**
 * Lays out a table, ending with a line feed. Where it is wider than the terminal, the widest cells are shortened.
 *
 * ```ts
 * table([{ heading: 'Line', align: 'right' }, { heading: 'Address' }], [[2, 'hxxps://video[.]example/1']], { width: 80 });
 * ```
 */
export function table(
  columns: readonly TableColumn[],
  rows: readonly (readonly Cell[])[],
  options: TableOptions = {},
): string {
  const texts = rows.map((row) => columns.map((_, at) => showable(textOf(row[at]))));
  const natural = columns.map((column, at) => {
    return texts.reduce((most, row) => Math.max(most, displayWidth(row[at] ?? '')), displayWidth(column.heading));
  });
  const widths = shrink(natural, columns, options.width ?? Infinity);
  const line = (cells: readonly string[], paintOf: (at: number) => Paint) =>
    cells
      .map((cell, at) => pad(cell, widths[at] ?? 0, columns[at], paintOf(at), at === columns.length - 1))
      .join(GAP)
      .trimEnd();
  const heading = line(
    columns.map((column) => column.heading),
    () => options.heading ?? plain,
  );
  const body = texts.map((row, number) => line(row, (at) => paintOf(rows[number]?.[at])));
  return [heading, ...body, ''].join('\n');
}

const GAP = '  ';
const plain: Paint = (text) => text;

const textOf = (cell: Cell | undefined): string => (typeof cell === 'object' ? cell.text : String(cell ?? ''));
const paintOf = (cell: Cell | undefined): Paint => (typeof cell === 'object' ? cell.paint : plain);

// Paint goes on after measuring: its codes take no room on the screen.
function pad(cell: string, width: number, column: TableColumn | undefined, paint: Paint, last: boolean): string {
  const text = fit(cell, width);
  const space = ' '.repeat(Math.max(0, width - displayWidth(text)));
  if (column?.align === 'right') return space + paint(text);
  return last ? paint(text) : paint(text) + space;
}

/** Takes columns off the widest, one by one, until the line fits or nothing may be shortened further. */
function shrink(natural: readonly number[], columns: readonly TableColumn[], width: number): readonly number[] {
  const widths = [...natural];
  let over = widths.reduce((sum, one) => sum + one, GAP.length * (widths.length - 1)) - width;
  while (over > 0) {
    const room = widths.map((one, at) => (one > (columns[at]?.least ?? 8) ? one : 0));
    const widest = Math.max(...room);
    if (widest <= 0) break;
    const at = room.indexOf(widest);
    const next = Math.max(...room.filter((_, other) => other !== at), columns[at]?.least ?? 8);
    const step = Math.min(over, Math.max(1, widest - next));
    widths[at] = widest - step;
    over -= step;
  }
  return widths;
}
