import { useTranslation } from 'react-i18next';
import { useProblem } from '../../api/index.ts';
import { useGo } from '../../frame/desk-route.ts';
import { Page } from '../../frame/page.tsx';
import { EmptyState } from '../../kit/empty-state.tsx';
import { Problem } from '../../kit/problem.tsx';
import { useSaying } from '../../kit/use-saying.ts';
import { useGround } from './entry-columns.tsx';
import { EntryTag } from './entry-tag.tsx';
import { byAge, byPartyAndGround, confirmedShare } from './health.ts';
import classes from './list.module.css';
import { type HealthGroup, useHealth, useMissingReceipts, useNames } from './use-entries.ts';

/** Whether the list can be relied on: who holds what on which ground, how old it is, and how often people agreed. */
export function HealthPage() {
  const { t } = useTranslation('list');
  const go = useGo();
  const problem = useProblem();
  const say = useSaying();
  const { data, error, isPending, refetch } = useHealth();
  const receipts = useMissingReceipts().data;
  return (
    <Page title={t('health.title')} lead={t('health.lead')} onBack={() => go('/list')}>
      {isPending && <p role="status">{t('loading')}</p>}
      {error && <Problem problem={problem(error)} onRetry={() => void refetch()} />}
      {receipts && (
        <p>
          {receipts.missing === 0
            ? t('health.noneMissing')
            : t('health.missing', {
                count: receipts.missing,
                withdrawals: receipts.withdrawals,
                since: say.moment(Date.parse(receipts.oldest ?? '')),
              })}
        </p>
      )}
      {data && data.total === 0 && <EmptyState title={t('empty.all')}>{t('emptyHow.all')}</EmptyState>}
      {data && data.total > 0 && <Tables groups={data.groups} total={data.total} />}
    </Page>
  );
}

function Tables({ groups, total }: { groups: readonly HealthGroup[]; total: number }) {
  const { t } = useTranslation('list');
  return (
    <>
      <p>{t('health.total', { count: total })}</p>
      <PartyTable groups={groups} />
      <AgeTable groups={groups} />
    </>
  );
}

function PartyTable({ groups }: { groups: readonly HealthGroup[] }) {
  const { t } = useTranslation('list');
  const say = useSaying();
  const ground = useGround();
  const names = useNames();
  // What an entry matched is told to its holders alone: nothing told is no nought.
  const matched = (count: number): string => (count === 0 ? '—' : say.number(count));
  const confirmed = (row: Parameters<typeof confirmedShare>[0]): string => {
    const share = confirmedShare(row);
    if (share === null) return row.matched === 0 ? '—' : t('health.nobodyLooked');
    return say.percent(Math.round(share * 100));
  };
  return (
    <div className={classes.scroll} tabIndex={0} role="region" aria-label={t('health.byParty')}>
      <table className={classes.table}>
        <caption>
          <span className={classes.caption}>{t('health.byParty')}</span>
        </caption>
        <thead>
          <tr>
            {(['party', 'ground', 'state', 'entries', 'matched', 'share'] as const).map((column) => (
              <th key={column} scope="col" data-number={['entries', 'matched', 'share'].includes(column) || undefined}>
                {t(`health.column.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {byPartyAndGround(groups).map((row) => (
            <tr key={`${row.party} ${row.ground} ${row.status}`}>
              <th scope="row">
                <bdi>{names(row.party)}</bdi>
              </th>
              <td>{ground(row.ground)}</td>
              <td>
                <EntryTag status={row.status} />
              </td>
              <td data-number>{say.number(row.entries)}</td>
              <td data-number>{matched(row.matched)}</td>
              <td data-number>{confirmed(row)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function AgeTable({ groups }: { groups: readonly HealthGroup[] }) {
  const { t } = useTranslation('list');
  const say = useSaying();
  return (
    <div className={classes.scroll} tabIndex={0} role="region" aria-label={t('health.byAge')}>
      <table className={classes.table}>
        <caption>
          <span className={classes.caption}>{t('health.byAge')}</span>
        </caption>
        <thead>
          <tr>
            <th scope="col">{t('health.column.age')}</th>
            <th scope="col" data-number>
              {t('health.column.opinions')}
            </th>
          </tr>
        </thead>
        <tbody>
          {byAge(groups).map(({ age, entries }) => (
            <tr key={age}>
              <th scope="row">{t(`health.age.${age}`)}</th>
              <td data-number>{say.number(entries)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
