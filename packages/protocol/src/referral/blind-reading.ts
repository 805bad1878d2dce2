import { EXEMPTIONS } from './codes.ts';
import type { GateReport } from './gates/report.ts';
import type { BlindReading, ItemDraft } from './item.ts';
import type { ItemRecord, Referral } from './state.ts';

/** Who looks at a case, as far as blindness asks: on which side, and as which person. */
export type BlindReader = {
  readonly side: 'unit' | 'platform' | 'oversight' | 'audit';
  readonly person: string | null;
};

/** Whether a second reading answered anything otherwise than the officer did. */
export function differsFrom({ exemptions, sensitiveCategory }: ItemDraft, reading: BlindReading): boolean {
  return (
    (sensitiveCategory ?? 'NONE') !== reading.sensitiveCategory ||
    EXEMPTIONS.some((question) => exemptions?.[question]?.answer !== reading.exemptions[question])
  );
}

/** Whether the officer said NO where this reader does not: counted, because such answers open every later door (D6). */
export function findsFalseNo({ exemptions, sensitiveCategory }: ItemDraft, reading: BlindReading): boolean {
  const exemption = EXEMPTIONS.some(
    (question) => exemptions?.[question]?.answer === 'NO' && reading.exemptions[question] !== 'NO',
  );
  return exemption || ((sensitiveCategory ?? 'NONE') === 'NONE' && reading.sensitiveCategory !== 'NONE');
}

/**
 * Whether what was answered on exemption and sensitivity is kept from this reader, who has to answer it first or may
 * yet be drawn to (D6). At lock 1 that is everybody of the unit who wrote none of it; of a case that lock 2 has not to
 * read, it is oversight, until the verdict on the item, or until the sample has passed the item over.
 */
export function isKeptBlind(item: ItemRecord, referral: Referral, { side, person }: BlindReader): boolean {
  if (side === 'unit')
    return (
      referral.status === 'LOCK1' &&
      referral.reread.includes(item.id) &&
      !item.blind &&
      !referral.authors.includes(person ?? '')
    );
  if (side !== 'oversight' || referral.triggers.length > 0) return false;
  return referral.sample === undefined || (item.sample !== undefined && item.sample.verdict === undefined);
}

/** An item's words without the answers that are to be given again. */
export function withoutAnswers(content: ItemDraft): ItemDraft {
  const { exemptions: _exemptions, sensitiveCategory: _category, ...rest } = content;
  return rest;
}

/** The gates' report without what G4 says of these items; where something is left out, G4 itself says nothing. */
export function withoutG4(report: GateReport, items: ReadonlySet<string>): GateReport {
  if (items.size === 0) return report;
  return {
    gates: { ...report.gates, G4: 'NOT_RUN' },
    findings: report.findings.filter(({ gate, item }) => gate !== 'G4' || (item !== null && !items.has(item))),
  };
}
