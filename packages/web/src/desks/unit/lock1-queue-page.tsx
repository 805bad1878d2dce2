import { useTranslation } from 'react-i18next';
import { useProblem, useQueue } from '../../api/index.ts';
import { useGo } from '../../frame/desk-route.ts';
import { Page } from '../../frame/page.tsx';
import { EmptyState } from '../../kit/empty-state.tsx';
import { QueueTable } from '../../kit/queue-table.tsx';
import { useQueueColumns } from './queue-columns.tsx';

/** The supervisor's desk: drafts that wait for a second pair of eyes. */
export function Lock1QueuePage() {
  const { t } = useTranslation('unit');
  const go = useGo();
  const columns = useQueueColumns();
  const problem = useProblem();
  const queue = useQueue('lock1');
  return (
    <Page title={t('lock1.title')} lead={t('lock1.lead')}>
      <QueueTable
        label={t('lock1.title')}
        rows={queue.rows}
        rowKey={(row) => row.id}
        rowLabel={(row) => `${row.reference} ${row.title}`}
        columns={[columns.due, columns.title, columns.officer, columns.platform, columns.items, columns.why]}
        onOpen={(row) => go(`/case/${row.id}`)}
        total={queue.total}
        state={queue.state}
        {...(queue.error ? { problem: problem(queue.error) } : {})}
        onRetry={queue.retry}
        hasMore={queue.hasMore}
        onMore={queue.more}
        empty={<EmptyState title={t('lock1.empty')}>{t('lock1.emptyHow')}</EmptyState>}
      />
    </Page>
  );
}
