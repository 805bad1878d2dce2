import { useTranslation } from 'react-i18next';
import type { CaseItem } from '../../api/index.ts';
import { Locator } from '../../kit/locator.tsx';
import { ActPanel } from '../acting/act-panel.tsx';
import { ExemptionReadings } from './exemption-readings.tsx';

/** What was read in this case: the verdict, and only now the officer's answers beside the reader's own (D6). */
export function SampleRead({ items }: { items: readonly CaseItem[] }) {
  const { t } = useTranslation('oversight');
  if (items.length === 0) return null;
  return (
    <ActPanel title={t('samples.readBoth')} say={t('samples.readBothLead')}>
      {items.map((item) => (
        <section key={item.id}>
          <Locator locator={item.content.locator} />
          <p>
            {item.sample?.verdict === 'SOUND' ? t('samples.SOUND') : t('samples.UNSOUND')}{' '}
            {t(item.sample?.falseNo ? 'samples.falseNoYes' : 'samples.falseNoNo')}
          </p>
          <ExemptionReadings item={{ ...item, blind: { differs: false, reading: item.sample?.reading ?? null } }} />
        </section>
      ))}
    </ActPanel>
  );
}
