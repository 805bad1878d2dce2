import { useEffect, useRef, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './page.module.css';
import { useKeys } from './use-keys.ts';

export type PageProps = {
  title: string;
  /** Above the title: the reference, or the place it belongs to. */
  over?: ReactNode;
  /** Beside the title: state, legal force. */
  beside?: ReactNode;
  /** One sentence: what this page is for. */
  lead?: ReactNode;
  /** The one primary button, and at most a few quiet ones. */
  actions?: ReactNode;
  /** The case's facts: a rail on wide screens, a fold above the page on narrow ones. */
  facts?: ReactNode;
  /** Where Esc leads. */
  onBack?: (() => void) | undefined;
  children: ReactNode;
};

/** One page: its title takes the focus when it opens, so that a screen reader begins where the eye does. */
export function Page({ title, over, beside, lead, actions, facts, onBack, children }: PageProps) {
  const { t } = useTranslation('frame');
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = `${title} · ${t('title')}`;
  }, [title, t]);
  useEffect(() => {
    // Whoever opened a dialog while the page was on its way goes on typing there.
    if (!document.activeElement?.closest('[role=dialog]')) heading.current?.focus({ preventScroll: true });
  }, []);
  useKeys(onBack ? [{ keys: 'Escape', label: t('keys.back'), run: onBack }] : []);
  return (
    <div className={classes.page} data-facts={facts !== undefined || undefined}>
      <div className={classes.content}>
        <header className={classes.header}>
          <div className={classes.words}>
            {over && <div className={classes.over}>{over}</div>}
            <div className={classes.line}>
              <h1 ref={heading} tabIndex={-1} className={classes.title}>
                {title}
              </h1>
              {beside}
            </div>
            {lead && <p className={classes.lead}>{lead}</p>}
          </div>
          {actions && <div className={classes.actions}>{actions}</div>}
        </header>
        {facts && (
          <details className={classes.fold}>
            <summary>{t('facts')}</summary>
            {facts}
          </details>
        )}
        {children}
      </div>
      {facts && (
        <aside className={classes.rail} aria-label={t('facts')} tabIndex={0}>
          {facts}
        </aside>
      )}
    </div>
  );
}
