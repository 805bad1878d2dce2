import { GATES, type Gate, type GateOutcome } from '@remit/protocol';
import { useTranslation } from 'react-i18next';
import type { CaseView } from '../api/index.ts';
import type { GateFinding, GateRow } from '../kit/gate-list.tsx';
import { useReader } from '../api/use-reader.ts';
import { isolate } from '../kit/isolate.ts';
import { sayAddress, sayGate } from '../words/say-rule.ts';
import { useFieldName } from './use-field-name.ts';

type Report = NonNullable<CaseView['gates']>;
type Finding = Report['findings'][number];

/** A report of the gates in the reader's words. @param itemIds in their order, so that a finding can name its number */
export function useGateRows(report: Report, itemIds: readonly string[]): readonly GateRow[] {
  const sentence = useFindingWords();
  const fieldName = useFieldName();
  const numbers = new Map(itemIds.map((id, index) => [id, String(index + 1)]));
  const { t } = useTranslation('kit');
  return GATES.map((gate: Gate) => ({
    gate,
    outcome: (report.gates[gate] ?? 'NOT_RUN') as GateOutcome,
    findings: report.findings
      .filter((finding) => finding.gate === gate)
      .map((finding): GateFinding => {
        const number = finding.item === null ? undefined : numbers.get(finding.item);
        return {
          code: finding.code,
          sentence: sentence(finding),
          item: itemIds.length > 1 && number ? t('gates.item', { item: number }) : undefined,
          field:
            finding.field === null
              ? undefined
              : { name: finding.field, item: finding.item, label: fieldName(finding.field) },
        };
      }),
  }));
}

/** One finding in a sentence; about an address the linter's own, which names what is wrong and how to mend it. */
export function useFindingWords(): (finding: Finding) => string {
  useTranslation('rules'); // so that a change of language is seen
  const reader = useReader();
  const fieldName = useFieldName();
  return ({ code, detail, gate, field }) => {
    const words = sayGate(code, reader);
    if (code === 'G1_INCOMPLETE' && field) return `${fieldName(field)}: ${words}`;
    // Of several links, which one.
    if (code === 'G7_LINK') return `${isolate(detail.split(' ')[0] ?? '')}: ${words}`;
    return (gate === 'G3' && sayAddress(detail.slice(0, detail.indexOf(':')))) || words;
  };
}
