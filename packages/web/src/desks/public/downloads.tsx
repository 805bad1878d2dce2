import { useTranslation } from 'react-i18next';
import { ActionButton } from '../../kit/action-button.tsx';
import { csvOf } from './csv.ts';
import { download } from './download.ts';
import classes from './public.module.css';
import { linesOf } from './totals-table.ts';
import type { TotalsView } from './use-totals.ts';

/** The same figures to compute with. */
export function Downloads({ totals }: { totals: TotalsView }) {
  const { t } = useTranslation('publicPages');
  const name = `remit-totals-${totals.from}-${totals.to}`;
  return (
    <section className={classes.section} aria-labelledby="downloads">
      <h2 id="downloads">{t('section.downloads')}</h2>
      <p>{t('downloadsLead')}</p>
      <div className={classes.buttons}>
        <ActionButton
          onClick={() => download(`${name}.json`, 'application/json', `${JSON.stringify(totals, null, 2)}\n`)}
        >
          {t('json')}
        </ActionButton>
        <ActionButton onClick={() => download(`${name}.csv`, 'text/csv', csvOf(linesOf(totals)))}>
          {t('csv')}
        </ActionButton>
      </div>
    </section>
  );
}
