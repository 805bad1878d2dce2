import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CasePanelProps } from '../../case/panels/panel.ts';
import { ActPanel, Acts } from '../acting/act-panel.tsx';
import { ConfirmAct } from '../acting/confirm-act.tsx';
import { isGiven, ProseField } from '../acting/prose-field.tsx';
import { firstBlocked, stand } from '../acting/stand.ts';
import { useMissing } from '../acting/use-missing.ts';
import { Quote } from './evidence-lines.tsx';

/** The platform's one free question may be answered by the reviewer of lock 2 too (D14). */
export function AnswerPanel({ view }: CasePanelProps) {
  const { t } = useTranslation('oversight');
  const [answer, setAnswer] = useState('');
  const { offered, blocked } = stand(view, 'AnswerClarification', 'officer');
  const missing = useMissing()({ [t('answer.field')]: isGiven(answer, 1) });
  if (!offered) return null;
  return (
    <ActPanel title={t('answer.title')} say={t('answer.lead')}>
      <Quote>{view.clarifications.at(-1)?.freeText}</Quote>
      <ProseField label={t('answer.field')} value={answer} onChange={setAnswer} least={1} most={2000} rows={3} />
      <Acts>
        <ConfirmAct
          on={view}
          kind="primary"
          label={t('answer.label')}
          sentence={t('answer.sentence')}
          entries={[{ key: 'answer', what: t('answer.field'), recorded: answer }]}
          blocked={firstBlocked(blocked, missing)}
          acts={() => [{ kind: 'AnswerClarification', data: { answer: answer.trim() } }]}
        />
      </Acts>
    </ActPanel>
  );
}
