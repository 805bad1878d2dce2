import { useTranslation } from 'react-i18next';
import type { CasePanelProps } from '../../case/panels/panel.ts';
import { SevenQuestions } from '../../kit/seven-questions.tsx';
import { ActPanel } from '../acting/act-panel.tsx';
import { useEvidence } from './use-evidence.tsx';

/** The seven answers on which lock 2 is held, beside the evidence. */
export function GivenAnswersPanel({ view }: CasePanelProps) {
  const { t } = useTranslation('oversight');
  const evidence = useEvidence(view);
  if (!view.lock2?.answers) return null;
  return (
    <ActPanel title={t('given.title')} say={t('given.lead', { body: view.lock2.body })}>
      <SevenQuestions value={view.lock2.answers} evidence={evidence} />
    </ActPanel>
  );
}
