import { NativeSelect } from '@mantine/core';
import { SENSITIVE_CATEGORIES, type BlindReading } from '@remit/protocol';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseItem, CaseView } from '../../api/index.ts';
import { ActionButton } from '../../kit/action-button.tsx';
import { ExemptionGrid, type ExemptionDraft } from '../../kit/exemption-grid.tsx';
import { useKeptFocus } from '../../kit/use-kept-focus.ts';
import { ActPanel, Acts } from '../acting/act-panel.tsx';
import { wholeReading, type SensitiveCategory } from './blind-reading.ts';
import { BareItem } from './bare-item.tsx';
import { SampleVerdict } from './sample-verdict.tsx';

type Props = { view: CaseView; item: CaseItem; place: string; onSkip?: () => void };

/** One drawn item: read bare, then judged; what the officer answered is not here to be seen (D6). */
export function SampleItem({ view, item, place, onSkip }: Props) {
  const { t } = useTranslation(['oversight', 'codes']);
  const [draft, setDraft] = useState<ExemptionDraft>({});
  const [sensitive, setSensitive] = useState<SensitiveCategory | null>(null);
  const [reading, setReading] = useState<BlindReading | null>(null);
  const whole = wholeReading(draft, sensitive);
  const step = useKeptFocus<HTMLDivElement>(reading);
  if (reading) {
    return (
      <div ref={step} tabIndex={-1}>
        <SampleVerdict view={view} item={item} reading={reading} place={place} />
      </div>
    );
  }
  return (
    <ActPanel title={t('oversight:samples.blindTitle')} say={`${place} · ${t('oversight:samples.blindLead')}`}>
      <BareItem item={item} />
      <ExemptionGrid value={draft} onChange={setDraft} blind />
      <NativeSelect
        label={t('oversight:samples.sensitive')}
        value={sensitive ?? ''}
        data={[
          { value: '', label: t('oversight:samples.choose') },
          ...SENSITIVE_CATEGORIES.map((code) => ({ value: code, label: t(`codes:sensitive.${code}`) })),
        ]}
        onChange={(event) => setSensitive((event.currentTarget.value || null) as SensitiveCategory | null)}
        maw="24rem"
      />
      <Acts>
        <ActionButton
          kind="primary"
          onClick={() => setReading(whole)}
          {...(whole ? {} : { blocked: { sentence: t('oversight:samples.answerFirst') } })}
        >
          {t('oversight:samples.toQuestions')}
        </ActionButton>
        {onSkip && <ActionButton onClick={onSkip}>{t('oversight:samples.later')}</ActionButton>}
      </Acts>
    </ActPanel>
  );
}
