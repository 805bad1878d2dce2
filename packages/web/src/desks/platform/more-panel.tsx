import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { CasePanelProps } from '../../case/panels/panel.ts';
import { ActPanel } from '../acting/act-panel.tsx';
import { allowed } from '../acting/stand.ts';
import { HoldForm } from './hold-form.tsx';
import { RecheckForm } from './recheck-form.tsx';
import { ReconsiderForm } from './reconsider-form.tsx';
import { ReinstateForm } from './reinstate-form.tsx';
import classes from './platform.module.css';

/** What is possible beside the next step, each behind its own fold. */
export function MorePanel({ view }: CasePanelProps) {
  const { t } = useTranslation('platform');
  const effected = view.items.some(({ state }) => state === 'EFFECTED');
  const asks =
    view.lock2 !== null &&
    view.can['AskReconsideration'] !== undefined &&
    view.can['AskReconsideration'] !== 'not-in-this-state';
  const folds: readonly (readonly [boolean, string, ReactNode])[] = [
    [
      allowed(view, 'AttestRecheck') && view.items.some(({ decision }) => decision),
      t('recheck.title'),
      <RecheckForm key="recheck" view={view} />,
    ],
    [allowed(view, 'ReinstateItem') && effected, t('reinstate.title'), <ReinstateForm key="reinstate" view={view} />],
    [allowed(view, 'PlaceHold'), t('hold.title'), <HoldForm key="hold" view={view} />],
    [asks, t('reconsider.title'), <ReconsiderForm key="reconsider" view={view} />],
  ];
  const shown = folds.filter(([offered]) => offered);
  if (shown.length === 0) return null;
  return (
    <ActPanel title={t('more')}>
      <div>
        {shown.map(([, title, form]) => (
          <details key={title} className={classes.fold}>
            <summary>{title}</summary>
            <div>{form}</div>
          </details>
        ))}
      </div>
    </ActPanel>
  );
}
