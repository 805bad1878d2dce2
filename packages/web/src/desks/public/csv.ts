/** Characters with which a spreadsheet begins a formula; a field that starts with one is given an apostrophe. */
const FORMULA = /^[=+\-@\t\r\n\uff0b\uff0d\uff1d\uff20|%]/u;

function field(value: string | number | null): string {
  if (value === null) return '';
  if (typeof value === 'number') return String(value);
  const plain = FORMULA.test(value) ? `'${value}` : value;
  return /[",;\r\n\t]/u.test(plain) || plain !== value ? `"${plain.replaceAll('"', '""')}"` : plain;
}

/** A table as CSV (RFC 4180) that no spreadsheet takes for formulas. With a byte-order mark, so that names stay whole. */
export const csvOf = (rows: readonly (readonly (string | number | null)[])[]): string =>
  `\ufeff${rows.map((row) => row.map(field).join(',')).join('\r\n')}\r\n`;
