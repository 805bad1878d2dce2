import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCase, useParameterSets, useProblem, useDirectory } from '../../../api/index.ts';
import { useGo, useSearchPart } from '../../../frame/desk-route.ts';
import { Page } from '../../../frame/page.tsx';
import { PlaceLink } from '../../../frame/place-link.tsx';
import { useSession } from '../../../frame/session.ts';
import { pageClock } from '../../../kit/use-now.ts';
import { Problem } from '../../../kit/problem.tsx';
import { DraftForm } from './draft-form.tsx';
import { NEW_DRAFT, type Draft } from './draft.ts';
import { keptDraft } from './kept-draft.ts';
import { draftLike, loadDraft } from './load-draft.ts';
import { textOf } from './use-draft.ts';

/** A new referral on one page, or a draft that is written on: `?draft=`, or one of the same family: `?like=`. */
export function DraftPage() {
  const { t } = useTranslation('draft');
  const go = useGo();
  const session = useSession();
  const problem = useProblem();
  const id = useSearchPart('draft');
  // The form that saved a new draft goes on being that draft: nothing is drawn anew, and no focus is lost.
  const [written, setWritten] = useState<string | null>(null);
  const goesOn = id !== null && id === written;
  const like = useSearchPart('like');
  const source = useCase(id ?? like);
  const directory = useDirectory();
  const sets = useParameterSets();
  const failed = source.error ?? directory.error ?? sets.error;
  if (failed) {
    return (
      <Page title={t('title')} onBack={() => go('/unit')}>
        <Problem problem={problem(failed)} />
      </Page>
    );
  }
  const view = source.data ?? null;
  if (!directory.data || !sets.data || ((id ?? like) !== null && !view && !goesOn))
    return <Page title={t('opening')}>{null}</Page>;
  if (id !== null && view && view.can['ReviseDraft'] !== true) {
    return (
      <Page title={view.header.title ?? t('title')} lead={t('notADraft')} onBack={() => go('/unit')}>
        <PlaceLink to={`/case/${view.id}`}>{t('toCase')}</PlaceLink>
      </Page>
    );
  }
  const set = inForce(
    sets.data.sets,
    session?.organisation.id ?? '',
    view && id ? view.header.parameterSet : undefined,
  );
  const stored: Draft = view ? (id === null ? draftLike(view) : loadDraft(view)) : NEW_DRAFT;
  const kept = like === null ? keptDraft(id) : null;
  const current = kept && (id === null || kept.base === textOf(stored, { set }));
  return (
    <DraftForm
      key={goesOn ? 'new' : (id ?? like ?? 'new')}
      onSaved={setWritten}
      first={current ? kept.draft : stored}
      aside={kept && !current ? kept.draft : null}
      server={view && id !== null ? { view, stored } : null}
      set={set}
      platforms={directory.data.organisations.filter(({ kind }) => kind === 'PLATFORM')}
    />
  );
}

type Sets = NonNullable<ReturnType<typeof useParameterSets>['data']>['sets'];

/** The set that the draft cites, else the newest of this unit that is in force. */
function inForce(sets: Sets, unit: string, cited: string | undefined): Sets[number] | null {
  const now = pageClock.now();
  const own = sets
    .filter((set) => set.unit === unit && Date.parse(set.inForceFrom) <= now && now < Date.parse(set.inForceTo))
    .toSorted((one, other) => other.version - one.version);
  return own.find((set) => `${set.id}@${set.version}` === cited) ?? own[0] ?? null;
}
