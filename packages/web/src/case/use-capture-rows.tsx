import { useTranslation } from 'react-i18next';
import type { CaseItem } from '../api/index.ts';
import { useLanguage, useSaying } from '../kit/use-saying.ts';
import classes from './case.module.css';
import type { Row } from './item-details.tsx';
import { useWords } from './use-words.ts';

/** How an item was captured, how far it reached, and what it says in another language. */
export function useCaptureRows(content: CaseItem['content']): readonly Row[] {
  const { t } = useTranslation('caseWords');
  const say = useSaying();
  const words = useWords();
  const language = useLanguage();
  const at = (instant: string): string => say.moment(Date.parse(instant));
  const digits = (hex: string) => (
    <code key={hex} className={classes.digits} dir="ltr">
      {hex}
    </code>
  );
  const { capturedAt, contentDigest, perceptualHash, screenshotDigest, reach, translation } = content;
  return [
    capturedAt && [t('items.captured'), at(capturedAt)],
    reach && [
      t('items.reach'),
      t('items.reachOf', {
        n: reach.estimate.toLocaleString(language),
        at: at(reach.countedAt),
        how: reach.how,
      }),
    ],
    translation && [
      t('items.translation', { language: words.language(translation.language) }),
      <bdi key="translation" lang={translation.language}>
        {translation.text}
      </bdi>,
    ],
    contentDigest && [t('items.file'), digits(contentDigest)],
    perceptualHash && [t('items.pdq'), digits(perceptualHash)],
    screenshotDigest && [t('items.screenshot'), digits(screenshotDigest)],
  ];
}
