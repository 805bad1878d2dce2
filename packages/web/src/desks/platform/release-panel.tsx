import { useTranslation } from 'react-i18next';
import type { CasePanelProps } from '../../case/panels/panel.ts';
import { useSaying } from '../../kit/use-saying.ts';
import { ActPanel, Acts } from '../acting/act-panel.tsx';
import { ConfirmAct } from '../acting/confirm-act.tsx';
import { allowed } from '../acting/stand.ts';

/** A paused case. One's own pause can be ended; another's is neutral and ends by itself (D8). */
export function ReleasePanel({ view }: CasePanelProps) {
  const { t } = useTranslation('platform');
  const say = useSaying();
  const { hold } = view;
  if (!hold) return null;
  const until = say.moment(Date.parse(hold.until));
  return (
    <ActPanel title={t('hold.paused')} say={t(hold.mine ? 'hold.mine' : 'hold.neutral', { until })}>
      {hold.note && <p dir="auto">{hold.note}</p>}
      {hold.mine && allowed(view, 'ReleaseHold') && (
        <Acts>
          <ConfirmAct
            on={view}
            kind="primary"
            label={t('hold.release')}
            sentence={t('hold.releaseSentence')}
            acts={() => [{ kind: 'ReleaseHold', data: {} }]}
          />
        </Acts>
      )}
    </ActPanel>
  );
}
