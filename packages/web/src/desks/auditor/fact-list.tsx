import type { Fact } from '@remit/protocol';
import { useTranslation } from 'react-i18next';
import { useSaying } from '../../kit/use-saying.ts';
import classes from './auditor.module.css';
import type { CaseVerification } from './use-case-verification.ts';
import { useFactWords } from './use-fact-words.ts';

type Props = {
  facts: readonly Fact[];
  current: number;
  onStep: (step: number) => void;
  verification: CaseVerification;
};

/** All facts in order, each with its place in the log and what the check of it found. */
export function FactList({ facts, current, onStep, verification }: Props) {
  const { t } = useTranslation('auditor');
  const say = useSaying();
  const words = useFactWords();
  return (
    <ol className={classes.list} aria-label={t('facts')}>
      {facts.map((fact, index) => {
        const step = index + 1;
        const place = verification.places.get(fact.version);
        const found = verification.results.get(fact.version);
        const where = place === undefined ? t('verify.promised') : t('verify.entry', { index: place });
        return (
          <li key={fact.version}>
            <button
              type="button"
              className={classes.step}
              aria-current={step === current ? 'step' : undefined}
              data-later={step > current || undefined}
              onClick={() => onStep(step)}
            >
              <span>{step}</span>
              <span>{words.kind(fact.kind)}</span>
              <span className={classes.mark} data-bad={found === 'differs' || found === 'unproven' || undefined}>
                {say.moment(Date.parse(fact.at))} · {where}
                {found && ` · ${t(`verify.${found}`)}`}
              </span>
            </button>
          </li>
        );
      })}
    </ol>
  );
}
