import { NativeSelect } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useProblem } from '../../api/index.ts';
import { useGo, useSearchPart } from '../../frame/desk-route.ts';
import { Page } from '../../frame/page.tsx';
import { PlaceLink } from '../../frame/place-link.tsx';
import { EmptyState } from '../../kit/empty-state.tsx';
import { QueueTable } from '../../kit/queue-table.tsx';
import { useEntryColumns } from './entry-columns.tsx';
import classes from './list.module.css';
import { type EntriesView, useEntries } from './use-entries.ts';

const VIEWS: readonly EntriesView[] = ['all', 'confirm', 'asked', 'disputed', 'quarantined', 'withdrawn', 'owed'];

/** What the shared list holds, as far as this desk may see it, and what of it waits for somebody. */
export function ListPage() {
  const { t } = useTranslation('list');
  const go = useGo();
  const problem = useProblem();
  const asked = useSearchPart('view');
  const view = VIEWS.find((each) => each === asked) ?? 'all';
  const entries = useEntries(view);
  const columns = useEntryColumns();
  return (
    <Page title={t('title')} lead={t('lead')} actions={<Actions />}>
      <div className={classes.filters}>
        <NativeSelect
          label={t('view.label')}
          value={view}
          data={VIEWS.map((value) => ({ value, label: t(`view.${value}`) }))}
          onChange={(event) =>
            go(event.currentTarget.value === 'all' ? '/list' : `/list?view=${event.currentTarget.value}`)
          }
        />
      </div>
      <QueueTable
        label={`${t('title')}: ${t(`view.${view}`)}`}
        rows={entries.rows}
        rowKey={({ id }) => id}
        rowLabel={({ id, status }) => `${id} ${t(`state.${status}`)}`}
        columns={columns}
        onOpen={({ id }) => go(`/list/entry/${id}`)}
        state={entries.state}
        {...(entries.error ? { problem: problem(entries.error) } : {})}
        onRetry={entries.retry}
        hasMore={entries.hasMore}
        onMore={entries.more}
        empty={
          <EmptyState title={t(`empty.${view}`)}>{t(`emptyHow.${view === 'all' ? 'all' : 'waiting'}`)}</EmptyState>
        }
      />
    </Page>
  );
}

function Actions() {
  const { t } = useTranslation('list');
  return (
    <>
      <PlaceLink to="/list/health" className={classes.link ?? ''}>
        {t('health.title')}
      </PlaceLink>
      <PlaceLink to="/list/check" className={classes.link ?? ''}>
        {t('check.title')}
      </PlaceLink>
    </>
  );
}
