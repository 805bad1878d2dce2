import { type Finding, LOCATOR_CODES, type LocatorCode, type LocatorVerdict, TEXTS } from '@remit/protocol';
import type { ImportResult } from '../store/imports.ts';
import type { CellProblem } from './import-item.ts';

/** What the officer reads beside a row: at most this many sentences, the gravest first. */
const SENTENCES = 3;

export type Verdict = { readonly result: ImportResult; readonly codes: string[]; readonly sentence: string };

/** G3 puts the linter's own reason before its detail; it says more than the gate's code. */
function locatorCode({ gate, detail }: Finding): LocatorCode | undefined {
  const code = gate === 'G3' ? detail.slice(0, detail.indexOf(':')) : '';
  return code in LOCATOR_CODES ? (code as LocatorCode) : undefined;
}

const codesOf = (findings: readonly Finding[]): string[] => [
  ...new Set<string>(findings.flatMap((finding) => [finding.code, locatorCode(finding) ?? finding.code])),
];

function sentenceOf(finding: Finding): string {
  const locator = locatorCode(finding);
  return locator
    ? `${LOCATOR_CODES[locator].officer} ${LOCATOR_CODES[locator].remedy}`
    : TEXTS.gateCode[finding.code].officer;
}

/** Fields that are merely empty share one sentence. */
function sentencesOf(findings: readonly Finding[], problems: readonly CellProblem[]): string {
  const missing = findings.filter(({ code }) => code === 'G1_INCOMPLETE').flatMap(({ field }) => field ?? []);
  const others = findings.filter(({ code }) => code !== 'G1_INCOMPLETE').map(sentenceOf);
  const needed = missing.length > 0 ? [`Still needed: ${missing.join(', ')}.`] : [];
  return [...new Set([...problems.map(({ sentence }) => sentence), ...others, ...needed])]
    .slice(0, SENTENCES)
    .join(' ');
}

/** The gates' answer about one row that is in a draft. */
export function gatedVerdict(
  own: readonly Finding[],
  header: readonly Finding[],
  problems: readonly CellProblem[],
): Verdict {
  const stops = own.filter(({ outcome }) => outcome === 'STOP');
  if (stops.length > 0) return { result: 'stopped', codes: codesOf(stops), sentence: sentencesOf(stops, []) };
  const barred = header.filter(({ outcome }) => outcome === 'STOP');
  const open = [...barred, ...own.filter(({ outcome }) => outcome === 'FIXABLE')];
  if (open.length > 0 || problems.length > 0) {
    const codes = new Set([...codesOf(open), ...(problems.length > 0 ? ['G1_INCOMPLETE'] : [])]);
    return { result: 'needs-work', codes: [...codes], sentence: sentencesOf(open, problems) };
  }
  const lock2 = own.filter(({ outcome }) => outcome === 'NEEDS_LOCK2');
  return { result: 'ready', codes: codesOf(lock2), sentence: readySentence(lock2, header) };
}

function readySentence(lock2: readonly Finding[], header: readonly Finding[]): string {
  const fields = header.filter(({ outcome }) => outcome === 'FIXABLE').map(({ code, field }) => field ?? code);
  const rest = fields.length > 0 ? ` Its draft still needs: ${[...new Set(fields)].join(', ')}.` : '';
  return `${['Nothing is open on this row.', ...new Set(lock2.map(sentenceOf))].join(' ')}${rest}`;
}

const locatorVerdict = (result: ImportResult, { findings }: LocatorVerdict): Verdict => {
  const stops = findings.filter(({ code }) => LOCATOR_CODES[code].severity === 'stop');
  const row = LOCATOR_CODES[stops[0]?.code ?? 'not-a-url'];
  const gate = row.gate === 'G3_CONTAINER' ? row.gate : 'G3_INVALID';
  return { result, codes: [gate, ...stops.map(({ code }) => code)], sentence: `${row.officer} ${row.remedy}` };
};

/** A text that is no address, or one that is stopped on any platform. */
export const unusable = (verdict: LocatorVerdict): Verdict =>
  locatorVerdict(verdict.normalised === undefined ? 'invalid' : 'stopped', verdict);

export const duplicate = (line: number): Verdict => ({
  result: 'duplicate',
  codes: ['G3_DUPLICATE'],
  sentence: `The same address stands in line ${line} already.`,
});

export const PLATFORM_UNKNOWN: Verdict = {
  result: 'needs-work',
  codes: ['platform-unknown'],
  sentence:
    'No platform in the directory names this host on its card. Ask the hub to admit the platform; no draft was made.',
};
