import type { Lock2Answers } from '@remit/protocol';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CasePanelProps } from '../../case/panels/panel.ts';
import { Choice } from '../../kit/choice.tsx';
import { QUESTION_ORDER } from '../../kit/question-order.ts';
import { SevenQuestions, type QuestionDraft } from '../../kit/seven-questions.tsx';
import { ActPanel } from '../acting/act-panel.tsx';
import { ApproveForm } from './approve-form.tsx';
import { NarrowForm } from './narrow-form.tsx';
import classes from './oversight.module.css';
import { RefuseForm } from './refuse-form.tsx';
import { ReturnForm } from './return-form.tsx';
import { useEvidence } from './use-evidence.tsx';

const WAYS = ['approve', 'narrow', 'refuse', 'return'] as const;
type Way = (typeof WAYS)[number];

/** Every question answered in writing, or null. */
export function wholeAnswers(draft: QuestionDraft): Lock2Answers | null {
  const whole = QUESTION_ORDER.every((question) => {
    const answer = draft[question];
    return answer?.met !== undefined && answer.reason.trim().length >= 3;
  });
  return whole ? (draft as Lock2Answers) : null;
}

/** Lock 2: why it came here, the seven questions beside their evidence, and one of four ways out (C5). */
export function Lock2Panel({ view }: CasePanelProps) {
  const { t } = useTranslation(['oversight', 'codes']);
  const [draft, setDraft] = useState<QuestionDraft>({});
  const [way, setWay] = useState<Way | null>(null);
  const evidence = useEvidence(view);
  const form = { view, draft, answers: wholeAnswers(draft) };
  return (
    <ActPanel title={t('oversight:lock2.title')} say={t('oversight:lock2.lead')}>
      <div>
        <p className={classes.legend}>{t('oversight:lock2.why')}</p>
        <ul className={classes.trigger}>
          {view.triggers.map((trigger) => (
            <li key={trigger}>{t(`codes:trigger.${trigger}`)}</li>
          ))}
        </ul>
      </div>
      <SevenQuestions value={draft} onChange={setDraft} evidence={evidence} />
      <div className={classes.outcome}>
        <div className={classes.choice}>
          <p className={classes.legend}>{t('oversight:lock2.outcome')}</p>
          <Choice
            label={t('oversight:lock2.outcome')}
            value={way}
            options={WAYS.map((value) => ({ value, label: t(`oversight:way.${value}`) }))}
            onChange={setWay}
          />
        </div>
        {way === 'approve' && <ApproveForm {...form} />}
        {way === 'narrow' && <NarrowForm {...form} />}
        {way === 'refuse' && <RefuseForm {...form} />}
        {way === 'return' && <ReturnForm view={view} />}
      </div>
    </ActPanel>
  );
}
