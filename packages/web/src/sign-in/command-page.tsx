import { useTranslation } from 'react-i18next';
import { useProblem } from '../api/index.ts';
import { useGo } from '../frame/desk-route.ts';
import { Page } from '../frame/page.tsx';
import { ActionButton } from '../kit/action-button.tsx';
import { Problem } from '../kit/problem.tsx';
import classes from './sign-in.module.css';
import { passkeysWork, useCommandSession, wasCancelled } from './use-passkey.ts';

/** A session for the command line: a passkey given now, and a token that is shown once and kept nowhere here. */
export function CommandPage() {
  const { t } = useTranslation('signIn');
  const go = useGo();
  const problem = useProblem();
  const begin = useCommandSession();
  const blocked = passkeysWork() ? undefined : { sentence: t('noPasskeys') };
  return (
    <Page title={t('commandTitle')} lead={t('commandLead')} onBack={() => go('/sign-in')}>
      <section className={classes.passkey}>
        {begin.data ? (
          <>
            <p role="status">{t('commandToken')}</p>
            <output className={classes.code}>{begin.data.token}</output>
            <p className={classes.quiet}>{t('commandHow')}</p>
          </>
        ) : (
          <>
            <p className={classes.quiet}>{t('commandWarning')}</p>
            <ActionButton kind="primary" busy={begin.isPending} blocked={blocked} onClick={() => begin.mutate()}>
              {t('commandBegin')}
            </ActionButton>
          </>
        )}
        {begin.isError &&
          (wasCancelled(begin.error) ? (
            <p role="alert">{t('cancelled')}</p>
          ) : (
            <Problem problem={problem(begin.error)} />
          ))}
      </section>
    </Page>
  );
}
