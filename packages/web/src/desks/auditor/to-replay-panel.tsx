import { useTranslation } from 'react-i18next';
import type { CasePanelProps } from '../../case/panels/panel.ts';
import { useGo } from '../../frame/desk-route.ts';
import { ActionButton } from '../../kit/action-button.tsx';
import { ActPanel, Acts } from '../acting/act-panel.tsx';

/** From the case to its replay. */
export function ToReplayPanel({ view }: CasePanelProps) {
  const { t } = useTranslation('auditor');
  const go = useGo();
  return (
    <ActPanel title={t('replay.title')} say={t('replay.lead')}>
      <Acts>
        <ActionButton kind="primary" onClick={() => go(`/auditor/replay/${view.id}`)}>
          {t('replay.open')}
        </ActionButton>
      </Acts>
    </ActPanel>
  );
}
