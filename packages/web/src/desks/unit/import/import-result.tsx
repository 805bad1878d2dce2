import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSaying } from '../../../kit/use-saying.ts';
import { useDirectory } from '../../../api/index.ts';
import { useGo } from '../../../frame/desk-route.ts';
import { PlaceLink } from '../../../frame/place-link.tsx';
import { Choice } from '../../../kit/choice.tsx';
import { EmptyState } from '../../../kit/empty-state.tsx';
import { Icon, type IconName } from '../../../kit/icon.tsx';
import { Locator } from '../../../kit/locator.tsx';
import { QueueTable, type QueueColumn } from '../../../kit/queue-table.tsx';
import classes from './import.module.css';
import type { ShownImport, ShownRow } from './left-out.ts';
import { useRowSentence } from './row-sentence.ts';
import type { ImportView } from './rows-of-list.ts';

type Result = ShownRow['result'];
const RESULTS = ['stopped', 'invalid', 'duplicate', 'needs-work', 'ready'] as const satisfies readonly Result[];
const COUNT = {
  stopped: 'stopped',
  'needs-work': 'needsWork',
  ready: 'ready',
  duplicate: 'duplicate',
  invalid: 'invalid',
} as const;
const ICON: Record<Result, IconName> = {
  ready: 'check',
  'needs-work': 'open',
  stopped: 'stop',
  duplicate: 'copy',
  invalid: 'stop',
};

/** What became of each row, what is stopped first, and the way to the drafts. */
export function ImportResult({ view }: { view: ShownImport }) {
  const { t } = useTranslation('importWords');
  const go = useGo();
  const [only, setOnly] = useState<Result | 'all'>('all');
  const columns = useColumns();
  const present = RESULTS.filter((result) => view.totals[COUNT[result]] > 0);
  const rows = view.items
    .filter((row) => only === 'all' || row.result === only)
    .toSorted((one, other) => RESULTS.indexOf(one.result) - RESULTS.indexOf(other.result) || one.line - other.line);
  return (
    <section aria-label={t('result')} className={classes.result}>
      <h2 id="import-result" tabIndex={-1} className={classes.heading}>
        {view.dryRun ? t('resultDry') : t('resultReal')} <bdi className={classes.quiet}>{view.fileName}</bdi>
      </h2>
      {view.dryRun && <p className={classes.quiet}>{t('dryMeans')}</p>}
      <Drafts view={view} />
      <Lock2Needed view={view} />
      <div className={classes.filter}>
        <Choice
          label={t('filter')}
          value={only}
          options={[
            { value: 'all' as const, label: `${t('all')} ${view.totals.rows}` },
            ...present.map((value) => ({ value, label: `${t(`is.${value}`)} ${view.totals[COUNT[value]]}` })),
          ]}
          onChange={setOnly}
        />
      </div>
      <QueueTable
        label={t('result')}
        rows={rows}
        rowKey={(row) => `${row.line}-${row.url}`}
        rowLabel={(row) => `${row.line} ${t(`is.${row.result}`)}`}
        columns={columns}
        onOpen={(row) => {
          if (row.referral) go(`/case/${row.referral}`);
        }}
        empty={<EmptyState title={t('noRows')}>{t('noRowsHow')}</EmptyState>}
      />
    </section>
  );
}

/** The drafts that the rows became, or would become: split by platform and batch limit, all under one import. */
function Drafts({ view }: { view: Pick<ImportView, 'drafts' | 'dryRun'> }) {
  const { t } = useTranslation('importWords');
  const organisations = useDirectory().data?.organisations ?? [];
  const name = (id: string): string => organisations.find((each) => each.id === id)?.name ?? id;
  const platforms = [...Map.groupBy(view.drafts, ({ platform }) => platform)];
  return platforms.map(([platform, drafts]) => (
    <div key={platform} className={classes.drafts}>
      <p>
        <strong>{t(view.dryRun ? 'wouldBecome' : 'became', { count: drafts.length, platform: name(platform) })}</strong>{' '}
        {t('draftItems', { count: drafts.reduce((sum, { items }) => sum + items, 0) })}
      </p>
      {!view.dryRun && (
        <ul className={classes.references}>
          {drafts.map((draft) => (
            <li key={draft.referral}>
              <PlaceLink to={`/case/${draft.referral}`}>{draft.reference}</PlaceLink> ({draft.items})
            </li>
          ))}
        </ul>
      )}
    </div>
  ));
}

/** Which drafts need lock 2, and why: the size of the whole list above all, which no row could say of itself. */
function Lock2Needed({ view: { drafts, lock2Above } }: { view: Pick<ImportView, 'drafts' | 'lock2Above'> }) {
  const { t } = useTranslation(['importWords', 'codes']);
  const say = useSaying();
  const held = drafts.filter((draft) => draft.lock2Because.length > 0);
  if (held.length === 0) return null;
  const why = [...new Set(held.flatMap((draft) => draft.lock2Because))];
  const items = drafts.reduce((sum, draft) => sum + draft.items, 0);
  return (
    <p className={classes.lock2}>
      <Icon name="locks" size={16} />{' '}
      <span>
        <strong>{t('importWords:lock2', { count: held.length })}</strong>{' '}
        {say.list(why.map((code) => t(`codes:trigger.${code}`)))}.
        {why.includes('IMPORT_TOTAL') && ` ${t('importWords:lock2Size', { items, allowed: lock2Above ?? 0 })}`}
      </span>
    </p>
  );
}

function useColumns(): readonly QueueColumn<ShownRow>[] {
  const { t } = useTranslation('importWords');
  const sentence = useRowSentence();
  return [
    { id: 'line', header: t('column.line'), width: '3.5rem', card: 'line', align: 'end', cell: (row) => row.line },
    {
      id: 'result',
      header: t('column.result'),
      width: '8.5rem',
      card: 'top',
      cell: (row) => (
        <span className={classes.verdict} data-result={row.result}>
          <Icon name={ICON[row.result]} size={16} /> {t(`is.${row.result}`)}
        </span>
      ),
    },
    {
      id: 'address',
      header: t('column.address'),
      width: 'minmax(15rem, 1fr)',
      card: 'title',
      cell: (row) => <Locator locator={row.url} short />,
    },
    {
      id: 'why',
      header: t('column.why'),
      width: 'minmax(15rem, 1.2fr)',
      card: 'line',
      cell: (row) => (
        <span className={classes.why} title={sentence(row)}>
          {sentence(row)} <span className={classes.code}>{row.codes.join(' ')}</span>
        </span>
      ),
    },
  ];
}
