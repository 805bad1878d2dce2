import { Textarea } from '@mantine/core';
import type { Lock2Answers, Lock2Question } from '@remit/protocol';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Choice } from './choice.tsx';
import { answeredQuestions, QUESTION_ORDER } from './question-order.ts';
import classes from './seven-questions.module.css';

export type QuestionDraft = Partial<Record<Lock2Question, { met?: boolean; reason: string }>>;

export type SevenQuestionsProps = {
  value: QuestionDraft | Lock2Answers;
  onChange?: (value: QuestionDraft) => void;
  /** What the file says on each question, beside it. */
  evidence: Partial<Record<Lock2Question, ReactNode>>;
  errors?: Partial<Record<Lock2Question, string>>;
};

/** The seven questions of the second lock, answered in writing, each beside its evidence (C5). */
export function SevenQuestions({ value, onChange, evidence, errors = {} }: SevenQuestionsProps) {
  const { t } = useTranslation(['kit', 'states']);
  const draft: QuestionDraft = value;
  return (
    <section aria-label={t('kit:questions.label')} className={classes.questions}>
      <p className={classes.standard}>
        {t('kit:questions.standard')}{' '}
        <strong>{t('kit:questions.answered', { given: answeredQuestions(draft) })}</strong>
      </p>
      <ol className={classes.list}>
        {QUESTION_ORDER.map((question) => (
          <li key={question} id={`question-${question}`} className={classes.question}>
            <div className={classes.ask}>
              <h3 className={classes.sentence}>{t(`states:question.${question}`)}</h3>
              <Answer
                name={t(`states:questionName.${question}`)}
                answer={draft[question]}
                error={errors[question]}
                onChange={onChange && ((answer) => onChange({ ...draft, [question]: answer }))}
              />
            </div>
            <div className={classes.evidence}>
              <p className={classes.label}>{t('kit:questions.evidence')}</p>
              {evidence[question] ?? <p className={classes.none}>{t('kit:questions.noEvidence')}</p>}
            </div>
          </li>
        ))}
      </ol>
    </section>
  );
}

type AnswerValue = { met?: boolean; reason: string };
type AnswerProps = {
  name: string;
  answer: AnswerValue | undefined;
  error: string | undefined;
  onChange: ((answer: AnswerValue) => void) | undefined;
};

function Answer({ name, answer, error, onChange }: AnswerProps) {
  const { t } = useTranslation('kit');
  const options = [
    { value: 'met', label: t('questions.met') },
    { value: 'not', label: t('questions.notMet') },
  ] as const;
  if (!onChange) {
    return (
      <p className={classes.given}>
        <strong>{answer?.met === undefined ? '—' : t(answer.met ? 'questions.met' : 'questions.notMet')}.</strong>{' '}
        {answer?.reason}
      </p>
    );
  }
  const before = { reason: '', ...answer };
  return (
    <>
      <Choice
        label={name}
        value={answer?.met === undefined ? null : answer.met ? 'met' : 'not'}
        options={options}
        onChange={(choice) => onChange({ ...before, met: choice === 'met' })}
      />
      <Textarea
        aria-label={t('questions.reasonFor', { name })}
        placeholder={t('questions.reason')}
        value={before.reason}
        onChange={(event) => onChange({ ...before, reason: event.currentTarget.value })}
        error={error}
        maxLength={1000}
        autosize
        minRows={2}
      />
    </>
  );
}
