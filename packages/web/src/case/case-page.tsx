import { RemitProblem } from '@remit/client';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { type CaseView, useCase, useProblem } from '../api/index.ts';
import { useGo, usePathPart } from '../frame/desk-route.ts';
import { Page } from '../frame/page.tsx';
import { placesOf } from '../frame/places.ts';
import { useSession } from '../frame/session.ts';
import { Problem } from '../kit/problem.tsx';
import { useSaying } from '../kit/use-saying.ts';
import { StateTag } from '../kit/state-tag.tsx';
import classes from './case.module.css';
import { CaseFacts } from './case-facts.tsx';
import { CaseGates } from './case-gates.tsx';
import { CaseItems } from './case-items.tsx';
import { CaseOutcome } from './case-outcome.tsx';
import { CaseQuestions } from './case-questions.tsx';
import { CaseStanding } from './case-standing.tsx';
import { CaseTimeline } from './case-timeline.tsx';
import { Panels } from './panels/panels.tsx';

/** One case for every desk: what is due and whose turn it is, what this desk can do, and everything on record. */
export function CasePage() {
  const { t } = useTranslation('caseWords');
  const id = usePathPart('id');
  const { data, error, refetch } = useCase(id);
  const problem = useProblem();
  const back = useBack();
  if (data) return <Case key={data.id} view={data} onBack={back} />;
  if (!error) return <Page title={t('loading')}>{null}</Page>;
  if (error instanceof RemitProblem && error.status === 404)
    return (
      <Page title={t('missing')} lead={t('missingHow')} onBack={back}>
        {null}
      </Page>
    );
  if (error instanceof RemitProblem && error.code === 'case-erased') return <Erased at={error.detail} onBack={back} />;
  return (
    <Page title={t('missing')} onBack={back}>
      <Problem problem={problem(error)} onRetry={() => void refetch()} />
    </Page>
  );
}

/** Nothing of the case is left to show but that it was, since when not, and what still holds. */
function Erased({ at, onBack }: { at: string | null; onBack: () => void }) {
  const { t } = useTranslation('caseWords');
  const { moment } = useSaying();
  return (
    <Page
      title={t('erased')}
      over={at === null ? undefined : t('erasedAt', { moment: moment(Date.parse(at)) })}
      lead={t('erasedHow')}
      onBack={onBack}
    >
      {null}
    </Page>
  );
}

/** Esc leads to where the desk begins. */
function useBack(): () => void {
  const go = useGo();
  const session = useSession();
  const own = placesOf(session?.organisation.kind ?? null).find((place) => place.counts !== undefined);
  return () => go(own?.path ?? '/');
}

function Case({ view, onBack }: { view: CaseView; onBack: () => void }) {
  const { t } = useTranslation(['caseWords', 'unit', 'states']);
  return (
    <Page
      title={view.header.title ?? t('unit:untitled')}
      over={<bdi>{view.reference}</bdi>}
      beside={<StateTag status={view.status} />}
      lead={t(`states:meaning.${view.status}`)}
      facts={<CaseFacts view={view} />}
      onBack={onBack}
    >
      <CaseStanding view={view} />
      <CaseOutcome view={view} />
      <Panels view={view} place="actions" />
      <Section id="items" title={t('caseWords:section.items')}>
        <CaseItems view={view} />
      </Section>
      <Panels view={view} place="below" />
      {(view.clarifications.length > 0 || view.answeredFromRecord.length > 0) && (
        <Section id="questions" title={t('caseWords:section.questions')}>
          <CaseQuestions view={view} />
        </Section>
      )}
      {view.gates && (
        <Section id="gates" title={t('caseWords:section.gates')}>
          <CaseGates view={view} />
        </Section>
      )}
      <Section id="timeline" title={t('caseWords:section.timeline')}>
        <CaseTimeline view={view} />
      </Section>
    </Page>
  );
}

function Section({ id, title, children }: { id: string; title: string; children: ReactNode }) {
  return (
    <div className={classes.section}>
      <h2 id={`section-${id}`} className={classes.heading}>
        {title}
      </h2>
      {children}
    </div>
  );
}
