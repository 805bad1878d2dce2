import { NativeSelect, TextInput } from '@mantine/core';
import { ORGANISATION_KINDS, type OrganisationKind } from '@remit/protocol';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useDirectory, useProblem, type Organisation } from '../../api/index.ts';
import { Page } from '../../frame/page.tsx';
import { EmptyState } from '../../kit/empty-state.tsx';
import { Problem } from '../../kit/problem.tsx';
import classes from './directory.module.css';
import { OrganisationCard } from './organisation-card.tsx';

const ORDER: readonly OrganisationKind[] = ['PLATFORM', 'LE_UNIT', 'OVERSIGHT', 'AUDIT', 'CIVIL_SOCIETY', 'HUB'];

const matches = ({ name, domain, card, state }: Organisation, typed: string): boolean =>
  [name, domain ?? '', state, ...(card?.hosts ?? [])].some((word) => word.toLowerCase().includes(typed.toLowerCase()));

/** Whom to ask, who is there now, what each platform can do, who appointed whom (R051, R052). */
export function DirectoryPage() {
  const { t } = useTranslation(['directory', 'frame']);
  const problem = useProblem();
  const { data, error, refetch, isPending } = useDirectory();
  const [typed, setTyped] = useState('');
  const [kind, setKind] = useState('');
  const all = data?.organisations ?? [];
  const shown = all.filter((each) => (kind === '' || each.kind === kind) && matches(each, typed.trim()));
  const present = ORGANISATION_KINDS.filter((each) => all.some((organisation) => organisation.kind === each));
  return (
    <Page title={t('directory:title')} lead={t('directory:lead')}>
      <div className={classes.filters} role="search">
        <TextInput
          aria-label={t('directory:search')}
          placeholder={t('directory:search')}
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
          maxLength={120}
          className={classes.search ?? ''}
        />
        <NativeSelect
          aria-label={t('directory:kind')}
          value={kind}
          data={[
            { value: '', label: t('directory:allKinds') },
            ...present.map((value) => ({ value, label: t(`frame:kinds.${value}`) })),
          ]}
          onChange={(event) => setKind(event.currentTarget.value)}
        />
      </div>
      {isPending && <p role="status">{t('directory:loading')}</p>}
      {error && !data && <Problem problem={problem(error)} onRetry={() => void refetch()} />}
      {data && shown.length === 0 && (
        <EmptyState title={t(all.length === 0 ? 'directory:empty' : 'directory:noneFound')}>
          {t(all.length === 0 ? 'directory:emptyHow' : 'directory:noneFoundHow')}
        </EmptyState>
      )}
      {ORDER.map((each) => {
        const group = shown.filter((organisation) => organisation.kind === each);
        if (group.length === 0) return null;
        return (
          <section key={each} aria-label={t(`frame:kinds.${each}`)} className={classes.group}>
            <h2 className={classes.heading}>{t(`frame:kinds.${each}`)}</h2>
            {group.map((organisation) => (
              <OrganisationCard key={organisation.id} organisation={organisation} all={all} open={shown.length <= 3} />
            ))}
          </section>
        );
      })}
    </Page>
  );
}
