import { useTranslation } from 'react-i18next';
import { useProblem } from '../api/index.ts';
import { useGo, useSearchPart } from '../frame/desk-route.ts';
import { Page } from '../frame/page.tsx';
import { PlaceLink } from '../frame/place-link.tsx';
import { useService } from '../frame/session.ts';
import { ActionButton } from '../kit/action-button.tsx';
import { Problem } from '../kit/problem.tsx';
import { DemoAccounts } from './demo-accounts.tsx';
import classes from './sign-in.module.css';
import { passkeysWork, usePasskeySignIn, wasCancelled } from './use-passkey.ts';

/** Where a way that was interrupted by the sign-in goes on; only ever a path of our own. */
export const afterSignIn = (wanted: string | null): string =>
  wanted?.startsWith('/') && !wanted.startsWith('//') ? wanted : '/';

/** One button for a passkey; in the demonstration, its people below. */
export function SignInPage() {
  const { t } = useTranslation('signIn');
  const go = useGo();
  const to = afterSignIn(useSearchPart('to'));
  const { demonstration } = useService();
  const passkey = usePasskeySignIn();
  const problem = useProblem();
  const blocked = passkeysWork() ? undefined : { sentence: t('noPasskeys') };
  return (
    <Page title={t('title')} lead={t('lead')}>
      {demonstration && <DemoAccounts onEntered={() => go(to)} />}
      <section className={classes.passkey}>
        <ActionButton
          kind={demonstration ? 'plain' : 'primary'}
          busy={passkey.isPending}
          blocked={blocked}
          onClick={() => passkey.mutate(undefined, { onSuccess: () => go(to) })}
        >
          {t('passkey')}
        </ActionButton>
        <span role="status">{passkey.isPending && t('waiting')}</span>
        {passkey.isError &&
          (wasCancelled(passkey.error) ? (
            <p role="alert">{t('cancelled')}</p>
          ) : (
            <Problem problem={problem(passkey.error)} />
          ))}
        <p className={classes.quiet}>
          {t('newHere')} {t('newHereHow')} <PlaceLink to="/enrol">{t('toEnrol')}</PlaceLink>
        </p>
      </section>
    </Page>
  );
}
