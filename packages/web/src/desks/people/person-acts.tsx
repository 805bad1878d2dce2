import { NativeSelect } from '@mantine/core';
import { LOCK_ROLES, ROLE_HOLDERS, ROLES, type Role } from '@remit/protocol';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { client, useProblem } from '../../api/index.ts';
import { ActionButton } from '../../kit/action-button.tsx';
import { Problem } from '../../kit/problem.tsx';
import type { Desk } from '../../signing/desk-key.ts';
import { Clearance } from './clearance.tsx';
import { AskReason } from './ask-reason.tsx';
import { giveCode } from './give-code.ts';
import classes from './people.module.css';
import { type DeskProps, useDeskAct, useDeskBlocked } from './use-desk.ts';

type Props = DeskProps & { person: Desk['people'][number] };

/** What an administrator may do about one person; what the role may not do says why. */
export function PersonActs(props: Props) {
  const { desk, person } = props;
  const { t } = useTranslation(['people', 'frame']);
  const blocked = useDeskBlocked(desk);
  const params = { id: desk.organisation };
  const named = { person: person.pseudonym };
  return (
    <div className={classes.acts}>
      <GiveCode {...props} />
      <GiveRole {...props} />
      {person.roles.map((role) => (
        <AskReason
          key={role}
          label={`${t('people:list.revoke')}: ${t(`frame:roles.${role}`)}`}
          sentence={t('people:list.revokeSay', { ...named, role: t(`frame:roles.${role}`) })}
          blocked={blocked('RevokeRole')}
          act={(reason) => client.call('RevokeRole', { params, body: { person: person.person, role, reason } })}
        />
      ))}
      <AskReason
        label={t('people:list.recover')}
        sentence={t('people:list.recoverSay', named)}
        blocked={blocked('ProposeRecovery') ?? (person.passkey ? undefined : { sentence: t('people:list.recoverNot') })}
        act={(reason) => client.call('ProposeRecovery', { params, body: { person: person.person, reason } })}
      />
      <Clearance {...props} />
      <AskReason
        label={t('people:list.remove')}
        sentence={t('people:list.removeSay', named)}
        blocked={blocked('RemovePerson')}
        act={(reason) => client.call('RemovePerson', { params, body: { person: person.person, reason } })}
      />
    </div>
  );
}

function GiveRole({ desk, person }: Props) {
  const { t } = useTranslation(['people', 'frame']);
  const blocked = useDeskBlocked(desk);
  const free = ROLES.filter((role) => ROLE_HOLDERS[role] === desk.kind && !person.roles.includes(role));
  const [chosen, setRole] = useState<Role | ''>('');
  const role = chosen !== '' && free.includes(chosen) ? chosen : free[0];
  if (role === undefined) return null;
  const proposed = LOCK_ROLES.includes(role);
  const given = { params: { id: desk.organisation }, body: { person: person.person, role } };
  const words = { person: person.pseudonym, role: t(`frame:roles.${role}`) };
  return (
    <div className={classes.role}>
      <NativeSelect
        label={t('people:list.role')}
        value={role}
        data={free.map((each) => ({ value: each, label: t(`frame:roles.${each}`) }))}
        onChange={(event) => setRole(event.currentTarget.value as Role)}
      />
      <AskReason
        label={t(proposed ? 'people:list.propose' : 'people:list.grant')}
        sentence={proposed ? t('people:list.proposeSay') : t('people:list.grantSay', words)}
        blocked={blocked(proposed ? 'ProposeRole' : 'GrantRole')}
        reasoned={false}
        act={() => (proposed ? client.call('ProposeRole', given) : client.call('GrantRole', given))}
      />
    </div>
  );
}

/** The code is made in this browser and shown once; the service keeps its digest alone. */
function GiveCode({ desk, person }: Props) {
  const { t } = useTranslation('people');
  const problem = useProblem();
  const blocked = useDeskBlocked(desk);
  const give = useDeskAct(() => giveCode(desk.organisation, person.person));
  return (
    <div>
      <ActionButton
        busy={give.isPending}
        blocked={blocked('EnrolPerson') ?? (person.passkey ? { sentence: t('list.codeHas') } : undefined)}
        onClick={() => give.mutate(undefined)}
      >
        {t('list.code')}
      </ActionButton>
      {give.data && (
        <div role="status">
          <p>{t('list.codeShown', { person: person.pseudonym })}</p>
          <output className={classes.code} dir="ltr">
            {give.data.code}
          </output>
          <p className={classes.quiet}>{t('list.codeEnds', { count: give.data.hours })}</p>
        </div>
      )}
      {give.error && <Problem problem={problem(give.error)} />}
    </div>
  );
}
