import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './draft.module.css';

/** What few referrals need: closed until somebody opens it, or something stands in it. */
export function Fold({ title, filled, children }: { title: string; filled: boolean; children: ReactNode }) {
  const { t } = useTranslation('draft');
  const [open] = useState(filled);
  return (
    <details className={classes.fold} open={open}>
      <summary>
        {title} <span className={classes.quiet}>{t('optional')}</span>
      </summary>
      <div className={classes.folded}>{children}</div>
    </details>
  );
}
