import { useTranslation } from 'react-i18next';
import type { CaseItem } from '../../api/index.ts';
import { useWords } from '../../case/use-words.ts';
import { Locator } from '../../kit/locator.tsx';
import classes from './platform.module.css';

/** What an analyst needs of one item beside its decision: where it is, what it was assessed as, the words that matter. */
export function DecisionItem({ item: { content } }: { item: CaseItem }) {
  const { t } = useTranslation(['platform', 'codes', 'kit']);
  const words = useWords();
  const range = content.timeRange;
  const facts = [
    content.itemType && t(`codes:itemType.${content.itemType}`),
    range && t('platform:seconds', { from: range.fromSeconds, to: range.toSeconds }),
    content.accountHandle,
    content.clause && t('platform:cites', { clause: content.clause }),
  ].filter(Boolean);
  return (
    <div className={classes.item}>
      <Locator locator={content.locator} />
      <span className={classes.quiet}>{facts.join(' · ')}</span>
      <span>{content.contentTypes?.map((type) => t(`codes:contentType.${type}`)).join(' · ')}</span>
      {content.quotedPassage && (
        <q className={classes.passage} dir="auto">
          {content.quotedPassage}
        </q>
      )}
      {content.translation && (
        <span className={classes.quiet}>
          {t('platform:inLanguage', { language: words.language(content.translation.language) })}{' '}
          <bdi lang={content.translation.language}>{content.translation.text}</bdi>
        </span>
      )}
    </div>
  );
}
