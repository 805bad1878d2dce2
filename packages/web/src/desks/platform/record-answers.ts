import { answersFromRecord, CLARIFICATION_CODES, NONE, type ClarificationCode, type Referral } from '@remit/protocol';
import type { CaseView } from '../../api/index.ts';

/** The case as the rule on answers reads it. */
const asReferral = ({ header, items }: CaseView): Referral => ({
  ...NONE,
  header,
  items: items.map(({ id, content, state }) => ({ id, content, state })),
});

/** What the record already answers, of every coded question: for the whole case, or for one item (R020). */
export function answeredByRecord(view: CaseView, itemId: string | null): ReadonlyMap<ClarificationCode, string> {
  const { answers } = answersFromRecord(
    asReferral(view),
    CLARIFICATION_CODES.map((code) => ({ code, itemId })),
  );
  return new Map(answers.map(({ code, answer }) => [code as ClarificationCode, answer]));
}
