import { TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useProblem } from '../../api/index.ts';
import { ActionButton } from '../../kit/action-button.tsx';
import { Problem } from '../../kit/problem.tsx';
import { deskTokenOf, forgetDeskToken, keepDeskToken, readToken } from '../../signing/desk-token.ts';
import { checkSigner } from '../../signing/local-signer.ts';
import { SigningRefused } from '../../signing/signing-refused.ts';
import { ActPanel, Acts } from '../acting/act-panel.tsx';
import classes from './people.module.css';
import type { DeskProps } from './use-desk.ts';

/** Where the desk's key is held by `remit desk` on this machine: the word that lets this tab ask it, and whether it answers. */
export function SignerPanel({ desk, me, url }: DeskProps & { url: string }) {
  const { t } = useTranslation('people');
  const problem = useProblem();
  const [typed, setTyped] = useState('');
  const [token, setToken] = useState(() => deskTokenOf(me.id));
  const test = useMutation({
    mutationFn: async (given: string | null) => {
      if (!desk.key) throw new SigningRefused('no-desk-key');
      if (given === null) throw new SigningRefused('signer-token');
      await checkSigner({ url, token: given }, desk.organisation, desk.key);
      if (!keepDeskToken({ person: me.id, token: given })) throw new SigningRefused('signer-not-kept');
      setToken(given);
      setTyped('');
    },
  });
  const forget = () => {
    forgetDeskToken();
    setToken(null);
    test.reset();
  };
  const state = desk.wrapped ? 'signer.unneeded' : token === null ? 'signer.none' : 'signer.kept';
  return (
    <ActPanel title={t('signer.title')} say={t('signer.lead')}>
      <p className={classes.sentence}>
        {t('signer.at')} <bdi className={classes.code}>{url}</bdi>
      </p>
      <p className={classes.sentence}>{t(state)}</p>
      {token === null && (
        <TextInput
          type="password"
          label={t('signer.token')}
          description={t('signer.tokenHow')}
          value={typed}
          onChange={({ currentTarget: { value } }) => setTyped(value)}
          maxLength={100}
          autoComplete="off"
          spellCheck={false}
        />
      )}
      <Acts>
        <ActionButton
          kind="primary"
          busy={test.isPending}
          blocked={token === null && typed.trim() === '' ? { sentence: t('signer.paste') } : undefined}
          onClick={() => test.mutate(token ?? readToken(typed))}
        >
          {t(token === null ? 'signer.test' : 'signer.again')}
        </ActionButton>
        {token !== null && <ActionButton onClick={forget}>{t('signer.forget')}</ActionButton>}
      </Acts>
      <p role="status" className={classes.sentence}>
        {test.isSuccess && t('signer.answers')}
      </p>
      {test.error && <Problem problem={problem(test.error)} />}
    </ActPanel>
  );
}
