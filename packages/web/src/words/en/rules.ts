import { BUNDLE_CODES, type BundleCode } from '@remit/client';
import { EDGE_REFUSALS } from '@remit/client/contract';
import { problemSentences } from '@remit/client/list';
import { LOCATOR_CODES, REFUSALS, TEXTS } from '@remit/protocol';
import { answer, type Answer, type RuleWords } from '../rule-words.ts';

const answers = <Code extends string>(
  rows: Readonly<Record<Code, { readonly remedy: string; readonly title?: string; readonly officer?: string }>>,
) =>
  Object.fromEntries(
    Object.entries<{ remedy: string; title?: string; officer?: string }>(rows).map(([code, row]) => [
      code,
      answer(row.title ?? row.officer ?? '', row.remedy),
    ]),
  ) as Record<Code, Answer>;

/** English is said once, by the protocol and the contract themselves; the command line says the same. */
export const rules: RuleWords = {
  refusal: REFUSALS,
  gate: TEXTS.gateCode,
  address: answers(LOCATOR_CODES),
  edge: answers(EDGE_REFUSALS),
  list: problemSentences('{{what}}'),
  bundle: Object.fromEntries(Object.entries(BUNDLE_CODES).map(([code, { analyst }]) => [code, analyst])) as Record<
    BundleCode,
    string
  >,
};
