import { useTranslation } from 'react-i18next';
import type { CaseItem } from '../../api/index.ts';
import { Locator } from '../../kit/locator.tsx';
import { Line, Quote } from './evidence-lines.tsx';

/** An item without anybody's answers on exemption or sensitivity, and without what the platform decided. */
export function BareItem({ item: { content } }: { item: CaseItem }) {
  const { t } = useTranslation(['oversight', 'codes']);
  const { offence } = content;
  return (
    <div>
      <Locator locator={content.locator} />
      <Line name={t('oversight:bare.type')}>{content.itemType && t(`codes:itemType.${content.itemType}`)}</Line>
      <Line name={t('oversight:bare.assessed')}>
        {content.contentTypes?.map((type) => t(`codes:contentType.${type}`)).join(' · ')}
      </Line>
      {content.timeRange && (
        <Line name={t('oversight:evidence.part')}>
          {content.timeRange.fromSeconds}–{content.timeRange.toSeconds} s
        </Line>
      )}
      <Line name={t('oversight:evidence.language')}>{content.language}</Line>
      <Quote>{content.quotedPassage}</Quote>
      <Line name={t('oversight:evidence.offence')}>{offence && `${offence.provision}: ${offence.elements}`}</Line>
      <Line name={t('oversight:bare.harm')}>{content.harmText}</Line>
      {content.claims?.map(({ label, text }) => (
        <Line key={text} name={t(`codes:claim.${label}`)}>
          {text}
        </Line>
      ))}
    </div>
  );
}
