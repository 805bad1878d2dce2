import type { Answer } from '@remit/client';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { client, useProblem, useSessionView } from '../api/index.ts';
import { EmptyState } from '../kit/empty-state.tsx';
import { Problem } from '../kit/problem.tsx';
import classes from './sign-in.module.css';
import { useDemoSignIn } from './use-passkey.ts';

type Account = Answer<'demoAccounts'>['accounts'][number];

const byOrganisation = (accounts: readonly Account[]): readonly (readonly [string, readonly Account[]])[] => [
  ...Map.groupBy(accounts, (account) => account.organisation),
];

/** The made-up people, by organisation, each with what one can see by being that person. One press signs in. */
export function DemoAccounts({ onEntered }: { onEntered: () => void }) {
  const { t } = useTranslation('signIn');
  const problem = useProblem();
  const enter = useDemoSignIn();
  const accounts = useQuery({ queryKey: ['demo-accounts'], queryFn: () => client.call('demoAccounts') });
  const failed = accounts.error ?? enter.error;
  if (accounts.data?.accounts.length === 0) return <EmptyState title={t('demoEmpty')}>{t('demoEmptyHow')}</EmptyState>;
  return (
    <section aria-label={t('demoTitle')} className={classes.demo}>
      <h2 className={classes.title}>{t('demoTitle')}</h2>
      <p className={classes.quiet}>{t('demoLead')}</p>
      {failed && <Problem problem={problem(failed)} onRetry={() => void accounts.refetch()} />}
      <div className={classes.organisations}>
        {byOrganisation(accounts.data?.accounts ?? []).map(([organisation, people]) => (
          <div key={organisation} className={classes.organisation}>
            <h3 className={classes.name}>{organisation}</h3>
            <ul className={classes.people}>
              {people.map((account) => (
                <li key={account.account}>
                  <Person
                    account={account}
                    busy={enter.isPending}
                    onChoose={() => enter.mutate(account.account, { onSuccess: onEntered })}
                  />
                </li>
              ))}
            </ul>
          </div>
        ))}
      </div>
    </section>
  );
}

function Person({ account, busy, onChoose }: { account: Account; busy: boolean; onChoose: () => void }) {
  const { t } = useTranslation(['signIn', 'frame']);
  const me = useSessionView().data;
  const role = t(`frame:roles.${account.role}`);
  const current =
    me?.person?.pseudonym === account.pseudonym &&
    me.person.role === account.role &&
    me.organisation?.name === account.organisation;
  return (
    <button
      type="button"
      className={classes.person}
      aria-disabled={busy}
      aria-label={t('signIn:demoAs', { person: account.pseudonym, role })}
      onClick={() => !busy && onChoose()}
    >
      <span className={classes.who}>
        <strong>{account.pseudonym}</strong> <span className={classes.role}>{role}</span>
        {current && <span className={classes.role}> · {t('signIn:demoCurrent')}</span>}
      </span>
      <span className={classes.purpose}>{account.purpose}</span>
    </button>
  );
}
