import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Organisation, ParameterSetView } from '../../../api/index.ts';
import { useGo } from '../../../frame/desk-route.ts';
import { Page } from '../../../frame/page.tsx';
import { StateTag } from '../../../kit/state-tag.tsx';
import { CaseOutcome } from '../../../case/case-outcome.tsx';
import { DraftBar } from './draft-bar.tsx';
import classes from './draft.module.css';
import { DraftContext } from './draft-context.ts';
import { headerOf, type Draft, type Given } from './draft.ts';
import { SectionAsk } from './section-ask.tsx';
import { SectionExempt } from './section-exempt.tsx';
import { SectionFormal } from './section-formal.tsx';
import { SectionWhere } from './section-where.tsx';
import { SectionWhy } from './section-why.tsx';
import { useDraft, type ServerDraft } from './use-draft.ts';
import { useDraftingWorld } from './use-drafting-world.ts';
import { useVerdict } from './use-verdict.ts';
import { VerdictPanel } from './verdict-panel.tsx';

export type DraftFormProps = {
  first: Draft;
  /** What was typed here upon an older version than the server now has; never thrown away without being asked. */
  aside: Draft | null;
  /** The draft as the server has it; null for a new one. */
  server: ServerDraft | null;
  set: ParameterSetView | null;
  platforms: readonly Organisation[];
  /** Told when a new draft got its identifier, before the address says so. */
  onSaved: (id: string) => void;
};

export function DraftForm({ first, aside, server, set, platforms, onSaved }: DraftFormProps) {
  const { t } = useTranslation('draft');
  const go = useGo();
  const view = server?.view ?? null;
  const given: Given = useMemo(
    () => ({ set, overridden: new Set(view?.items.flatMap(({ id, override }) => (override ? [id] : []))) }),
    [set, view],
  );
  const keeping = useDraft(first, server, given);
  const { draft, change, saved } = keeping;
  const [scope, setScope] = useState<string | null>(draft.items.length === 1 ? draft.items[0]!.id : null);
  const [offered, setOffered] = useState(aside);
  const { world, error } = useDraftingWorld(draft, headerOf(draft, given).parameterSet ?? null);
  const verdict = useVerdict(draft, given, world);
  const card = platforms.find(({ id }) => id === draft.platform)?.card ?? null;
  const desk = { draft, change, given, verdict, card, history: world?.history ?? {}, scope, setScope };
  return (
    <DraftContext value={desk}>
      <Page
        title={saved ? t('titleDraft') : t('title')}
        over={view && <bdi>{view.reference}</bdi>}
        beside={saved && <StateTag status="DRAFT" />}
        lead={set ? t('lead', { set: set.title }) : t('noSet')}
        onBack={() => go('/unit')}
      >
        {view && <CaseOutcome view={view} />}
        {offered && (
          <p role="alert" className={classes.lock2}>
            {t('aside')}{' '}
            <button
              type="button"
              className={classes.link}
              onClick={() => {
                change(() => offered);
                setOffered(null);
              }}
            >
              {t('asideTake')}
            </button>{' '}
            <button type="button" className={classes.link} onClick={() => setOffered(null)}>
              {t('asideLeave')}
            </button>
          </p>
        )}
        <div className={classes.desk}>
          <div className={classes.form}>
            <SectionWhere platforms={platforms} saved={saved !== null} />
            <SectionWhy />
            <SectionExempt />
            <SectionAsk />
            <SectionFormal />
          </div>
          <VerdictPanel />
        </div>
        <DraftBar keeping={keeping} worldError={error} onSaved={onSaved} />
      </Page>
    </DraftContext>
  );
}
