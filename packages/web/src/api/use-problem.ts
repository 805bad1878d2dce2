import { useTranslation } from 'react-i18next';
import type { ProblemDocument } from '../kit/problem.tsx';
import { problemDocument } from './problem-document.ts';

/** Makes any failure of a call into what `<Problem>` shows, in the reader's language where the server did not answer. */
export function useProblem(): (error: unknown) => ProblemDocument {
  const { t } = useTranslation('api');
  return (error) => problemDocument(error, { title: t('unreachable'), remedy: t('unreachableRemedy') });
}
