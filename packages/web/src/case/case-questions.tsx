import { useTranslation } from 'react-i18next';
import type { CaseView } from '../api/index.ts';
import { DueTime } from '../kit/due-time.tsx';
import { useSaying } from '../kit/use-saying.ts';
import classes from './case.module.css';

/** What the platform asked, what was answered, and what the record had answered already (R020). */
export function CaseQuestions({ view }: { view: CaseView }) {
  const { t } = useTranslation(['caseWords', 'codes']);
  const say = useSaying();
  const numbers = new Map(view.items.map(({ id }, index) => [id, index + 1]));
  const question = ({ code, itemId }: { code: string; itemId: string | null }): string => {
    const words = t(`codes:clarification.${code}` as 'codes:clarification.C_LOCATOR', code);
    const number = itemId === null ? undefined : numbers.get(itemId);
    return number ? `${words} (${t('caseWords:questions.about', { item: number })})` : words;
  };
  return (
    <ol className={classes.rounds}>
      {view.clarifications.map((round) => (
        <li key={round.round}>
          <strong>{t('caseWords:questions.round', { round: round.round })}</strong>{' '}
          <span className={classes.quiet}>{say.moment(Date.parse(round.askedAt))}</span>
          <ul>
            {round.questions.map((asked) => (
              <li key={asked.code + asked.itemId}>{question(asked)}</li>
            ))}
            {round.freeText && <li>{round.freeText}</li>}
          </ul>
          {round.answer && (
            <blockquote className={classes.quote}>
              <strong>{t('caseWords:questions.answered')}:</strong> {round.answer}
            </blockquote>
          )}
          {!round.answer && round.lapsed && <p>{t('caseWords:questions.lapsed')}</p>}
          {!round.answer && !round.lapsed && (
            <p>
              {t('caseWords:questions.due')} <DueTime due={round.answerDue} />
            </p>
          )}
        </li>
      ))}
      {view.answeredFromRecord.map((answered) => (
        <li key={answered.code + answered.itemId}>
          <span className={classes.quiet}>{t('caseWords:questions.fromRecord')}:</span> {question(answered)}
          <blockquote className={classes.quote}>{answered.answer}</blockquote>
        </li>
      ))}
    </ol>
  );
}
