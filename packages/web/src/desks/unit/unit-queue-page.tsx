import { NativeSelect, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { STATUSES } from '@remit/protocol';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useProblem, useQueue, type QueueRowView } from '../../api/index.ts';
import { useGo } from '../../frame/desk-route.ts';
import { Page } from '../../frame/page.tsx';
import { useSession } from '../../frame/session.ts';
import { ActionButton } from '../../kit/action-button.tsx';
import { EmptyState } from '../../kit/empty-state.tsx';
import { QueueTable } from '../../kit/queue-table.tsx';
import { useQueueColumns } from './queue-columns.tsx';
import classes from './unit.module.css';

const SHOWN = STATUSES.filter((status) => status !== 'NONE');

/** What this unit has on its desk, most urgent first. A draft opens where it is written, all else as a case. */
export function UnitQueuePage() {
  const { t } = useTranslation('unit');
  const go = useGo();
  const [typed, setTyped] = useState('');
  const [search] = useDebouncedValue(typed.trim(), 250);
  const [status, setStatus] = useState('');
  const columns = useQueueColumns();
  const problem = useProblem();
  const asked = { ...(search ? { search } : {}), ...(status ? { status } : {}) };
  const queue = useQueue('unit', asked);
  // A supervisor comes to a draft to read it, or to let an address through; the way to the form is on the case.
  const writes = useSession()?.role === 'LE_OFFICER';
  const open = ({ id, status }: QueueRowView): void =>
    go(status === 'DRAFT' && writes ? `/unit/new?draft=${id}` : `/case/${id}`);
  return (
    <Page
      title={t('queue.title')}
      lead={t('queue.lead')}
      actions={
        <ActionButton kind="primary" onClick={() => go('/unit/new')}>
          {t('queue.new')}
        </ActionButton>
      }
    >
      <Filters {...{ typed, setTyped, status, setStatus }} />
      <QueueTable
        label={t('queue.title')}
        rows={queue.rows}
        rowKey={(row) => row.id}
        rowLabel={(row) => `${row.reference} ${row.title}`}
        columns={[columns.state, columns.due, columns.title, columns.platform, columns.open, columns.turn]}
        onOpen={open}
        total={queue.total}
        state={queue.state}
        {...(queue.error ? { problem: problem(queue.error) } : {})}
        onRetry={queue.retry}
        hasMore={queue.hasMore}
        onMore={queue.more}
        empty={
          search || status ? (
            <EmptyState title={t('queue.noneFound')}>{t('queue.noneFoundHow')}</EmptyState>
          ) : (
            <EmptyState title={t('queue.empty')}>{t('queue.emptyHow')}</EmptyState>
          )
        }
      />
    </Page>
  );
}

type FilterProps = {
  typed: string;
  setTyped: (text: string) => void;
  status: string;
  setStatus: (status: string) => void;
};

function Filters({ typed, setTyped, status, setStatus }: FilterProps) {
  const { t } = useTranslation(['unit', 'states']);
  const states = [
    { value: '', label: t('unit:queue.allStates') },
    ...SHOWN.map((value) => ({ value, label: t(`states:status.${value}`) })),
  ];
  return (
    <div className={classes.filters} role="search">
      <TextInput
        aria-label={t('unit:queue.search')}
        placeholder={t('unit:queue.search')}
        value={typed}
        onChange={(event) => setTyped(event.currentTarget.value)}
        maxLength={120}
        className={classes.search ?? ''}
      />
      <NativeSelect
        aria-label={t('unit:queue.state')}
        value={status}
        data={states}
        onChange={(event) => setStatus(event.currentTarget.value)}
      />
    </div>
  );
}
