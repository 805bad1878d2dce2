import { parseCheckpoint, parseNote, toHex } from '@remit/log';
import { useTranslation } from 'react-i18next';
import { useProblem } from '../../api/index.ts';
import { digestGroups, digestWords } from '../../kit/digest-words.ts';
import { EmptyState } from '../../kit/empty-state.tsx';
import { Facts } from '../../kit/facts.tsx';
import { Problem } from '../../kit/problem.tsx';
import { useSaying } from '../../kit/use-saying.ts';
import { LogCheckPanel } from './log-check-panel.tsx';
import classes from './public.module.css';
import { useLogState } from './use-totals.ts';

/** Size and root that a checkpoint names; whether it is signed is for the check to say. */
function named(note: string | null): { readonly size: number; readonly root: string } | null {
  const parsed = note === null ? null : parseNote(note);
  const checkpoint = parsed?.ok ? parseCheckpoint(parsed.value.text) : null;
  return checkpoint?.ok ? { size: checkpoint.value.size, root: toHex(checkpoint.value.root) } : null;
}

/** The latest checkpoint, and the button that checks the whole log in the visitor's own browser. */
export function LogSection() {
  const { t } = useTranslation('publicPages');
  const say = useSaying();
  const problem = useProblem();
  const { data, error, refetch } = useLogState();
  const checkpoint = named(data?.checkpoint ?? null);
  return (
    <section className={classes.section} id="log" aria-labelledby="log-title">
      <h2 id="log-title">{t('section.log')}</h2>
      <p>{t('logLead')}</p>
      {error && !data && <Problem problem={problem(error)} onRetry={() => void refetch()} />}
      {!data && !error && <p role="status">{t('loading')}</p>}
      {data && !checkpoint && <EmptyState title={t('noCheckpoint')}>{t('noCheckpointHow')}</EmptyState>}
      {data && checkpoint && <LogCheckPanel />}
      {data && checkpoint && (
        <div className={classes.log}>
          <Facts
            title={t('checkpoint')}
            facts={[
              { name: t('entries'), value: checkpoint.size, note: t('padding', { count: data.paddingMultiple }) },
              {
                name: t('root'),
                value: <bdi lang="en">{digestWords(checkpoint.root).join(' ')}</bdi>,
                note: <code dir="ltr">{digestGroups(checkpoint.root).join(' ')}</code>,
              },
              {
                name: t('cadence'),
                value:
                  data.cadenceSeconds < 60
                    ? t('seconds', { count: data.cadenceSeconds })
                    : say.duration(data.cadenceSeconds * 1000),
              },
              { name: t('origin'), value: <bdi dir="ltr">{data.origin}</bdi> },
              { name: t('key'), value: <code dir="ltr">{data.verifierKey}</code>, note: t('keyNote') },
            ]}
          />
        </div>
      )}
    </section>
  );
}
