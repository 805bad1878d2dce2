import { useTranslation } from 'react-i18next';
import type { CaseView } from '../api/index.ts';
import { Facts, type Fact } from '../kit/facts.tsx';
import { useSaying } from '../kit/use-saying.ts';
import { LinkedCases } from './linked-cases.tsx';
import { useWords } from './use-words.ts';

/** The rail: who asks what of whom, under which power, and which locks are held. */
export function CaseFacts({ view }: { view: CaseView }) {
  const { t } = useTranslation('caseWords');
  return (
    <>
      <Facts title={t('fact.title')} facts={useHeaderFacts(view)} />
      <Facts title={t('fact.locks')} facts={useLockFacts(view)} />
    </>
  );
}

const given = (facts: readonly (Fact | false | null | undefined | '' | 0)[]): readonly Fact[] =>
  facts.filter((fact): fact is Fact => Boolean(fact));

function useHeaderFacts(view: CaseView): readonly Fact[] {
  const { t } = useTranslation(['caseWords', 'codes']);
  const say = useSaying();
  const words = useWords();
  const links = useLinkFacts(view);
  const { header } = view;
  return given([
    { name: t('caseWords:fact.unit'), value: <bdi>{view.unit.name}</bdi> },
    header.relay && { name: t('caseWords:fact.relay'), value: <bdi>{header.relay}</bdi> },
    {
      name: t('caseWords:fact.platform'),
      value: <bdi>{view.platform.name}</bdi>,
    },
    view.owner && {
      name: t('caseWords:fact.owner'),
      value: <bdi>{view.owner}</bdi>,
      note: view.deputy && t('caseWords:fact.deputy', { name: view.deputy }),
    },
    header.priority && { name: t('caseWords:fact.priority'), value: words.priority(header.priority) },
    header.requestedAction && { name: t('caseWords:fact.action'), value: words.action(header.requestedAction) },
    header.alternatives && {
      name: t('caseWords:fact.alternatives'),
      value: header.alternatives.map(({ action, reason }) => `${words.action(action)}: ${reason}`).join(' · '),
    },
    header.territory && { name: t('caseWords:fact.territory'), value: words.territory(header.territory) },
    header.legalPower && {
      name: t('caseWords:fact.power'),
      value: <bdi>{header.legalPower}</bdi>,
      note: header.parameterSet && <bdi>{header.parameterSet}</bdi>,
    },
    header.whyNotStatutory && {
      name: t('caseWords:fact.statutory'),
      value: t(`codes:whyNotStatutory.${header.whyNotStatutory.code}`),
      note: header.whyNotStatutory.text,
    },
    {
      name: t('caseWords:fact.criminal'),
      value: header.investigativeStatus
        ? t(`codes:investigative.${header.investigativeStatus}`)
        : t('caseWords:fact.criminalYes'),
      note:
        header.whyNotCriminal &&
        `${t(`codes:whyNotCriminal.${header.whyNotCriminal.code}`)}: ${header.whyNotCriminal.text}`,
    },
    ...links,
    header.publicGist && { name: t('caseWords:fact.gist'), value: header.publicGist },
    header.releasability && {
      name: t('caseWords:fact.release'),
      value: t(`codes:releasability.${header.releasability}`),
    },
    header.sourceGrade && {
      name: t('caseWords:fact.source'),
      value: `${header.sourceGrade.source}${header.sourceGrade.intelligence}${header.sourceGrade.handling}`,
    },
    header.language && { name: t('caseWords:fact.language'), value: words.language(header.language) },
    (view.usefulUntil ?? header.usefulForHours) && {
      name: t('caseWords:fact.useful'),
      value: view.usefulUntil
        ? say.moment(Date.parse(view.usefulUntil))
        : t('caseWords:fact.usefulHours', { hours: header.usefulForHours ?? 0 }),
      note: view.useRenewedAt && t('caseWords:fact.renewed', { at: say.moment(Date.parse(view.useRenewedAt)) }),
    },
    view.importId && { name: t('caseWords:fact.import'), value: <bdi>{view.importId}</bdi> },
  ]);
}

/** What the referral says of others: its campaign, the one it follows, those it repeats. */
function useLinkFacts({ header, links }: CaseView): readonly Fact[] {
  const { t } = useTranslation('caseWords');
  return given([
    header.campaign && { name: t('fact.campaign'), value: <bdi>{header.campaign}</bdi> },
    header.escalates && {
      name: t('fact.escalates'),
      value: <LinkedCases names={[header.escalates]} links={links} />,
    },
    header.duplicates && {
      name: t('fact.duplicates'),
      value: <LinkedCases names={header.duplicates} links={links} />,
    },
  ]);
}

function useLockFacts({ lock1, lock2, triggers }: CaseView): readonly Fact[] {
  const { t } = useTranslation(['caseWords', 'codes']);
  const say = useSaying();
  const why = say.list(triggers.map((code) => t(`codes:trigger.${code}`)));
  const without = triggers.length > 0 ? t('caseWords:fact.notHeld') : t('caseWords:fact.notNeeded');
  return [
    {
      name: t('caseWords:fact.lock1'),
      value: lock1 ? say.moment(Date.parse(lock1.at)) : t('caseWords:fact.notHeld'),
      note: lock1 && <bdi>{lock1.desk}</bdi>,
    },
    {
      name: t('caseWords:fact.lock2'),
      value: lock2 ? say.moment(Date.parse(lock2.at)) : lock1 ? without : t('caseWords:fact.notHeld'),
      note: lock2 ? (
        <>
          <bdi>{lock2.body}</bdi>, {lock2.judicial ? t('caseWords:fact.judicial') : t('caseWords:fact.notJudicial')},{' '}
          {t('caseWords:fact.appointed', {
            appointer: lock2.appointer,
            until: lock2.termUntil && say.date(Date.parse(lock2.termUntil)),
          })}
        </>
      ) : (
        why && t('caseWords:fact.lock2Why', { why })
      ),
    },
  ];
}
