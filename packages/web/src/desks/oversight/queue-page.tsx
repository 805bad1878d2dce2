import { useTranslation } from 'react-i18next';
import { useProblem, useQueue } from '../../api/index.ts';
import { useGo } from '../../frame/desk-route.ts';
import { Page } from '../../frame/page.tsx';
import { EmptyState } from '../../kit/empty-state.tsx';
import { QueueTable } from '../../kit/queue-table.tsx';
import { useOversightColumns } from './queue-columns.tsx';

/** What waits for the independent reviewer, most urgent first, each with why it came here. */
export function OversightQueuePage() {
  const { t } = useTranslation('oversight');
  const go = useGo();
  const columns = useOversightColumns();
  const problem = useProblem();
  const queue = useQueue('oversight');
  return (
    <Page title={t('queue.title')} lead={t('queue.lead')}>
      <QueueTable
        label={t('queue.title')}
        rows={queue.rows}
        rowKey={(row) => row.id}
        rowLabel={(row) => `${row.reference} ${row.title}`}
        columns={[columns.due, columns.title, columns.unit, columns.why, columns.platform, columns.items]}
        onOpen={(row) => go(`/case/${row.id}`)}
        total={queue.total}
        state={queue.state}
        {...(queue.error ? { problem: problem(queue.error) } : {})}
        onRetry={queue.retry}
        hasMore={queue.hasMore}
        onMore={queue.more}
        empty={<EmptyState title={t('queue.empty')}>{t('queue.emptyHow')}</EmptyState>}
      />
    </Page>
  );
}
