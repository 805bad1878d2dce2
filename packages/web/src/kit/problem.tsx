import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { ActionButton } from './action-button.tsx';
import { Icon } from './icon.tsx';
import classes from './problem.module.css';

/** A problem document (RFC 9457) with the fields that Remit adds to it. */
export type ProblemDocument = {
  readonly title: string;
  readonly status: number;
  readonly detail?: string | undefined;
  readonly instance?: string | undefined;
  readonly code?: string | undefined;
  /** What to do next, in the words of the person reading. */
  readonly todo?: string | undefined;
  readonly errors?: readonly { readonly field: string; readonly message: string }[] | undefined;
};

export type ProblemProps = {
  problem: ProblemDocument;
  /** After a write: what is not lost ("your draft, with 5 items"). Left out for a read. */
  kept?: string | undefined;
  onRetry?: (() => void) | undefined;
  onJump?: ((field: string) => void) | undefined;
  fieldLabel?: (field: string) => string;
};

/** A refusal or failure, as a colleague would say it: what happened, what was kept, what to do. */
export function Problem({ problem, kept, onRetry, onJump, fieldLabel = (field) => field }: ProblemProps) {
  const { t } = useTranslation('kit');
  const box = useRef<HTMLDivElement>(null);
  const answersAct = kept !== undefined;
  // Whoever pressed a button looks at the button: in a small window the answer may stand outside of what is seen.
  useEffect(() => {
    if (answersAct) box.current?.scrollIntoView({ block: 'nearest' });
  }, [answersAct]);
  return (
    <div ref={box} role="alert" className={classes.problem}>
      <Icon name="stop" className={classes.icon} />
      <div className={classes.body}>
        <p className={classes.title}>{problem.title || t('problem.title')}</p>
        {problem.detail && <p className={classes.detail}>{problem.detail}</p>}
        {problem.errors && problem.errors.length > 0 && (
          <ul className={classes.errors}>
            {problem.errors.map(({ field, message }) => (
              <li key={field + message}>
                <strong>{fieldLabel(field)}</strong>: {message}{' '}
                {onJump && (
                  <button type="button" className={classes.jump} onClick={() => onJump(field)}>
                    {t('problem.goTo', { field: fieldLabel(field) })}
                  </button>
                )}
              </li>
            ))}
          </ul>
        )}
        {kept !== undefined && <p className={classes.kept}>{t('problem.kept', { what: kept })}</p>}
        {problem.todo && (
          <p className={classes.todo}>
            <strong>{t('problem.todo')}:</strong> {problem.todo}
          </p>
        )}
        {onRetry && <ActionButton onClick={onRetry}>{t('problem.retry')}</ActionButton>}
        {problem.code && <p className={classes.code}>{t('problem.code', { code: problem.code })}</p>}
        {problem.instance && problem.status >= 500 && (
          <p className={classes.code}>{t('problem.reference', { instance: problem.instance })}</p>
        )}
      </div>
    </div>
  );
}
