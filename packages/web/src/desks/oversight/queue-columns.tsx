import { isOrientation, LABELS } from '@remit/protocol';
import { useTranslation } from 'react-i18next';
import type { QueueRowView } from '../../api/index.ts';
import { DueTime } from '../../kit/due-time.tsx';
import type { QueueColumn } from '../../kit/queue-table.tsx';
import { RowTitle } from '../../kit/row-title.tsx';
import { StateTag } from '../../kit/state-tag.tsx';
import { useLanguage } from '../../kit/use-saying.ts';

/** Oversight's columns: due, unit, why it came here, platform, items. */
export function useOversightColumns() {
  const { t } = useTranslation(['oversight', 'codes']);
  const labels = LABELS[useLanguage()];
  const why = (row: QueueRowView): string =>
    [
      ...row.triggers.map((code) => t(`codes:trigger.${code}`)),
      ...row.flags.filter((flag) => flag === 'RECONSIDERATION').map(() => t('codes:flag.RECONSIDERATION')),
    ].join(' · ') || '—';
  return {
    state: {
      id: 'state',
      header: t('oversight:column.state'),
      width: '8.5rem',
      card: 'top',
      cell: (row) => <StateTag status={row.status} />,
    },
    due: {
      id: 'due',
      header: t('oversight:column.due'),
      width: '10rem',
      card: 'line',
      cell: (row) => <DueTime due={row.due} orientation={isOrientation(row.dueFor, row.timesDeclared)} stacked />,
    },
    title: {
      id: 'title',
      header: t('oversight:column.title'),
      width: 'minmax(11rem, 2fr)',
      card: 'title',
      cell: (row) => (
        <RowTitle
          title={row.title}
          under={[row.reference, row.priority && labels.priority[row.priority]].filter(Boolean).join(' · ')}
        />
      ),
    },
    unit: {
      id: 'unit',
      header: t('oversight:column.unit'),
      width: 'minmax(7rem, 1.1fr)',
      card: 'line',
      cell: (row) => <bdi>{row.unitName}</bdi>,
    },
    why: { id: 'why', header: t('oversight:column.why'), width: 'minmax(7rem, 1.2fr)', card: 'line', cell: why },
    platform: {
      id: 'platform',
      header: t('oversight:column.platform'),
      width: 'minmax(7rem, 0.9fr)',
      card: 'line',
      cell: (row) => <bdi>{row.platformName}</bdi>,
    },
    items: {
      id: 'items',
      header: t('oversight:column.items'),
      width: '3.5rem',
      card: 'line',
      align: 'end',
      cell: (row) => row.items,
    },
  } as const satisfies Record<string, QueueColumn<QueueRowView>>;
}
