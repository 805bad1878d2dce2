import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useProblem } from '../../api/index.ts';
import { ActionButton } from '../../kit/action-button.tsx';
import { Problem } from '../../kit/problem.tsx';
import { useSaying } from '../../kit/use-saying.ts';
import type { Desk, Member } from '../../signing/desk-key.ts';
import { addWrappingKey, carryDeskKey, type FreshKey, freshWrappingKey } from '../../signing/make-keys.ts';
import { ActPanel, Acts } from '../acting/act-panel.tsx';
import { KeyWords, keyWords } from './key-words.tsx';
import classes from './people.module.css';
import { type DeskProps, useDeskAct } from './use-desk.ts';

/** From so long before its end on a wrapping key is renewed. */
const RENEWAL = 30 * 24 * 3_600_000;

/** What one's own passkey can do for the desk, and the two touches that make it able to. */
export function OwnKeys({ desk, me, softwareKey, now }: DeskProps) {
  const { t } = useTranslation('people');
  const say = useSaying();
  const member = desk.members.find(({ person }) => person === me.id);
  const [made, setMade] = useState<readonly string[] | null>(null);
  if (softwareKey) return <ActPanel title={t('own.title')} say={t('own.software')} children={null} />;
  if (!member?.passkey) return null;
  const { passkey, wrappingKey } = member;
  const ends = wrappingKey ? Date.parse(wrappingKey.until) : null;
  const renewable = ends !== null && ends - Date.parse(now) < RENEWAL;
  return (
    <ActPanel title={t('own.title')} say={t(stateOf(desk, member))}>
      {ends !== null && (
        <p className={classes.sentence}>{t(renewable ? 'own.endsSoon' : 'own.ends', { until: say.moment(ends) })}</p>
      )}
      {(!wrappingKey || renewable) && (
        <MakeWrappingKey
          {...{ desk, member, now }}
          onMade={(publicKey) => setMade(keyWords(passkey.publicKey, publicKey))}
        />
      )}
      {wrappingKey && !desk.wrapped && desk.earlier && <CarryDeskKey {...{ desk, member }} />}
      {wrappingKey && made && (
        <>
          <p role="status">{t('own.made')}</p>
          <KeyWords label={t('own.words')} words={made} />
        </>
      )}
      {wrappingKey && !made && desk.key && !desk.wrapped && !desk.earlier && (
        <KeyWords label={t('own.words')} words={keyWords(passkey.publicKey, wrappingKey.publicKey)} />
      )}
    </ActPanel>
  );
}

function stateOf(desk: Desk, { wrappingKey }: Member) {
  if (desk.wrapped) return 'own.ready';
  if (!wrappingKey) return desk.earlier ? 'own.ranOut' : 'own.none';
  if (!desk.key) return 'own.noDesk';
  return desk.earlier ? 'own.toCarry' : 'own.waiting';
}

type OwnProps = { desk: Desk; member: Member };

/** Two touches, each with its reason said before it. */
function MakeWrappingKey({ desk, member, now, onMade }: OwnProps & { now: string; onMade: (key: string) => void }) {
  const { t } = useTranslation('people');
  const problem = useProblem();
  const first = useDeskAct(() => freshWrappingKey(desk, member));
  const second = useDeskAct((key: FreshKey) => addWrappingKey(desk, member, key, now));
  const fresh = second.isSuccess ? undefined : first.data;
  const failed = second.error ?? first.error;
  return (
    <>
      <p className={classes.sentence}>{t(fresh ? 'own.second' : 'own.first')}</p>
      <Acts>
        {fresh ? (
          <ActionButton
            kind="primary"
            busy={second.isPending}
            onClick={() => second.mutate(fresh, { onSuccess: () => onMade(fresh.publicKey) })}
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

/** A renewal that broke off before the desk's key was sealed to the new wrapping key. */
function CarryDeskKey({ desk, member }: OwnProps) {
  const { t } = useTranslation('people');
  const problem = useProblem();
  const carry = useDeskAct(() => carryDeskKey(desk, member));
  return (
    <>
      <Acts>
        <ActionButton kind="primary" busy={carry.isPending} onClick={() => carry.mutate(undefined)}>
          {t('own.carryDo')}
        </ActionButton>
      </Acts>
      {carry.error && <Problem problem={problem(carry.error)} />}
    </>
  );
}
