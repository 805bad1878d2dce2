import { isOrientation, LABELS } from '@remit/protocol';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useQueue, type QueueRowView } from '../../api/index.ts';
import { CaseQueue } from '../../case/case-queue.tsx';
import { Page } from '../../frame/page.tsx';
import { DueTime } from '../../kit/due-time.tsx';
import { forceOf, LegalForce } from '../../kit/legal-force.tsx';
import type { QueueColumn } from '../../kit/queue-table.tsx';
import { RowTitle } from '../../kit/row-title.tsx';
import { NOTHING_SELECTED } from '../../kit/selection.ts';
import { useLanguage } from '../../kit/use-saying.ts';
import { InboxTogether } from './inbox-together.tsx';

/** What has arrived, most urgent first: by when, how urgent, what force it has, from whom, and which locks it carries. */
export function InboxPage() {
  const { t } = useTranslation('platform');
  const columns = useInboxColumns();
  const queue = useQueue('platform');
  const [selection, setSelection] = useState(NOTHING_SELECTED);
  const chosen = queue.rows.filter(({ id }) => selection.keys.has(id));
  return (
    <Page title={t('inbox.title')} lead={t('inbox.lead')}>
      <CaseQueue
        queue={queue}
        label={t('inbox.title')}
        columns={columns}
        empty={t('inbox.empty')}
        emptyHow={t('inbox.emptyHow')}
        choosing={{
          selection,
          onSelection: setSelection,
          bulk: <InboxTogether rows={chosen} onLeft={(ids) => setSelection({ keys: new Set(ids), anchor: null })} />,
        }}
      />
    </Page>
  );
}

function useInboxColumns(): readonly QueueColumn<QueueRowView>[] {
  const { t } = useTranslation(['platform', 'codes', 'states']);
  const labels = LABELS[useLanguage()];
  const next = (row: QueueRowView): string =>
    row.dueFor
      ? t(`platform:next.${row.dueFor}` as 'platform:next.ACKNOWLEDGE', row.dueFor)
      : t(`states:status.${row.status}`);
  return [
    {
      id: 'due',
      header: t('platform:column.due'),
      width: '9.5rem',
      card: 'line',
      cell: (row) => <DueTime due={row.due} orientation={isOrientation(row.dueFor, row.timesDeclared)} stacked />,
    },
    {
      id: 'title',
      header: t('platform:column.title'),
      width: 'minmax(8rem, 2fr)',
      card: 'title',
      cell: (row) => <RowTitle title={row.title} under={[row.reference, next(row)].join(' · ')} />,
    },
    {
      id: 'priority',
      header: t('platform:column.priority'),
      width: '6rem',
      card: 'line',
      cell: (row) => (row.priority ? labels.priority[row.priority] : '—'),
    },
    {
      id: 'force',
      header: t('platform:column.force'),
      width: '6.75rem',
      card: 'top',
      cell: (row) => (row.instrument ? <LegalForce force={forceOf(row.instrument)} short /> : null),
    },
    {
      id: 'unit',
      header: t('platform:column.unit'),
      width: 'minmax(6rem, 1fr)',
      card: 'line',
      cell: (row) => <bdi>{row.unitName}</bdi>,
    },
    {
      id: 'items',
      header: t('platform:column.items'),
      width: '3.25rem',
      card: 'line',
      cell: (row) =>
        row.openItems > 0 && row.openItems < row.items
          ? t('platform:openOf', { open: row.openItems, all: row.items })
          : row.items,
    },
    {
      id: 'proof',
      header: t('platform:column.proof'),
      width: '6rem',
      card: 'line',
      cell: (row) => (row.proof ? t(`platform:proof.${row.proof}`) : '—'),
    },
  ];
}
