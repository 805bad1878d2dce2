import { TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useProblem, useQueue, type QueueRowView } from '../../api/index.ts';
import { useGo } from '../../frame/desk-route.ts';
import { Page } from '../../frame/page.tsx';
import { PlaceLink } from '../../frame/place-link.tsx';
import { EmptyState } from '../../kit/empty-state.tsx';
import { QueueTable, type QueueColumn } from '../../kit/queue-table.tsx';
import { RowTitle } from '../../kit/row-title.tsx';
import { StateTag } from '../../kit/state-tag.tsx';
import { useSaying } from '../../kit/use-saying.ts';

/** Every case that was submitted, newest first, with what stands out. */
export function AuditPage() {
  const { t } = useTranslation('auditor');
  const go = useGo();
  const problem = useProblem();
  const [typed, setTyped] = useState('');
  const [search] = useDebouncedValue(typed.trim(), 250);
  const queue = useQueue('audit', { order: 'newest', ...(search ? { search } : {}) });
  const columns = useAuditColumns();
  return (
    <Page
      title={t('list.title')}
      lead={t('list.lead')}
      actions={<PlaceLink to="/auditor/reads">{t('reads.title')}</PlaceLink>}
    >
      <TextInput
        aria-label={t('list.search')}
        placeholder={t('list.search')}
        value={typed}
        onChange={(event) => setTyped(event.currentTarget.value)}
        maxLength={120}
        maw="26rem"
        mb="sm"
      />
      <QueueTable
        label={t('list.title')}
        rows={queue.rows}
        rowKey={(row) => row.id}
        rowLabel={(row) => `${row.reference} ${row.title}`}
        columns={columns}
        onOpen={(row) => go(`/auditor/replay/${row.id}`)}
        total={queue.total}
        state={queue.state}
        {...(queue.error ? { problem: problem(queue.error) } : {})}
        onRetry={queue.retry}
        hasMore={queue.hasMore}
        onMore={queue.more}
        empty={
          search ? (
            <EmptyState title={t('list.noneFound')}>{t('list.noneFoundHow')}</EmptyState>
          ) : (
            <EmptyState title={t('list.empty')}>{t('list.emptyHow')}</EmptyState>
          )
        }
      />
    </Page>
  );
}

function useAuditColumns(): readonly QueueColumn<QueueRowView>[] {
  const { t } = useTranslation(['auditor', 'codes']);
  const say = useSaying();
  return [
    {
      id: 'kind',
      header: t('auditor:column.kind'),
      width: '9.5rem',
      card: 'top',
      cell: (row) => <StateTag status={row.status} />,
    },
    {
      id: 'period',
      header: t('auditor:column.period'),
      width: '8rem',
      card: 'line',
      cell: (row) => say.date(Date.parse(row.updatedAt)),
    },
    {
      id: 'title',
      header: t('auditor:column.title'),
      width: 'minmax(13rem, 2fr)',
      card: 'title',
      cell: (row) => (
        <RowTitle
          title={row.title}
          under={[row.reference, row.instrument && t(`codes:instrument.${row.instrument}`)].filter(Boolean).join(' · ')}
        />
      ),
    },
    {
      id: 'unit',
      header: t('auditor:column.unit'),
      width: 'minmax(8.5rem, 1.1fr)',
      card: 'line',
      cell: (row) => <bdi>{row.unitName}</bdi>,
    },
    {
      id: 'platform',
      header: t('auditor:column.platform'),
      width: 'minmax(8rem, 0.9fr)',
      card: 'line',
      cell: (row) => <bdi>{row.platformName}</bdi>,
    },
    {
      id: 'finding',
      header: t('auditor:column.finding'),
      width: 'minmax(8rem, 1fr)',
      card: 'line',
      cell: (row) =>
        [
          ...row.flags.map((flag) => t(`codes:flag.${flag}` as 'codes:flag.IMPORT', flag)),
          ...(row.triggers.length > 0 ? [t('auditor:lock2First')] : []),
        ].join(' · ') || '—',
    },
  ];
}
