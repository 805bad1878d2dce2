import { useTranslation } from 'react-i18next';
import { Figure } from '../../kit/figure.tsx';
import { CorrectionList } from './correction-list.tsx';
import classes from './public.module.css';
import { useFigure } from './use-figure.ts';
import type { TotalsView } from './use-totals.ts';

/** What turned out wrong, and that it changes the figures of the time in which it happened (C15). */
export function Corrections({ totals }: { totals: TotalsView }) {
  const { t } = useTranslation('publicPages');
  const { count, share } = useFigure(totals);
  return (
    <section className={classes.section} aria-labelledby="corrections">
      <h2 id="corrections">{t('section.corrections')}</h2>
      <p>{t('correctionsLead')}</p>
      <div className={classes.figures}>
        <Figure figure={count('items-corrected')} beside={share('items-corrected')} />
        <Figure figure={count('items-reinstated')} beside={share('items-reinstated')} />
        <Figure figure={count('samples-unsound')} beside={count('samples-drawn')} />
      </div>
      <CorrectionList />
    </section>
  );
}
