import { useTranslation } from 'react-i18next';
import { digestGroups, digestWords } from './digest-words.ts';
import classes from './digest-phrase.module.css';

/** A document's digest in twelve words that two people can compare, the whole of it below. */
export function DigestPhrase({ digest, label }: { digest: string; label?: string }) {
  const { t } = useTranslation('kit');
  const words = digestWords(digest);
  return (
    <figure className={classes.digest}>
      <figcaption className={classes.label}>{label ?? t('digest.label')}</figcaption>
      <ol className={classes.words} dir="ltr" lang="en">
        {words.map((word, index) => (
          <li key={index}>{word}</li>
        ))}
      </ol>
      <p className={classes.compare}>{t('digest.compare')}</p>
      <details className={classes.whole}>
        <summary>{t('digest.whole')}</summary>
        <code dir="ltr">{digestGroups(digest).join(' ')}</code>
      </details>
    </figure>
  );
}
