import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { client, useDirectory, useProblem } from '../../api/index.ts';
import { useGo, useSearchPart } from '../../frame/desk-route.ts';
import { Page } from '../../frame/page.tsx';
import { EmptyState } from '../../kit/empty-state.tsx';
import { QueueTable, type QueueColumn } from '../../kit/queue-table.tsx';
import { useSaying } from '../../kit/use-saying.ts';
import classes from './auditor.module.css';

type Read = {
  readonly id: string;
  readonly at: string;
  readonly organisation: string;
  readonly person: string;
  readonly role: string;
  readonly what: string;
  readonly object: string | null;
};

const text = (value: unknown): string => (typeof value === 'string' || typeof value === 'number' ? String(value) : '');
const readOf = (row: Readonly<Record<string, unknown>>): Read => ({
  id: text(row['id']),
  at: text(row['at']),
  organisation: text(row['organisation']),
  person: text(row['person']),
  role: text(row['role']),
  what: text(row['what']),
  object: row['object'] === null ? null : text(row['object']),
});

/** Who read what, newest first: a read leaves a record as an act does. */
export function ReadsPage() {
  const { t } = useTranslation('auditor');
  const go = useGo();
  const problem = useProblem();
  const referral = useSearchPart('referral');
  const columns = useReadColumns();
  const query = useInfiniteQuery({
    queryKey: ['audit-reads', referral],
    queryFn: ({ pageParam, signal }) =>
      client.call('auditReads', {
        query: { ...(referral ? { referral } : {}), ...(pageParam ? { after: pageParam } : {}) },
        signal,
      }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
  });
  return (
    <Page title={t('reads.title')} lead={t('reads.lead')} onBack={() => go('/auditor')}>
      <QueueTable
        label={t('reads.title')}
        rows={(query.data?.pages ?? []).flatMap((page) => page.reads.map(readOf))}
        rowKey={(row) => row.id}
        rowLabel={(row) => `${row.what} ${row.at}`}
        columns={columns}
        onOpen={(row) => {
          if (row.object !== null && row.what !== 'read.queue') go(`/case/${row.object}`);
        }}
        state={query.isError ? 'failed' : query.isPending ? 'loading' : 'ready'}
        {...(query.error ? { problem: problem(query.error) } : {})}
        onRetry={() => void query.refetch()}
        hasMore={query.hasNextPage}
        onMore={() => {
          if (!query.isFetchingNextPage) void query.fetchNextPage();
        }}
        empty={<EmptyState title={t('reads.empty')}>{t('reads.emptyHow')}</EmptyState>}
      />
    </Page>
  );
}

function useReadColumns(): readonly QueueColumn<Read>[] {
  const { t } = useTranslation(['auditor', 'frame']);
  const say = useSaying();
  const organisations = useDirectory().data?.organisations ?? [];
  const nameOf = ({ organisation, person }: Read): string =>
    organisations.find(({ id }) => id === organisation)?.people.find(({ id }) => id === person)?.pseudonym ?? person;
  return [
    {
      id: 'at',
      header: t('auditor:reads.at'),
      width: '12rem',
      card: 'top',
      cell: (row) => say.moment(Date.parse(row.at)),
    },
    {
      id: 'what',
      header: t('auditor:reads.what'),
      width: 'minmax(9rem, 1fr)',
      card: 'title',
      cell: (row) => t(`auditor:what.${row.what.replace('read.', '')}` as 'auditor:what.case', row.what),
    },
    {
      id: 'who',
      header: t('auditor:reads.who'),
      width: 'minmax(9rem, 1.2fr)',
      card: 'line',
      cell: (row) => (
        <>
          <bdi>{nameOf(row)}</bdi>, {t(`frame:roles.${row.role}` as 'frame:roles.AUDITOR', row.role)}
        </>
      ),
    },
    {
      id: 'organisation',
      header: t('auditor:reads.organisation'),
      width: 'minmax(8rem, 1fr)',
      card: 'line',
      cell: (row) => <bdi>{organisations.find(({ id }) => id === row.organisation)?.name ?? row.organisation}</bdi>,
    },
    {
      id: 'object',
      header: t('auditor:reads.object'),
      width: 'minmax(8rem, 1fr)',
      card: 'line',
      cell: (row) => <bdi className={classes.id}>{row.object ?? '—'}</bdi>,
    },
  ];
}
