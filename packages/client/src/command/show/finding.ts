import { type GateCode, GATE_CODES, LOCATOR_CODES, type LocatorCode, TEXTS } from '@remit/protocol';

type Finding = Readonly<Record<string, unknown>>;
const text = (value: unknown): string => (typeof value === 'string' ? value : '');

/** What a gate's code says to the officer. */
export const gateSentence = (code: string): string =>
  (GATE_CODES as readonly string[]).includes(code) ? TEXTS.gateCode[code as GateCode].officer : code;

/** What a code of an import's row says to the officer, of a gate or of the locator linter; null for any other. */
export function codeSentence(code: string): string | null {
  if ((GATE_CODES as readonly string[]).includes(code)) return gateSentence(code);
  return Object.hasOwn(LOCATOR_CODES, code) ? LOCATOR_CODES[code as LocatorCode].officer : null;
}

/** One finding of a gate on one line: code, where, what it says. */
export function findingLine(finding: Finding): string {
  const where = [text(finding['item']), text(finding['field'])].filter((part) => part !== '').join(' ');
  const detail = text(finding['detail']);
  const code = text(finding['code']);
  return `${code}${where === '' ? '' : ` at ${where}`}: ${gateSentence(code)}${detail === '' ? '' : ` (${detail})`}`;
}
