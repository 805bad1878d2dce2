import { useTranslation } from 'react-i18next';
import { Page } from '../../frame/page.tsx';
import { Corrections } from './corrections.tsx';
import { Downloads } from './downloads.tsx';
import { Figures } from './figures.tsx';
import { LogSection } from './log-section.tsx';
import { ParameterSets } from './parameter-sets.tsx';
import { TotalsGate } from './totals-gate.tsx';

/** What anybody may read without signing in: figures with their meaning, the parameters in force, the log. */
export function FiguresPage() {
  const { t } = useTranslation('publicPages');
  return (
    <Page title={t('title')} lead={t('lead')}>
      <TotalsGate figures="page">
        {(totals) => (
          <>
            <Figures totals={totals} />
            <Corrections totals={totals} />
            <Downloads totals={totals} />
          </>
        )}
      </TotalsGate>
      <LogSection />
      <ParameterSets />
    </Page>
  );
}
