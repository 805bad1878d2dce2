import { parseInstant } from '@remit/protocol';
import type { Column } from './column-names.ts';
import type { ListRow } from './list.ts';
import { problem, type ListProblem } from './problems.ts';

type Fields = { -readonly [Key in keyof ListRow]?: ListRow[Key] };

const DIGESTS = ['contentDigest', 'perceptualHash', 'screenshotDigest'] as const;

/**
 * What a row says of the capture of its item. A cell that cannot be read is left out and said so: it changes nothing of
 * what is referred, so the row itself is kept.
 */
export function readCapture(
  line: number,
  cells: ReadonlyMap<Column, string>,
): { readonly fields: Fields; readonly problems: readonly ListProblem[] } {
  const fields: Fields = {};
  const problems: ListProblem[] = [];
  for (const column of DIGESTS) {
    const cell = cells.get(column);
    if (cell !== undefined) fields[column] = cell.slice(0, 200).toLowerCase();
  }
  for (const column of ['capturedAt', 'reachAt'] as const) {
    const cell = cells.get(column);
    if (cell === undefined) continue;
    const instant = readInstant(cell);
    if (instant === undefined) problems.push(problem(line, 'not-an-instant', cell));
    else fields[column] = instant;
  }
  const reach = cells.get('reach');
  const count = readCount(reach);
  if (count === null) problems.push(problem(line, 'not-a-count', reach));
  else if (count !== undefined) fields.reach = count;
  return { fields, problems };
}

/** `2026-03-02T16:20Z`, `2026-03-02 17:20:05+01:00`: without its zone nobody could say which moment is meant. */
function readInstant(cell: string): string | undefined {
  const parts = INSTANT.exec(cell.trim())?.groups;
  return parts && parseInstant(`${parts['day']}T${parts['minute']}${parts['second'] ?? ':00'}${parts['zone']}`);
}

const INSTANT =
  /^(?<day>\d{4}-\d\d-\d\d)[T ](?<minute>\d\d:\d\d)(?<second>:\d\d(?:\.\d{1,3})?)? ?(?<zone>Z|[+-]\d\d:\d\d)$/u;

/** `12400`, `12,400`, `12.400`, `12 400` or `12'400`. Undefined where nothing was written, null where it cannot be read. */
function readCount(cell: string | undefined): number | undefined | null {
  if (cell === undefined) return undefined;
  const plain = COUNT.exec(cell.trim())?.[0].replace(/\D/gu, '');
  return plain === undefined ? null : Number(plain);
}

const COUNT = /^(?:\d{1,12}|\d{1,3}(?<mark>[.,' \u00a0\u202f])\d{3}(?:\k<mark>\d{3}){0,2})$/u;
