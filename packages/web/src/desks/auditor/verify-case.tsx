import { useTranslation } from 'react-i18next';
import { useProblem } from '../../api/index.ts';
import { ActionButton } from '../../kit/action-button.tsx';
import { Problem } from '../../kit/problem.tsx';
import classes from './auditor.module.css';
import type { CaseVerification } from './use-case-verification.ts';

/** One button: every published fact of this case against the log, in this browser. */
export function VerifyCase({ verification }: { verification: CaseVerification }) {
  const { t } = useTranslation('auditor');
  const problem = useProblem();
  const { places, results, running, done, error, start } = verification;
  const bad = [...results.values()].filter((found) => found === 'differs' || found === 'unproven').length;
  const sentence = running
    ? t('verify.running', { done: results.size, all: places.size })
    : !done
      ? t('verify.lead')
      : bad > 0
        ? t('verify.bad', { count: bad })
        : t('verify.good', { count: results.size });
  return (
    <section className={classes.verify}>
      <h2>{t('verify.title')}</h2>
      <p role="status">{sentence}</p>
      {error !== null && <Problem problem={problem(error)} />}
      <ActionButton
        onClick={start}
        busy={running}
        {...(places.size === 0 ? { blocked: { sentence: t('verify.nothing') } } : {})}
      >
        {t('verify.start')}
      </ActionButton>
    </section>
  );
}
