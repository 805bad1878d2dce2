import { useTranslation } from 'react-i18next';
import { ActionButton } from '../../../kit/action-button.tsx';
import { pageClock } from '../../../kit/use-now.ts';
import { useSaying } from '../../../kit/use-saying.ts';
import classes from '../../case.module.css';
import type { CasePanelProps } from '../panel.ts';

/** R066: who complained gets a letter. It carries no address, because Remit keeps none. */
export function ComplaintLetter({ view }: CasePanelProps) {
  const { t } = useTranslation('caseWords');
  const say = useSaying();
  const code = view.stop?.code ?? '';
  const why = code.includes('NOT_CT') ? 'NOT_CT' : code.includes('EXEMPT') ? 'EXEMPT' : 'other';
  return (
    <section aria-label={t('letter.title')} className={classes.section}>
      <h2 className={classes.heading}>{t('letter.title')}</h2>
      <p className={classes.quiet}>{t('letter.how')}</p>
      <article className={classes.letter}>
        <p>
          {view.unit.name}
          <br />
          {say.date(pageClock.now())}
        </p>
        <p>{t('letter.salutation')}</p>
        <p>{t('letter.body', { reference: view.reference, reason: t(`letter.why.${why}`) })}</p>
        <p>{t('letter.meaning')}</p>
        <p>{t('letter.next')}</p>
        <p>{t('letter.close')}</p>
        <p>{view.unit.name}</p>
      </article>
      <ActionButton onClick={() => window.print()}>{t('letter.print')}</ActionButton>
    </section>
  );
}
