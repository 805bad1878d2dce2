import { useTranslation } from 'react-i18next';
import { useProblem, useQueue } from '../../api/index.ts';
import { useGo } from '../../frame/desk-route.ts';
import { Page } from '../../frame/page.tsx';
import { EmptyState } from '../../kit/empty-state.tsx';
import { QueueTable } from '../../kit/queue-table.tsx';
import { useOversightColumns } from './queue-columns.tsx';

/** Items drawn after sending, by a checkpoint that nobody could foresee, to be read afresh (D1, D15). */
export function SamplesPage() {
  const { t } = useTranslation('oversight');
  const go = useGo();
  const columns = useOversightColumns();
  const problem = useProblem();
  const queue = useQueue('sample');
  return (
    <Page title={t('samples.title')} lead={t('samples.lead')}>
      <QueueTable
        label={t('samples.title')}
        rows={queue.rows}
        rowKey={(row) => row.id}
        rowLabel={(row) => `${row.reference} ${row.title}`}
        columns={[columns.title, columns.unit, columns.platform, columns.items]}
        onOpen={(row) => go(`/oversight/samples/${row.id}`)}
        total={queue.total}
        state={queue.state}
        {...(queue.error ? { problem: problem(queue.error) } : {})}
        onRetry={queue.retry}
        hasMore={queue.hasMore}
        onMore={queue.more}
        empty={<EmptyState title={t('samples.empty')}>{t('samples.emptyHow')}</EmptyState>}
      />
    </Page>
  );
}
