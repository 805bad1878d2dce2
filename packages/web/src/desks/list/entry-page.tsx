import { useTranslation } from 'react-i18next';
import { useProblem } from '../../api/index.ts';
import { useGo, usePathPart } from '../../frame/desk-route.ts';
import { Page } from '../../frame/page.tsx';
import { Facts } from '../../kit/facts.tsx';
import { Problem } from '../../kit/problem.tsx';
import { useSaying } from '../../kit/use-saying.ts';
import { EntryActs } from './entry-acts.tsx';
import { EntryTimeline } from './entry-timeline.tsx';
import { useGround, useShare } from './entry-columns.tsx';
import { EntryTag } from './entry-tag.tsx';
import classes from './list.module.css';
import { Opinions } from './opinions.tsx';
import { type EntryView, useEntry } from './use-entries.ts';
import { Withdrawals } from './withdrawals.tsx';

/** The whole story of one entry: who holds what of it, what was taken back and by whom it was received, and what may be done. */
export function EntryPage() {
  const { t } = useTranslation('list');
  const go = useGo();
  const problem = useProblem();
  const id = usePathPart('id');
  const { data: view, error, isPending, refetch } = useEntry(id);
  const back = (): void => go('/list');
  if (!view)
    return (
      <Page title={t('entry.title')} onBack={back}>
        {isPending ? (
          <p role="status">{t('loading')}</p>
        ) : (
          error && <Problem problem={problem(error)} onRetry={() => void refetch()} />
        )}
      </Page>
    );
  return (
    <Page
      title={t(`kind.${view.kind}`)}
      over={<bdi dir="ltr">{view.id}</bdi>}
      beside={<EntryTag status={view.status} />}
      lead={t(`stateMeans.${view.status}`)}
      facts={<EntryFacts view={view} />}
      onBack={back}
    >
      <Quarantined view={view} />
      <EntryActs view={view} />
      <Opinions view={view} />
      <Withdrawals view={view} />
      <section className={classes.section}>
        <h2>{t('entry.timeline')}</h2>
        <EntryTimeline view={view} />
      </section>
    </Page>
  );
}

function EntryFacts({ view }: { view: EntryView }) {
  const { t } = useTranslation('list');
  const say = useSaying();
  const ground = useGround();
  const share = useShare();
  const hash = typeof view.fingerprint['hash'] === 'string' ? view.fingerprint['hash'] : '';
  const quality = view.fingerprint['quality'];
  return (
    <Facts
      facts={[
        {
          name: t('fact.fingerprint'),
          value: (
            <code dir="ltr" className={classes.hash}>
              {hash}
            </code>
          ),
          ...(typeof quality === 'number' ? { note: t('fact.quality', { quality }) } : {}),
        },
        { name: t('fact.ground'), value: ground(view.ground) },
        { name: t('fact.first'), value: say.moment(Date.parse(view.firstAt)) },
        { name: t('fact.until'), value: view.until === null ? '—' : say.moment(Date.parse(view.until)) },
        { name: t('fact.counts'), value: share(view), note: t('fact.countsNote') },
      ]}
    />
  );
}

function Quarantined({ view: { quarantine } }: { view: EntryView }) {
  const { t } = useTranslation('list');
  const names = useBucket();
  if (!quarantine) return null;
  return (
    <p className={classes.notice}>
      {t('quarantine', { matched: names(quarantine.matched), usual: names(quarantine.usual) })}
    </p>
  );
}

/** "B100" is at least a hundred. */
function useBucket(): (bucket: string) => string {
  const say = useSaying();
  return (bucket) => say.number(Number(bucket.slice(1)));
}
