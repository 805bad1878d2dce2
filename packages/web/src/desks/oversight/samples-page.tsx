import { useTranslation } from 'react-i18next';
import { useQueue } from '../../api/index.ts';
import { CaseQueue } from '../../case/case-queue.tsx';
import { Page } from '../../frame/page.tsx';
import { useOversightColumns } from './queue-columns.tsx';

/** Items drawn after sending, by a checkpoint that nobody could foresee, to be read afresh (D1, D15). */
export function SamplesPage() {
  const { t } = useTranslation('oversight');
  const columns = useOversightColumns();
  const queue = useQueue('sample');
  return (
    <Page title={t('samples.title')} lead={t('samples.lead')}>
      <CaseQueue
        queue={queue}
        label={t('samples.title')}
        columns={[columns.title, columns.unit, columns.platform, columns.items]}
        empty={t('samples.empty')}
        emptyHow={t('samples.emptyHow')}
        opens={({ id }) => `/oversight/samples/${id}`}
      />
    </Page>
  );
}
