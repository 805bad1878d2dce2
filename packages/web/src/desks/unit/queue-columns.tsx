import { isOrientation, LABELS } from '@remit/protocol';
import { useTranslation } from 'react-i18next';
import type { QueueRowView } from '../../api/index.ts';
import { DueTime } from '../../kit/due-time.tsx';
import { forceOf, LegalForce } from '../../kit/legal-force.tsx';
import type { QueueColumn } from '../../kit/queue-table.tsx';
import { RowTitle } from '../../kit/row-title.tsx';
import { StateTag } from '../../kit/state-tag.tsx';
import { useLanguage } from '../../kit/use-saying.ts';
import classes from './unit.module.css';

type Column = QueueColumn<QueueRowView>;

/** The columns that the unit's two queues are made of, by name. */
export function useQueueColumns() {
  const { t } = useTranslation(['unit', 'kit', 'codes']);
  const labels = LABELS[useLanguage()];
  const dueFor = (row: QueueRowView): string =>
    row.dueFor ? t(`codes:dueFor.${row.dueFor}` as 'codes:dueFor.LOCK2', row.dueFor) : '';
  return {
    state: {
      id: 'state',
      header: t('unit:column.state'),
      width: '7.75rem',
      card: 'top',
      cell: (row) => <StateTag status={row.status} />,
    },
    due: {
      id: 'due',
      header: t('unit:column.due'),
      width: '9.5rem',
      card: 'line',
      cell: (row) =>
        row.due ? <DueTime due={row.due} orientation={isOrientation(row.dueFor, row.timesDeclared)} stacked /> : '—',
    },
    title: {
      id: 'title',
      header: t('unit:column.title'),
      width: 'minmax(14rem, 3fr)',
      card: 'title',
      cell: (row) => (
        <RowTitle
          title={row.title || t('unit:untitled')}
          under={[row.reference, row.priority && labels.priority[row.priority]].filter(Boolean).join(' · ')}
        />
      ),
    },
    platform: {
      id: 'platform',
      header: t('unit:column.platform'),
      width: 'minmax(7rem, 0.5fr)',
      card: 'line',
      cell: (row) => <bdi>{row.platformName}</bdi>,
    },
    items: {
      id: 'items',
      header: t('unit:column.items'),
      width: '4rem',
      card: 'line',
      align: 'end',
      cell: (row) => row.items,
    },
    /** Once the platform decides, the unit's rows also say how many still wait, in one line. */
    open: {
      id: 'items',
      header: t('unit:column.items'),
      width: '8rem',
      card: 'line',
      align: 'end',
      cell: (row) => (
        <span className={classes.open}>
          {row.openItems > 0 && row.openItems < row.items
            ? t('unit:itemsOpen', { open: row.openItems, all: row.items })
            : row.items}
        </span>
      ),
    },
    turn: {
      id: 'turn',
      header: t('unit:column.turn'),
      width: '8.75rem',
      card: 'line',
      cell: (row) => (
        <>
          {row.turn === 'stopped' ? t('unit:nobody') : t(`kit:clocks.${row.turn}`)}{' '}
          <span className={classes.dueFor}>{dueFor(row)}</span>
        </>
      ),
    },
    officer: {
      id: 'officer',
      header: t('unit:column.officer'),
      width: 'minmax(6rem, 0.8fr)',
      card: 'line',
      cell: (row) => <bdi>{row.officer ?? '—'}</bdi>,
    },
    force: {
      id: 'force',
      header: t('unit:column.force'),
      width: '8rem',
      card: 'top',
      cell: (row) => (row.instrument ? <LegalForce force={forceOf(row.instrument)} short /> : null),
    },
    why: {
      id: 'why',
      header: t('unit:column.flags'),
      width: 'minmax(9rem, 1.2fr)',
      card: 'line',
      cell: (row) =>
        [
          ...row.triggers.map((code) => t(`codes:trigger.${code}`)),
          ...row.flags.map((flag) => t(`codes:flag.${flag}` as 'codes:flag.IMPORT', flag)),
        ].join(' · ') || '—',
    },
  } as const satisfies Record<string, Column>;
}
