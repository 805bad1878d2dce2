import type { BlindReading } from '@remit/protocol';
import type { ExemptionDraft } from '../../kit/exemption-grid.tsx';
import { EXEMPTION_ORDER } from '../../kit/exemption-order.ts';

export type SensitiveCategory = BlindReading['sensitiveCategory'];

/** A reading once all seven answers are given, or null. */
export function wholeReading(draft: ExemptionDraft, sensitive: SensitiveCategory | null): BlindReading | null {
  if (sensitive === null) return null;
  const answers = EXEMPTION_ORDER.map((exemption) => [exemption, draft[exemption]?.answer] as const);
  if (answers.some(([, answer]) => answer === undefined)) return null;
  return { exemptions: Object.fromEntries(answers) as BlindReading['exemptions'], sensitiveCategory: sensitive };
}
