import { useTranslation } from 'react-i18next';
import type { CasePanelProps } from '../../case/panels/panel.ts';
import { ActPanel, Acts } from '../acting/act-panel.tsx';
import { ConfirmAct } from '../acting/confirm-act.tsx';
import { stand } from '../acting/stand.ts';

/** The step between an owner and a decision. */
export function ReviewPanel({ view }: CasePanelProps) {
  const { t } = useTranslation('platform');
  return (
    <ActPanel title={t('review.title')} say={t('review.lead', { owner: view.owner ?? '—' })}>
      <Acts>
        <ConfirmAct
          on={view}
          kind="primary"
          shortcut="d"
          label={t('review.label')}
          sentence={t('review.sentence')}
          blocked={stand(view, 'StartReview', 'analyst').blocked}
          acts={() => [{ kind: 'StartReview', data: {} }]}
        />
      </Acts>
    </ActPanel>
  );
}
