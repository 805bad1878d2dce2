import { useTranslation } from 'react-i18next';
import { useQueue } from '../../api/index.ts';
import { CaseQueue } from '../../case/case-queue.tsx';
import { Page } from '../../frame/page.tsx';
import { useQueueColumns } from './queue-columns.tsx';

/** The supervisor's desk: drafts that wait for a second pair of eyes. */
export function Lock1QueuePage() {
  const { t } = useTranslation('unit');
  const columns = useQueueColumns();
  const queue = useQueue('lock1');
  return (
    <Page title={t('lock1.title')} lead={t('lock1.lead')}>
      <CaseQueue
        queue={queue}
        label={t('lock1.title')}
        columns={[columns.due, columns.title, columns.officer, columns.platform, columns.items, columns.why]}
        empty={t('lock1.empty')}
        emptyHow={t('lock1.emptyHow')}
      />
    </Page>
  );
}
