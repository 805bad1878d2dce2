/**
 * Reads a moment of a recording: `90`, `90.5`, `90s`, `1:30`, `01:02:03` or `1m30s`, rounded as the end of the range
 * demands. Undefined where nothing was written, null where it cannot be read.
 */
export function readSeconds(cell: string | undefined, round: (seconds: number) => number): number | undefined | null {
  if (cell === undefined || cell.trim() === '') return undefined;
  const text = cell.trim().toLowerCase().replace(',', '.');
  const parts = CLOCK.exec(text)?.groups ?? UNITS.exec(text)?.groups;
  if (!parts) return null;
  const seconds = Number(parts['h'] ?? 0) * 3600 + Number(parts['m'] ?? 0) * 60 + Number(parts['s'] ?? 0);
  return seconds <= LONGEST ? round(seconds) : null;
}

const LONGEST = 7 * 24 * 3600;
const CLOCK = /^(?:(?:(?<h>\d{1,3}):)?(?<m>\d{1,4}):)?(?<s>\d{1,6}(?:\.\d{1,6})?)$/u;
const UNITS =
  /^(?=\d)(?:(?<h>\d{1,3})\s?h)?\s?(?:(?<m>\d{1,4})\s?m(?:in)?)?\s?(?:(?<s>\d{1,6}(?:\.\d{1,6})?)\s?s(?:ec)?)?$/u;
