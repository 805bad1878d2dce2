import { useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { connection } from './connection.ts';
import classes from './connection-lost.module.css';
import { Icon } from './icon.tsx';
import { useSaying } from './use-saying.ts';

/** Says that the connection is lost, since when, and when the next attempt is made; and that it is back. */
export function ConnectionLost() {
  const { t } = useTranslation('frame');
  const say = useSaying();
  const state = useSyncExternalStore(connection.subscribe, connection.read);
  return (
    <div role="status" className={classes.place}>
      {state.kind === 'lost' && (
        <div className={classes.banner}>
          <Icon name="plug" size={18} />
          <span>
            {t('connection.lost')}{' '}
            {state.trying
              ? t('connection.trying')
              : t('connection.lostSince', {
                  time: say.time(state.since),
                  seconds: Math.max(1, Math.round(state.waitMilliseconds / 1000)),
                })}
          </span>
          <button type="button" className={classes.retry} onClick={() => connection.retry()}>
            {t('connection.retry')}
          </button>
        </div>
      )}
      {state.kind === 'restored' && <div className={classes.banner}>{t('connection.restored')}</div>}
    </div>
  );
}
