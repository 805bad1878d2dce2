import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { type Answer, client, useProblem } from '../../api/index.ts';
import { ActionButton } from '../../kit/action-button.tsx';
import { Problem } from '../../kit/problem.tsx';
import { useSaying } from '../../kit/use-saying.ts';
import classes from './public.module.css';

type Page = Answer<'corrections'>;
type Period = Page['periods'][number];

const useCorrections = () =>
  useInfiniteQuery({
    queryKey: ['corrections'],
    queryFn: ({ pageParam, signal }) =>
      client.call('corrections', { query: pageParam === null ? {} : { before: pageParam }, signal }),
    initialPageParam: null as string | null,
    getNextPageParam: ({ next }) => next,
    staleTime: 60_000,
  });

/** Correction by correction: what was wrong, and whether the item was put back. Never whose it was (C16). */
export function CorrectionList() {
  const { t } = useTranslation('publicPages');
  const problem = useProblem();
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useCorrections();
  const periods = data?.pages.flatMap((page) => page.periods) ?? [];
  const first = data?.pages[0];
  return (
    <>
      <h3>{t('corrections.title')}</h3>
      {error && <Problem problem={problem(error)} onRetry={() => void refetch()} />}
      {first && <p>{t('corrections.lead', { least: first.atLeast })}</p>}
      {first && periods.length === 0 && <p>{t('corrections.none')}</p>}
      <div className={classes.tables}>
        {periods.map((period) => (
          <PeriodTable key={period.from} period={period} />
        ))}
      </div>
      {first?.waiting === true && <p className={classes.note}>{t('corrections.waiting', { least: first.atLeast })}</p>}
      {hasNextPage && (
        <ActionButton busy={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          {t('corrections.earlier')}
        </ActionButton>
      )}
    </>
  );
}

function PeriodTable({ period: { from, to, corrections } }: { period: Period }) {
  const { t } = useTranslation(['publicPages', 'codes']);
  const say = useSaying('UTC');
  const month = (text: string): string => say.month(Date.parse(`${text}-01T00:00:00.000Z`));
  return (
    <table className={classes.table}>
      <caption>{from === to ? month(from) : `${month(from)} – ${month(to)}`}</caption>
      <thead>
        <tr>
          <th scope="col">{t('publicPages:corrections.cause')}</th>
          <th scope="col">{t('publicPages:corrections.then')}</th>
        </tr>
      </thead>
      <tbody>
        {corrections.map(({ cause, reinstated }, i) => (
          // Nothing tells two alike apart: their place is their name.
          <tr key={i}>
            <td>{t(`codes:correction.${cause}`)}</td>
            <td>{t(reinstated ? 'publicPages:corrections.back' : 'publicPages:corrections.notBack')}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
