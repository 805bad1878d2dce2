import { Slider } from '@mantine/core';
import { NONE, replay, type Fact } from '@remit/protocol';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCase, useProblem, type CaseView } from '../../api/index.ts';
import { useGo, usePathPart } from '../../frame/desk-route.ts';
import { Page } from '../../frame/page.tsx';
import { useKeys } from '../../frame/use-keys.ts';
import { EmptyState } from '../../kit/empty-state.tsx';
import { ActionButton } from '../../kit/action-button.tsx';
import { Problem } from '../../kit/problem.tsx';
import { PlaceLink } from '../../frame/place-link.tsx';
import classes from './auditor.module.css';
import { FactCard } from './fact-card.tsx';
import { FactList } from './fact-list.tsx';
import { PartyView } from './party-view.tsx';
import { useCaseVerification } from './use-case-verification.ts';
import { useReplay } from './use-replay.ts';
import { VerifyCase } from './verify-case.tsx';

/** A case as it grew, fact by fact, and what each party could see at that time. The rules run in this browser. */
export function ReplayPage() {
  const { t } = useTranslation('auditor');
  const id = usePathPart('id');
  const go = useGo();
  const problem = useProblem();
  const facts = useReplay(id);
  const view = useCase(id).data;
  return (
    <Page
      title={view?.header.title ?? t('replay.title')}
      over={<bdi>{view?.reference}</bdi>}
      lead={t('replay.lead')}
      onBack={() => go('/auditor')}
      actions={<PlaceLink to={`/case/${id}`}>{t('replay.wholeCase')}</PlaceLink>}
    >
      {facts.isPending && <p role="status">{t('replay.loading')}</p>}
      {facts.error && <Problem problem={problem(facts.error)} onRetry={() => void facts.refetch()} />}
      {facts.data?.length === 0 && <EmptyState title={t('replay.empty')}>{t('replay.emptyHow')}</EmptyState>}
      {facts.data && facts.data.length > 0 && <Replay id={id} facts={facts.data} view={view} />}
    </Page>
  );
}

function Replay({ id, facts, view }: { id: string; facts: readonly Fact[]; view: CaseView | undefined }) {
  const { t } = useTranslation('auditor');
  const [step, setStep] = useState(facts.length);
  const at = Math.min(step, facts.length);
  const until = facts.slice(0, at);
  const referral = at === 0 ? NONE : replay(until);
  const fact = facts[at - 1]!;
  const verification = useCaseVerification(id, facts, view);
  const move = (by: number): void => setStep(Math.max(1, Math.min(facts.length, at + by)));
  useKeys([
    { keys: 'j', label: t('replay.next'), run: () => move(1) },
    { keys: 'k', label: t('replay.previous'), run: () => move(-1) },
  ]);
  return (
    <>
      <div className={classes.slider}>
        <ActionButton onClick={() => move(-1)} {...(at > 1 ? {} : { blocked: { sentence: t('replay.atStart') } })}>
          {t('replay.previous')}
        </ActionButton>
        <Slider
          className={classes.track ?? ''}
          min={1}
          max={Math.max(2, facts.length)}
          step={1}
          value={at}
          onChange={(value) => setStep(Math.min(value, facts.length))}
          label={(value) => t('replay.step', { step: value, all: facts.length })}
          thumbLabel={t('replay.slider')}
        />
        <ActionButton
          onClick={() => move(1)}
          {...(at < facts.length ? {} : { blocked: { sentence: t('replay.atEnd') } })}
        >
          {t('replay.next')}
        </ActionButton>
      </div>
      <div className={classes.replay}>
        <div>
          <FactCard fact={fact} step={at} all={facts.length} referral={referral} />
          <PartyView facts={until} referral={referral} />
        </div>
        <div>
          <VerifyCase verification={verification} />
          <FactList facts={facts} current={at} onStep={setStep} verification={verification} />
        </div>
      </div>
    </>
  );
}
