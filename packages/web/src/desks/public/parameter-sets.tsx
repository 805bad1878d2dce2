import { citation, type ParameterSet } from '@remit/protocol';
import { useTranslation } from 'react-i18next';
import { useParameterSets, useProblem } from '../../api/index.ts';
import { EmptyState } from '../../kit/empty-state.tsx';
import { type Fact, Facts } from '../../kit/facts.tsx';
import { Problem } from '../../kit/problem.tsx';
import { useSaying } from '../../kit/use-saying.ts';
import classes from './public.module.css';

/** The rules in force, in full: under which powers, for what, within which limits, and who was consulted (R068). */
export function ParameterSets() {
  const { t } = useTranslation('publicPages');
  const problem = useProblem();
  const { data, error, refetch } = useParameterSets();
  return (
    <section className={classes.section} id="parameter-sets" aria-labelledby="sets-title">
      <h2 id="sets-title">{t('section.sets')}</h2>
      <p>{t('setsLead')}</p>
      {error && !data && <Problem problem={problem(error)} onRetry={() => void refetch()} />}
      {!data && !error && <p role="status">{t('loading')}</p>}
      {data?.sets.length === 0 && <EmptyState title={t('noSets')}>{t('noSetsHow')}</EmptyState>}
      {data?.sets.map((set) => (
        <SetInFull key={citation(set)} set={set} open={data.sets.length === 1} />
      ))}
    </section>
  );
}

function SetInFull({ set, open }: { set: ParameterSet; open: boolean }) {
  const facts = useSetFacts(set);
  return (
    <details className={classes.set} open={open}>
      <summary>
        <strong>{set.title}</strong> <bdi className={classes.citation}>{citation(set)}</bdi>
      </summary>
      <div className={classes.setBody}>
        <p dir="auto">{set.publicText}</p>
        <Facts facts={facts} />
      </div>
    </details>
  );
}

/** Everything a set says, line by line, in words. */
function useSetFacts(set: ParameterSet): readonly Fact[] {
  const { t } = useTranslation(['publicPages', 'codes', 'kit']);
  const say = useSaying();
  const date = (instant: string): string => say.date(Date.parse(instant));
  const { rolling, consultation } = set;
  return [
    { name: t('publicPages:set.unit'), value: <bdi>{set.unit}</bdi> },
    { name: t('publicPages:set.inForce'), value: `${date(set.inForceFrom)} – ${date(set.inForceTo)}` },
    {
      name: t('publicPages:set.powers'),
      value: set.powers.map(({ code, citation: cited }) => `${cited} (${code})`).join('; '),
    },
    {
      name: t('publicPages:set.instruments'),
      value: set.instruments.map((each) => t(`codes:instrument.${each}`)).join(' · '),
    },
    {
      name: t('publicPages:set.categories'),
      value: set.categories.map((each) => t(`codes:contentType.${each}`)).join(' · '),
    },
    { name: t('publicPages:set.evidence'), value: set.evidenceStandard },
    {
      name: t('publicPages:set.sensitive'),
      value: set.sensitiveList.map((each) => t(`codes:sensitive.${each}`)).join(' · ') || '—',
    },
    {
      name: t('publicPages:set.limits'),
      value: t('publicPages:set.limitsAre', {
        batch: set.batchLimit,
        account: rolling.perAccount30Days,
        platform: rolling.perUnitAndPlatform30Days,
        perImport: rolling.perImport,
      }),
      note: t('publicPages:set.limitsNote'),
    },
    { name: t('publicPages:set.sample'), value: say.percent(Math.round(set.sampleShare * 1000) / 10) },
    {
      name: t('publicPages:set.extra'),
      value: set.extraLocks.map((each) => t(`publicPages:extra.${each}`)).join(' · ') || t('publicPages:set.none'),
    },
    {
      name: t('publicPages:set.entities'),
      value:
        set.designatedEntities
          .map(
            ({ name, list, jurisdiction, delistedAt }) =>
              `${name} (${list}, ${jurisdiction}${delistedAt ? `, ${t('publicPages:set.delisted', { at: date(delistedAt) })}` : ''})`,
          )
          .join('; ') || t('publicPages:set.none'),
    },
    {
      name: t('publicPages:set.consultation'),
      value: t('publicPages:set.consulted', {
        from: date(consultation.openedAt),
        to: date(consultation.closedAt),
        count: consultation.responses,
      }),
      note: consultation.summary,
    },
    {
      name: t('publicPages:set.approvals'),
      value: set.approvals.map(({ organisation, at }) => `${organisation}, ${date(at)}`).join('; '),
    },
  ];
}
