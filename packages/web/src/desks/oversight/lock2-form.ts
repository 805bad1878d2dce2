import type { Lock2Answers } from '@remit/protocol';
import { useTranslation } from 'react-i18next';
import type { CaseView } from '../../api/index.ts';
import type { Blocked } from '../../kit/action-button.tsx';
import type { QuestionDraft } from '../../kit/seven-questions.tsx';
import { answeredQuestions } from '../../kit/question-order.ts';
import { blockedBy } from '../acting/stand.ts';

export type Lock2FormProps = {
  readonly view: CaseView;
  readonly draft: QuestionDraft;
  /** Null until all seven are answered in writing. */
  readonly answers: Lock2Answers | null;
};

/** What the answers say of a way out: an approval needs all seven met, a refusal at least one that is not. */
export function useAnswersBlock({ draft, answers }: Lock2FormProps, way: 'approve' | 'refuse'): Blocked | undefined {
  const { t } = useTranslation('oversight');
  if (!answers) return { sentence: t('lock2.unanswered', { given: answeredQuestions(draft) }) };
  const allMet = Object.values(answers).every(({ met }) => met);
  if (way === 'approve' && !allMet) return blockedBy('answers-not-met', 'officer');
  return way === 'refuse' && allMet ? blockedBy('no-question-unmet', 'officer') : undefined;
}
