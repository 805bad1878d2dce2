import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CasePanelProps } from '../../case/panels/panel.ts';
import { Choice } from '../../kit/choice.tsx';
import { useNow } from '../../kit/use-now.ts';
import { useSaying } from '../../kit/use-saying.ts';
import { Acts, Inline } from '../acting/act-panel.tsx';
import { ConfirmAct } from '../acting/confirm-act.tsx';
import { fromLocalField, toLocalField } from '../acting/local-time.ts';
import { isGiven, ProseField } from '../acting/prose-field.tsx';
import { blockedBy, firstBlocked, stand } from '../acting/stand.ts';
import { useMissing } from '../acting/use-missing.ts';

const DAY = 86_400_000;
const MOST_DAYS = 14;
/** A platform pauses for its own reasons; crossing other work is a unit's (D10). */
const REASONS = ['LEGAL_HOLD', 'SAFETY'] as const;

/** A pause of at most 14 days that ends by itself. */
export function HoldForm({ view }: CasePanelProps) {
  const { t } = useTranslation(['platform', 'codes']);
  const say = useSaying();
  const now = useNow();
  const [reason, setReason] = useState<(typeof REASONS)[number] | null>(null);
  const [until, setUntil] = useState(() => toLocalField(now + 7 * DAY));
  const [note, setNote] = useState('');
  const instant = fromLocalField(until);
  const late = instant !== null && Date.parse(instant) > now + MOST_DAYS * DAY;
  const missing = useMissing()({
    [t('platform:hold.reason')]: reason !== null,
    [t('platform:hold.until')]: instant !== null,
    [t('platform:hold.note')]: isGiven(note, 3),
  });
  return (
    <>
      <Inline>
        <Choice
          label={t('platform:hold.reason')}
          value={reason}
          options={REASONS.map((value) => ({ value, label: t(`codes:hold.${value}`) }))}
          onChange={setReason}
        />
        <TextInput
          type="datetime-local"
          label={t('platform:hold.until')}
          value={until}
          min={toLocalField(now)}
          max={toLocalField(now + MOST_DAYS * DAY)}
          onChange={(event) => setUntil(event.currentTarget.value)}
        />
      </Inline>
      <ProseField label={t('platform:hold.note')} value={note} onChange={setNote} least={3} most={600} />
      <Acts>
        <ConfirmAct
          on={view}
          label={t('platform:hold.label')}
          sentence={t('platform:hold.sentence')}
          entries={[
            {
              key: 'hold',
              what: reason ? t(`codes:hold.${reason}`) : '',
              recorded: instant && say.moment(Date.parse(instant)),
              reason: note,
            },
          ]}
          blocked={firstBlocked(
            stand(view, 'PlaceHold', 'analyst').blocked,
            missing,
            late ? blockedBy('hold-too-long', 'analyst') : undefined,
          )}
          acts={() => [{ kind: 'PlaceHold', data: { reason: reason!, until: instant!, note: note.trim() } }]}
        />
      </Acts>
    </>
  );
}
