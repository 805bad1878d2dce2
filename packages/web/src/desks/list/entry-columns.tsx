import type { ContentType, DisputeGround } from '@remit/protocol';
import { Fragment } from 'react';
import { useTranslation } from 'react-i18next';
import type { QueueColumn } from '../../kit/queue-table.tsx';
import { RowTitle } from '../../kit/row-title.tsx';
import { useSaying } from '../../kit/use-saying.ts';
import { EntryTag } from './entry-tag.tsx';
import { type EntryLine, useNames } from './use-entries.ts';

/** A ground in words: what it is held to be, or why another party holds that it is not. */
export function useGround(): (ground: string | null) => string {
  const { t } = useTranslation(['codes', 'list']);
  return (ground) => {
    if (ground === null || ground === '') return '—';
    return t([`list:dispute.${ground as DisputeGround}`, `codes:contentType.${ground as ContentType}`] as never, {
      defaultValue: ground,
    });
  };
}

/** "12 of 40 confirmed", or nothing where nobody looked. */
export function useShare(): (counts: Pick<EntryLine, 'matched' | 'confirmed' | 'rejected'>) => string {
  const { t } = useTranslation('list');
  return ({ matched, confirmed, rejected }) =>
    matched + confirmed + rejected === 0 ? '—' : t('counts', { matched, confirmed, rejected });
}

export function useEntryColumns(): readonly QueueColumn<EntryLine>[] {
  const { t } = useTranslation('list');
  const say = useSaying();
  const ground = useGround();
  const share = useShare();
  const names = useNames();
  return [
    {
      id: 'state',
      header: t('column.state'),
      width: '7.5rem',
      card: 'top',
      cell: ({ status }) => <EntryTag status={status} />,
    },
    {
      id: 'entry',
      header: t('column.entry'),
      width: 'minmax(14rem, 1.6fr)',
      card: 'title',
      cell: (row) => (
        <RowTitle
          title={`${t(`kind.${row.kind}`)} · ${row.id.slice(-8)}`}
          under={[row.ground && ground(row.ground), owed(row)].filter(Boolean).join(' · ')}
        />
      ),
    },
    {
      id: 'parties',
      header: t('column.parties'),
      width: 'minmax(11rem, 1.4fr)',
      card: 'line',
      cell: ({ parties }) =>
        parties.length === 0
          ? '—'
          : parties.map((party, n) => (
              <Fragment key={party}>
                {n > 0 && ', '}
                <bdi>{names(party)}</bdi>
              </Fragment>
            )),
    },
    {
      id: 'own',
      header: t('column.own'),
      width: '6.5rem',
      card: 'line',
      cell: ({ own }) => (own === null ? '—' : t(`own.${own as 'ASKED'}`)),
    },
    { id: 'counts', header: t('column.counts'), width: '10rem', card: 'line', cell: (row) => share(row) },
    {
      id: 'until',
      header: t('column.until'),
      width: '7.5rem',
      card: 'line',
      cell: ({ until }) => (until === null ? '—' : say.date(Date.parse(until))),
    },
  ];

  function owed({ missing, owes }: EntryLine): string {
    if (owes) return t('owes');
    return missing > 0 ? t('missing', { count: missing }) : '';
  }
}
