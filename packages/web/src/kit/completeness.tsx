import { Progress } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import classes from './completeness.module.css';

/** How much of what is mandatory has been given, and what is missing (R073). */
export function Completeness({
  given,
  needed,
  missing,
}: {
  given: number;
  needed: number;
  missing: readonly string[];
}) {
  const { t } = useTranslation('kit');
  const words = t('completeness.given', { given, needed });
  return (
    <div className={classes.meter}>
      <div className={classes.head}>
        <span>{t('completeness.label')}</span>
        <span className={classes.count}>{words}</span>
      </div>
      <Progress
        value={needed === 0 ? 100 : (given / needed) * 100}
        size="sm"
        aria-label={`${t('completeness.label')}: ${words}`}
      />
      <p className={classes.missing}>
        {missing.length === 0 ? t('completeness.whole') : t('completeness.missing', { fields: missing.join(' · ') })}
      </p>
    </div>
  );
}
