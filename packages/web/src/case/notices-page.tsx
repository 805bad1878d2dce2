import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { client, keys, useProblem } from '../api/index.ts';
import { Page } from '../frame/page.tsx';
import { PlaceLink } from '../frame/place-link.tsx';
import { ActionButton } from '../kit/action-button.tsx';
import { EmptyState } from '../kit/empty-state.tsx';
import { Problem } from '../kit/problem.tsx';
import { useSaying } from '../kit/use-saying.ts';
import classes from './case.module.css';

/** In-app notices of this desk: what others did, each with the way to its case. */
export function NoticesPage() {
  const { t } = useTranslation('caseWords');
  const say = useSaying();
  const problem = useProblem();
  const cache = useQueryClient();
  const query = useInfiniteQuery({
    queryKey: keys.notices,
    queryFn: ({ pageParam, signal }) =>
      client.call('notices', { query: pageParam === null ? {} : { after: pageParam }, signal }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
  });
  const notices = query.data?.pages.flatMap((page) => page.notices) ?? [];
  const unread = notices.filter((notice) => notice.readAt === null);
  const read = useMutation({
    mutationFn: async (ids: readonly string[]) => {
      for (const id of ids) await client.call('readNotice', { params: { id }, body: {} });
    },
    onSettled: () => cache.invalidateQueries({ queryKey: keys.notices }),
  });
  return (
    <Page
      title={t('notices.title')}
      lead={t('notices.lead')}
      actions={
        unread.length > 0 && (
          <ActionButton busy={read.isPending} onClick={() => read.mutate(unread.map(({ id }) => id))}>
            {t('notices.markAll')}
          </ActionButton>
        )
      }
    >
      {query.isError && <Problem problem={problem(query.error)} onRetry={() => void query.refetch()} />}
      {query.isSuccess && notices.length === 0 && (
        <EmptyState title={t('notices.empty')}>{t('notices.emptyHow')}</EmptyState>
      )}
      <ul className={classes.notices}>
        {notices.map((notice) => (
          <li key={notice.id} className={classes.notice}>
            <span>
              {notice.referral ? (
                <PlaceLink to={`/case/${notice.referral}`}>{notice.reference ?? notice.referral}</PlaceLink>
              ) : (
                notice.reference
              )}{' '}
              {t(`notices.kind.${notice.kind.replace('case.', '')}` as 'notices.kind.sent', {
                defaultValue: notice.kind,
              })}
              {notice.readAt === null && <strong> · {t('notices.unread')}</strong>}
            </span>
            <time dateTime={notice.at}>{say.moment(Date.parse(notice.at))}</time>
          </li>
        ))}
      </ul>
      {query.hasNextPage && (
        <ActionButton busy={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
          {t('notices.more')}
        </ActionButton>
      )}
    </Page>
  );
}
