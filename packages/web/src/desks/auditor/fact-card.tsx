import type { Fact, Referral } from '@remit/protocol';
import { useTranslation } from 'react-i18next';
import { StateTag } from '../../kit/state-tag.tsx';
import { useSaying } from '../../kit/use-saying.ts';
import classes from './auditor.module.css';
import { useFactWords } from './use-fact-words.ts';

type Props = { fact: Fact; step: number; all: number; referral: Referral };

/** The fact at this step: what, who, when, and its data as it is on record. */
export function FactCard({ fact, step, all, referral }: Props) {
  const { t } = useTranslation('auditor');
  const say = useSaying();
  const words = useFactWords();
  return (
    <section className={classes.fact} aria-live="polite">
      <p className={classes.quiet}>{t('replay.step', { step, all })}</p>
      <h2>{words.kind(fact.kind)}</h2>
      <p className={classes.quiet}>
        {say.moment(Date.parse(fact.at))} · {words.actor(fact.actor)}
      </p>
      <p className={classes.after}>
        {t('replay.stateAfter')} <StateTag status={referral.status} />
      </p>
      <details>
        <summary>{t('replay.data')}</summary>
        <pre className={classes.data} tabIndex={0} dir="ltr">
          {JSON.stringify(fact.data, null, 2)}
        </pre>
      </details>
    </section>
  );
}
