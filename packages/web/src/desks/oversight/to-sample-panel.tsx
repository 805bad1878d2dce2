import { useTranslation } from 'react-i18next';
import type { CasePanelProps } from '../../case/panels/panel.ts';
import { useGo } from '../../frame/desk-route.ts';
import { ActionButton } from '../../kit/action-button.tsx';
import { ActPanel, Acts } from '../acting/act-panel.tsx';

/** A case that was drawn leads to the desk where it is read blind. */
export function ToSamplePanel({ view }: CasePanelProps) {
  const { t } = useTranslation('oversight');
  const go = useGo();
  const open = view.items.filter(({ sample }) => sample !== null && sample.verdict === null).length;
  return (
    <ActPanel title={t('samples.drawn')} say={t('samples.drawnHow', { count: open })}>
      <Acts>
        <ActionButton kind="primary" onClick={() => go(`/oversight/samples/${view.id}`)}>
          {t('samples.read')}
        </ActionButton>
      </Acts>
    </ActPanel>
  );
}
