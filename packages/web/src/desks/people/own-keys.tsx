import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useProblem } from '../../api/index.ts';
import { ActionButton } from '../../kit/action-button.tsx';
import { Problem } from '../../kit/problem.tsx';
import { addWrappingKey, publicWrappingKey } from '../../signing/make-keys.ts';
import { ActPanel, Acts } from '../acting/act-panel.tsx';
import { KeyWords, keyWords } from './key-words.tsx';
import { type DeskProps, useDeskAct } from './use-desk.ts';

/** What one's own passkey can do for the desk, and the two touches that make it able to. */
export function OwnKeys({ desk, me, softwareKey, now }: DeskProps) {
  const { t } = useTranslation('people');
  const member = desk.members.find(({ person }) => person === me.id);
  const [made, setMade] = useState<readonly string[] | null>(null);
  if (softwareKey) return <ActPanel title={t('own.title')} say={t('own.software')} children={null} />;
  if (!member?.passkey) return null;
  const { passkey, wrappingKey } = member;
  const state = desk.wrapped ? t('own.ready') : wrappingKey ? t('own.waiting') : t('own.none');
  return (
    <ActPanel title={t('own.title')} say={state}>
      {!wrappingKey && (
        <MakeWrappingKey
          own={{ organisation: desk.organisation, person: me.id, credential: passkey.credential }}
          now={now}
          onMade={(publicKey) => setMade(keyWords(passkey.publicKey, publicKey))}
        />
      )}
      {wrappingKey && made && (
        <>
          <p role="status">{t('own.made')}</p>
          <KeyWords label={t('own.words')} words={made} />
        </>
      )}
      {wrappingKey && !made && !desk.wrapped && (
        <KeyWords label={t('own.words')} words={keyWords(passkey.publicKey, wrappingKey.publicKey)} />
      )}
    </ActPanel>
  );
}

type MakeProps = {
  own: { organisation: string; person: string; credential: string };
  now: string;
  onMade: (publicKey: string) => void;
};

/** Two touches, each with its reason said before it. */
function MakeWrappingKey({ own, now, onMade }: MakeProps) {
  const { t } = useTranslation('people');
  const problem = useProblem();
  const first = useDeskAct(() => publicWrappingKey(own.credential));
  const second = useDeskAct((publicKey: string) => addWrappingKey(own, publicKey, now));
  const publicKey = first.data;
  const failed = second.error ?? first.error;
  return (
    <>
      <p>{t(publicKey ? 'own.second' : 'own.first')}</p>
      <Acts>
        {publicKey ? (
          <ActionButton
            kind="primary"
            busy={second.isPending}
            onClick={() => second.mutate(publicKey, { onSuccess: () => onMade(publicKey) })}
          >
            {t('own.secondDo')}
          </ActionButton>
        ) : (
          <ActionButton kind="primary" busy={first.isPending} onClick={() => first.mutate(undefined)}>
            {t('own.firstDo')}
          </ActionButton>
        )}
      </Acts>
      {failed && <Problem problem={problem(failed)} />}
    </>
  );
}
