import { TextInput } from '@mantine/core';
import { type Role, SIGNING_ROLES } from '@remit/protocol';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useProblem } from '../api/index.ts';
import { useGo } from '../frame/desk-route.ts';
import { Page } from '../frame/page.tsx';
import { ActionButton } from '../kit/action-button.tsx';
import { Problem } from '../kit/problem.tsx';
import classes from './sign-in.module.css';
import { passkeysWork, useEnrol, wasCancelled } from './use-passkey.ts';

/** Who signs goes on to make the wrapping key; everybody else begins where the desk does. */
const nextFor = (role: Role): string => (SIGNING_ROLES.includes(role) ? '/people' : '/');

/** A new passkey for the holder of a one-time code: of the founding ceremony, or from an administrator. */
export function EnrolPage() {
  const { t } = useTranslation('signIn');
  const go = useGo();
  const problem = useProblem();
  const [code, setCode] = useState('');
  const enrol = useEnrol();
  const typed = code.trim() !== '';
  const blocked = !passkeysWork() ? { sentence: t('noPasskeys') } : typed ? undefined : { sentence: t('codeMissing') };
  if (enrol.data && !enrol.data.person)
    return (
      <Page title={t('enrolled')} lead={t('enrolledWaiting')}>
        {null}
      </Page>
    );
  return (
    <Page title={t('enrolTitle')} lead={t('enrolLead')} onBack={() => go('/sign-in')}>
      <form
        className={classes.form}
        onSubmit={(event) => {
          event.preventDefault();
          if (!blocked)
            enrol.mutate(code.trim(), { onSuccess: (view) => view.person && go(nextFor(view.person.role)) });
        }}
      >
        <TextInput
          label={t('code')}
          description={t('codeHow')}
          value={code}
          onChange={(event) => setCode(event.currentTarget.value)}
          autoComplete="one-time-code"
          spellCheck={false}
          maxLength={80}
          classNames={{ input: classes.code ?? '' }}
        />
        <p className={classes.quiet}>{t('enrolTouch')}</p>
        <ActionButton kind="primary" type="submit" busy={enrol.isPending} blocked={blocked} onClick={() => undefined}>
          {t('enrol')}
        </ActionButton>
        {enrol.isError &&
          (wasCancelled(enrol.error) ? (
            <p role="alert">{t('cancelled')}</p>
          ) : (
            <Problem problem={problem(enrol.error)} />
          ))}
      </form>
    </Page>
  );
}
