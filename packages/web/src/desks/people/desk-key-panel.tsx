import { useDisclosure } from '@mantine/hooks';
import { DESK_KEY_ROLES } from '@remit/protocol';
import { useTranslation } from 'react-i18next';
import { useProblem } from '../../api/index.ts';
import { ActionButton, type Blocked } from '../../kit/action-button.tsx';
import { ConfirmList } from '../../kit/confirm-list.tsx';
import { Problem } from '../../kit/problem.tsx';
import { useSaying } from '../../kit/use-saying.ts';
import type { Member } from '../../signing/desk-key.ts';
import { handOverTo, makeDeskKey } from '../../signing/make-keys.ts';
import { ActPanel, Acts } from '../acting/act-panel.tsx';
import { KeyWords, keyWords } from './key-words.tsx';
import classes from './people.module.css';
import { type DeskProps, useDeskAct } from './use-desk.ts';

/** The key that signs for the desk: who made it able to sign, who holds it, and to whom it can be handed over. */
export function DeskKeyPanel(props: DeskProps) {
  const { desk } = props;
  const { t } = useTranslation('people');
  const say = useSaying();
  return (
    <ActPanel title={t('desk.title')} say={t('desk.lead')}>
      {desk.key ? (
        <p className={classes.sentence}>{t('desk.until', { until: say.moment(Date.parse(desk.key.until)) })}</p>
      ) : (
        <MakeDeskKey {...props} />
      )}
      <ul className={classes.rows}>
        {desk.members.map((member) => (
          <li key={member.person} className={classes.row}>
            <MemberRow {...props} member={member} />
          </li>
        ))}
      </ul>
    </ActPanel>
  );
}

function MakeDeskKey({ desk, me, now, softwareKey }: DeskProps) {
  const { t } = useTranslation('people');
  const problem = useProblem();
  const say = useSaying();
  const make = useDeskAct(() => makeDeskKey(desk, me.id, now));
  const own = desk.members.find(({ person }) => person === me.id);
  const blocked: Blocked | undefined = !DESK_KEY_ROLES.includes(me.role)
    ? { sentence: t('desk.makers') }
    : softwareKey
      ? { sentence: t('own.software') }
      : own?.wrappingKey
        ? undefined
        : { sentence: t('own.none') };
  return (
    <>
      <p className={classes.sentence}>
        {desk.endedAt === null ? t('desk.none') : t('desk.ended', { at: say.moment(Date.parse(desk.endedAt)) })}{' '}
        {t('desk.noneHow')}
      </p>
      <Acts>
        <ActionButton kind="primary" busy={make.isPending} blocked={blocked} onClick={() => make.mutate(undefined)}>
          {t('desk.make')}
        </ActionButton>
      </Acts>
      {make.error && <Problem problem={problem(make.error)} />}
    </>
  );
}

function MemberRow({ member, ...props }: DeskProps & { member: Member }) {
  const { t } = useTranslation(['people', 'frame']);
  const say = useSaying();
  const { desk, me } = props;
  const state = !member.passkey
    ? t('people:desk.noPasskey')
    : member.holds
      ? t('people:desk.holds')
      : member.wrappingKey
        ? t('people:desk.holdsNot')
        : t('people:desk.noWrapping');
  return (
    <>
      <div>
        <strong>
          <bdi>{member.pseudonym}</bdi>
        </strong>{' '}
        {member.person === me.id && <span className={classes.quiet}>({t('people:list.self')}) </span>}
        <span className={classes.quiet}>{say.list(member.roles.map((role) => t(`frame:roles.${role}`)))}</span>
        <div>{state}</div>
      </div>
      {desk.key && !member.holds && member.person !== me.id && <HandOver {...props} member={member} />}
    </>
  );
}

function HandOver({ desk, me, member }: DeskProps & { member: Member }) {
  const { t } = useTranslation('people');
  const [opened, dialog] = useDisclosure(false);
  const problem = useProblem();
  const give = useDeskAct(() => handOverTo(desk, me.id, member));
  const { pseudonym, passkey, wrappingKey } = member;
  const person = pseudonym;
  const blocked: Blocked | undefined = !desk.wrapped
    ? { sentence: t('desk.needHolding') }
    : !passkey
      ? { sentence: t('desk.needPasskey') }
      : wrappingKey
        ? undefined
        : { sentence: t('desk.needWrapping') };
  return (
    <>
      <ActionButton blocked={blocked} onClick={dialog.open}>
        {t('desk.handOver', { person })}
      </ActionButton>
      {passkey && wrappingKey && (
        <ConfirmList
          opened={opened}
          onClose={dialog.close}
          title={t('desk.handOverTitle')}
          sentence={t('desk.handOverSay', { person })}
          entries={[]}
          confirm={t('desk.handOverDo')}
          busy={give.isPending}
          onConfirm={() => give.mutate(undefined, { onSuccess: dialog.close })}
        >
          <KeyWords label={t('desk.words', { person })} words={keyWords(passkey.publicKey, wrappingKey.publicKey)} />
          {give.error && <Problem problem={problem(give.error)} />}
        </ConfirmList>
      )}
    </>
  );
}
