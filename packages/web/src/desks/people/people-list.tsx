import { useTranslation } from 'react-i18next';
import { useSaying } from '../../kit/use-saying.ts';
import { ActPanel } from '../acting/act-panel.tsx';
import { AskReason } from './ask-reason.tsx';
import { EndClearance } from './clearance.tsx';
import classes from './people.module.css';
import { PersonActs } from './person-acts.tsx';
import { type DeskProps, useDeskBlocked } from './use-desk.ts';
import { client } from '../../api/index.ts';

/** Everybody of the organisation, with what an administrator may change. */
export function PeopleList(props: DeskProps) {
  const { t } = useTranslation(['people', 'frame']);
  const say = useSaying();
  const { desk, me } = props;
  return (
    <ActPanel title={t('people:list.title')}>
      <ul className={classes.rows}>
        {desk.people.map((each) => (
          <li key={each.person} className={classes.row}>
            <div>
              <strong>
                <bdi>{each.pseudonym}</bdi>
              </strong>{' '}
              {each.person === me.id && <span className={classes.quiet}>({t('people:list.self')}) </span>}
              <div>{say.list(each.roles.map((role) => t(`frame:roles.${role}`))) || t('people:list.noRoles')}</div>
              <div className={classes.quiet}>{t(each.passkey ? 'people:list.passkey' : 'people:list.noPasskey')}</div>
              {each.clearedUntil !== null && (
                <div className={classes.quiet}>
                  {t('people:list.clearedUntil', { until: say.moment(Date.parse(each.clearedUntil)) })}
                </div>
              )}
            </div>
            {desk.can['EnrolPerson'] !== true && desk.can['EndClearance'] === true && each.clearedUntil !== null && (
              <EndClearance desk={desk} person={each} />
            )}
            {desk.can['EnrolPerson'] === true && (
              <details className={classes.change}>
                <summary aria-label={t('people:list.changeOf', { person: each.pseudonym })}>
                  {t('people:list.more')}
                </summary>
                <PersonActs {...props} person={each} />
              </details>
            )}
          </li>
        ))}
      </ul>
    </ActPanel>
  );
}

/** Keys that may be used now; each can be ended here. */
export function KeysList({ desk }: DeskProps) {
  const { t } = useTranslation(['people', 'frame']);
  const say = useSaying();
  const blocked = useDeskBlocked(desk)('RevokeKey');
  const nameOf = (key: (typeof desk.keys)[number]): string =>
    [
      t(`people:keys.purpose.${key.purpose}` as 'people:keys.purpose.desk'),
      key.of && t('people:keys.of', { person: key.of }),
    ]
      .filter(Boolean)
      .join(' ');
  return (
    <ActPanel title={t('people:keys.title')} say={desk.keys.length === 0 ? t('people:keys.empty') : undefined}>
      <ul className={classes.rows} hidden={desk.keys.length === 0}>
        {desk.keys.map((key) => (
          <li key={key.keyId} className={classes.row}>
            <div>
              <strong>{nameOf(key)}</strong> <bdi className={classes.quiet}>{key.label}</bdi>
              <div className={classes.quiet}>
                {t('people:desk.until', { until: say.moment(Date.parse(key.until)) })}
              </div>
            </div>
            <AskReason
              label={t('people:keys.revoke')}
              title={t('people:keys.revokeTitle', { key: nameOf(key) })}
              sentence={t('people:keys.revokeSay')}
              blocked={blocked}
              act={(reason) =>
                client.call('RevokeKey', { params: { id: desk.organisation }, body: { keyId: key.keyId, reason } })
              }
            />
          </li>
        ))}
      </ul>
    </ActPanel>
  );
}
