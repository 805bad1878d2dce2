import { looksLikeAddress } from './address.ts';
import { namesAddressColumn } from './column-names.ts';

/** What stands between cells; null for a plain list, one address a line. */
export type Separator = ',' | ';' | '\t' | '|' | null;

// Spreadsheets save rows that were emptied as separators alone.
const EMPTY = /^[\s,;|"]*$/u;

const SEPARATORS = ['\t', ';', ',', '|'] as const;

/**
 * Finds the separator. Commas and semicolons may stand in an address, so that a plain list can look like a table: a
 * separator must be shown by a header row, or by cells beside the address that cannot be the address's own tail.
 */
export function findSeparator(lines: readonly string[]): Separator {
  const sample = lines.filter((line) => !EMPTY.test(line)).slice(0, 200);
  const declared = SEPARATORS.find((separator) => sample.slice(0, 10).some((line) => isHeader(line, separator)));
  if (declared) return declared;
  const listed = sample.filter((line) => !line.startsWith('#'));
  const unnamed = SEPARATORS.find((separator) => hasUnnamedHeader(listed, separator));
  return unnamed ?? byEvidence(listed);
}

/** Excel's own first line, `sep=;`. */
export function declaredSeparator(line: string): Separator {
  const named = /^"?sep=(?<separator>[,;|\t])"?\s*$/iu.exec(line)?.groups?.['separator'];
  return SEPARATORS.find((separator) => separator === named) ?? null;
}

/** Cells of one physical line; separators within quotation marks do not count. */
export function splitLine(line: string, separator: string): string[] {
  const cells: string[] = [];
  let quoted = false;
  let start = 0;
  for (let at = 0; at < line.length; at += 1) {
    if (line[at] === '"') quoted = !quoted;
    else if (line[at] === separator && !quoted) {
      cells.push(line.slice(start, at).trim());
      start = at + 1;
    }
  }
  cells.push(line.slice(start).trim());
  return cells;
}

function isHeader(line: string, separator: string): boolean {
  const cells = splitLine(line.slice(0, 4000), separator);
  return cells.length > 1 && cells.some(namesAddressColumn) && !cells.some(looksLikeAddress);
}

// A first row of words that has as many cells as nearly all rows below it, in which addresses stand.
function hasUnnamedHeader(lines: readonly string[], separator: string): boolean {
  const [first, ...rest] = lines.map((line) => splitLine(line.slice(0, 4000), separator));
  if (!first || first.length < 2 || rest.length === 0 || first.some(looksLikeAddress)) return false;
  const alike = rest.filter((cells) => cells.length === first.length && cells.some(looksLikeAddress));
  return alike.length >= rest.length * 0.8;
}

function byEvidence(lines: readonly string[]): Separator {
  const counted = SEPARATORS.map((separator) => {
    return { separator, count: lines.filter((line) => showsSeparator(line.slice(0, 4000), separator)).length };
  });
  const best = counted.reduce((one, other) => (other.count > one.count ? other : one));
  return best.count > 0 && best.count * 2 >= lines.length ? best.separator : null;
}

function showsSeparator(line: string, separator: string): boolean {
  const cells = splitLine(line, separator);
  const address = cells.findIndex(looksLikeAddress);
  if (cells.length < 2 || address < 0) return false;
  return separator === '\t' || address > 0 || cells.slice(1).some(isNoTail);
}

// Empty, quoted, several words, a code of the protocol, or an address itself.
function isNoTail(cell: string): boolean {
  return (
    cell === '' ||
    cell.startsWith('"') ||
    /\s/u.test(cell) ||
    /^[A-Z][A-Z0-9_&]{2,}$/u.test(cell) ||
    looksLikeAddress(cell)
  );
}
