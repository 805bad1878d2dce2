import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCase, useProblem, type CaseView } from '../../api/index.ts';
import { useGo, usePathPart } from '../../frame/desk-route.ts';
import { Page } from '../../frame/page.tsx';
import { EmptyState } from '../../kit/empty-state.tsx';
import { ActionButton } from '../../kit/action-button.tsx';
import { Problem } from '../../kit/problem.tsx';
import { useKeptFocus } from '../../kit/use-kept-focus.ts';
import { SampleItem } from './sample-item.tsx';
import { SampleRead } from './sample-read.tsx';

/** The sample desk: one drawn item after the other, read before anybody's answer is shown. */
export function SamplePage() {
  const { t } = useTranslation('oversight');
  const id = usePathPart('id');
  const go = useGo();
  const problem = useProblem();
  const { data, error, refetch } = useCase(id);
  const back = (): void => go('/oversight/samples');
  return (
    <Page title={t('samples.readTitle')} over={data?.reference} lead={t('samples.readLead')} onBack={back}>
      {error && !data && <Problem problem={problem(error)} onRetry={() => void refetch()} />}
      {!data && !error && <p role="status">{t('samples.opening')}</p>}
      {data && <Drawn view={data} onBack={back} />}
    </Page>
  );
}

function Drawn({ view, onBack }: { view: CaseView; onBack: () => void }) {
  const { t } = useTranslation('oversight');
  const drawn = view.items.filter(({ sample }) => sample !== null);
  const open = drawn.filter(({ sample }) => sample?.verdict === null);
  const [skipped, setSkipped] = useState<readonly string[]>([]);
  const item = open.find(({ id }) => !skipped.includes(id)) ?? open[0];
  const step = useKeptFocus<HTMLDivElement>(item?.id);
  const read = <SampleRead items={drawn.filter(({ sample }) => sample?.verdict)} />;
  if (!item) {
    return (
      <>
        <EmptyState
          title={t('samples.allRead')}
          action={
            <ActionButton kind="primary" onClick={onBack}>
              {t('samples.back')}
            </ActionButton>
          }
        >
          {t('samples.allReadHow', { count: drawn.length })}
        </EmptyState>
        {read}
      </>
    );
  }
  return (
    <div ref={step} tabIndex={-1}>
      <SampleItem
        key={item.id}
        view={view}
        item={item}
        place={t('samples.place', { read: drawn.length - open.length, all: drawn.length })}
        {...(open.length > 1 ? { onSkip: () => setSkipped([...skipped, item.id]) } : {})}
      />
      {read}
    </div>
  );
}
