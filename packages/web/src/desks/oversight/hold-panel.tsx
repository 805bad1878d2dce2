import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CasePanelProps } from '../../case/panels/panel.ts';
import { useNow } from '../../kit/use-now.ts';
import { useSaying } from '../../kit/use-saying.ts';
import { ActPanel, Acts, Fields } from '../acting/act-panel.tsx';
import { ConfirmAct } from '../acting/confirm-act.tsx';
import { fromLocalField, toLocalField } from '../acting/local-time.ts';
import { isGiven, ProseField } from '../acting/prose-field.tsx';
import { blockedBy, firstBlocked, stand } from '../acting/stand.ts';
import { useMissing } from '../acting/use-missing.ts';

const DAY = 86_400_000;
const MOST_DAYS = 14;

/** What a running pause is stands with the outcome of the case, above. A pause goes on, or comes again after its end, only if oversight says so, and once (D10). */
export function HoldPanel({ view }: CasePanelProps) {
  const { t } = useTranslation(['oversight', 'codes']);
  const say = useSaying();
  const now = useNow();
  const [until, setUntil] = useState(() => toLocalField(now + 7 * DAY));
  const [note, setNote] = useState('');
  const instant = fromLocalField(until);
  const missing = useMissing()({
    [t('oversight:hold.until')]: instant !== null,
    [t('oversight:hold.note')]: isGiven(note, 3),
  });
  const { offered, blocked } = stand(view, 'RenewHold', 'officer');
  const hold = view.hold ?? view.endedHold;
  if (!hold) return null;
  const late = instant !== null && Date.parse(instant) > now + MOST_DAYS * DAY;
  const reason = hold.reason ? t(`codes:hold.${hold.reason}` as 'codes:hold.SAFETY', hold.reason) : '';
  return (
    <ActPanel
      title={t('oversight:hold.title')}
      say={
        view.hold
          ? t('oversight:hold.lead')
          : t('oversight:hold.leadEnded', { reason, until: say.moment(Date.parse(hold.until)) })
      }
    >
      {offered && (
        <>
          <Fields>
            <TextInput
              type="datetime-local"
              label={t('oversight:hold.until')}
              value={until}
              min={toLocalField(now)}
              max={toLocalField(now + MOST_DAYS * DAY)}
              onChange={(event) => setUntil(event.currentTarget.value)}
            />
            <ProseField label={t('oversight:hold.note')} value={note} onChange={setNote} least={3} most={600} />
          </Fields>
          <Acts>
            <ConfirmAct
              on={view}
              kind="primary"
              label={t('oversight:hold.label')}
              sentence={t('oversight:hold.sentence')}
              entries={[
                {
                  key: 'hold',
                  what: t('oversight:hold.until'),
                  recorded: instant && say.moment(Date.parse(instant)),
                  reason: note,
                },
              ]}
              blocked={firstBlocked(blocked, missing, late ? blockedBy('hold-too-long', 'officer') : undefined)}
              acts={() => [{ kind: 'RenewHold', data: { until: instant!, note: note.trim() } }]}
            />
          </Acts>
        </>
      )}
    </ActPanel>
  );
}
