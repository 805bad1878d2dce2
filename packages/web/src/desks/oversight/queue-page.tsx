import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useQueue } from '../../api/index.ts';
import { CaseQueue } from '../../case/case-queue.tsx';
import { Page } from '../../frame/page.tsx';
import { useSession } from '../../frame/session.ts';
import { Choice } from '../../kit/choice.tsx';
import classes from './oversight.module.css';
import { useOversightColumns } from './queue-columns.tsx';

const STATUS_OF = { waiting: 'LOCK2', paused: 'HELD', refused: 'REFUSED_L2', all: null } as const;
type Shown = keyof typeof STATUS_OF;
const SHOWN = Object.keys(STATUS_OF) as Shown[];

/** What waits for the independent reviewer, most urgent first, each with why it came here. */
export function OversightQueuePage() {
  const { t } = useTranslation('oversight');
  const columns = useOversightColumns();
  const session = useSession();
  // The head of oversight is asked about refusals and approvals of any state.
  const [shown, setShown] = useState<Shown>(session?.role === 'LOCK_CHIEF' ? 'all' : 'waiting');
  const status = STATUS_OF[shown];
  const queue = useQueue('oversight', status ? { status } : {});
  return (
    <Page title={t('queue.title')} lead={t('queue.lead')}>
      <div className={classes.filter}>
        <Choice
          label={t('queue.show')}
          value={shown}
          options={SHOWN.map((value) => ({ value, label: t(`queue.${value}`) }))}
          onChange={setShown}
        />
      </div>
      <CaseQueue
        queue={queue}
        label={t('queue.title')}
        columns={[
          ...(shown === 'all' ? [columns.state] : []),
          columns.due,
          columns.title,
          columns.unit,
          columns.why,
          columns.platform,
          columns.items,
        ]}
        empty={t('queue.empty')}
        emptyHow={t('queue.emptyHow')}
      />
    </Page>
  );
}
