import { FileInput, TextInput } from '@mantine/core';
import type { Answer } from '@remit/client';
import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isolate } from '../../kit/isolate.ts';
import { useSaying } from '../../kit/use-saying.ts';
import { client, useProblem } from '../../api/index.ts';
import { useGo } from '../../frame/desk-route.ts';
import { Page } from '../../frame/page.tsx';
import { PlaceLink } from '../../frame/place-link.tsx';
import { ActionButton } from '../../kit/action-button.tsx';
import { Problem } from '../../kit/problem.tsx';
import { Fields } from '../acting/act-panel.tsx';
import { useGround } from './entry-columns.tsx';
import { EntryTag } from './entry-tag.tsx';
import classes from './list.module.css';
import { printOfAddress, type Prints, printsOfFile } from './prints-of.ts';
import { useNames } from './use-entries.ts';

type Checked = Answer<'checkList'> & Pick<Prints, 'unread'>;

async function check(file: File | null, address: string): Promise<Checked> {
  const link = printOfAddress(address);
  const { fingerprints, unread } = file ? await printsOfFile(file) : { fingerprints: [], unread: null };
  const body = { fingerprints: [...fingerprints, ...(link ? [link] : [])] };
  return { ...(await client.call('checkList', { body })), unread };
}

/** One file or address against the own list: hashed here, compared there, counted, and nothing uploaded. */
export function CheckPage() {
  const { t } = useTranslation('list');
  const go = useGo();
  const problem = useProblem();
  const [file, setFile] = useState<File | null>(null);
  const [address, setAddress] = useState('');
  const asking = useMutation({ mutationFn: () => check(file, address) });
  const ready = file !== null || printOfAddress(address) !== null;
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (ready && !asking.isPending) asking.mutate();
  };
  return (
    <Page title={t('check.title')} lead={t('check.lead')} onBack={() => go('/list')}>
      <form onSubmit={submit} className={classes.section}>
        <Fields>
          <FileInput
            label={t('check.file')}
            value={file}
            onChange={(chosen) => {
              setFile(chosen);
              asking.reset();
            }}
            clearable
            clearButtonProps={{ 'aria-label': t('check.clear') }}
          />
          <TextInput
            label={t('check.address')}
            description={t('check.addressHow')}
            value={address}
            onChange={(event) => {
              setAddress(event.currentTarget.value);
              asking.reset();
            }}
            maxLength={4096}
            dir="ltr"
            autoComplete="off"
          />
          <ActionButton
            kind="primary"
            type="submit"
            busy={asking.isPending}
            onClick={() => undefined}
            {...(ready ? {} : { blocked: { sentence: t('check.needs') } })}
          >
            {t('check.do')}
          </ActionButton>
        </Fields>
      </form>
      <div role="status">
        {asking.isPending && <p>{t('check.hashing')}</p>}
        {asking.data && <Result checked={asking.data} />}
      </div>
      {asking.error && <Problem problem={problem(asking.error)} />}
    </Page>
  );
}

function Result({ checked: { matches, checks, most, unread } }: { checked: Checked }) {
  const { t } = useTranslation('list');
  const say = useSaying();
  const ground = useGround();
  const names = useNames();
  return (
    <section className={classes.section}>
      <h2>{matches.length === 0 ? t('check.nothing') : t('check.found', { count: matches.length })}</h2>
      <p>{matches.length === 0 ? t('check.nothingMeans') : t('check.foundMeans')}</p>
      <ul className={classes.opinions}>
        {matches.map((match) => (
          <li key={match.id} className={classes.opinion}>
            <div className={classes.line}>
              <EntryTag status={match.status} />
              <PlaceLink to={`/list/entry/${match.id}`}>{t(`kind.${match.kind}`)}</PlaceLink>
              <span>{t('check.distance', { count: match.distance })}</span>
            </div>
            <p className={classes.quiet}>
              {[ground(match.ground), say.list(match.parties.map(names).map(isolate))].filter(Boolean).join(' · ')}
            </p>
          </li>
        ))}
      </ul>
      {unread && <p>{t('check.picture', { why: unread === 'flat' ? t('check.flat') : reason(unread) })}</p>}
      <p className={classes.quiet}>{t('check.used', { checks, most })}</p>
    </section>
  );

  function reason(why: Exclude<Prints['unread'], 'flat' | null>): string {
    return t(`check.why.${why as 'broken'}`, { defaultValue: t('check.why.other') });
  }
}
