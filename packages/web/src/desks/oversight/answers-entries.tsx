import type { Lock2Answers } from '@remit/protocol';
import { useTranslation } from 'react-i18next';
import type { ConfirmEntry } from '../../kit/confirm-list.tsx';
import { QUESTION_ORDER } from '../../kit/question-order.ts';

/** The seven answers as they will be recorded, each with its own reason. */
export function useAnswersEntries(answers: Lock2Answers | null): readonly ConfirmEntry[] {
  const { t } = useTranslation(['kit', 'states']);
  if (!answers) return [];
  return QUESTION_ORDER.map((question) => ({
    key: question,
    what: t(`states:questionName.${question}`),
    recorded: t(answers[question].met ? 'kit:questions.met' : 'kit:questions.notMet'),
    reason: answers[question].reason,
  }));
}
