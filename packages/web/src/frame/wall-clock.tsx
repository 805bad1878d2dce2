import { useTranslation } from 'react-i18next';
import { cityOf } from '../kit/moment.ts';
import { useNow } from '../kit/use-now.ts';
import { useSaying } from '../kit/use-saying.ts';
import classes from './wall-clock.module.css';

/** The server's time in the reader's zone: the clock that every due time on the page is measured by. */
export function WallClock() {
  const { t } = useTranslation('frame');
  const now = useNow();
  const say = useSaying();
  return (
    <time
      className={classes.clock}
      dateTime={new Date(now).toISOString()}
      title={`${t('now', { zone: say.zone })}: ${say.moment(now)}`}
    >
      {say.time(now)} <span className={classes.zone}>{cityOf(say.zone)}</span>
    </time>
  );
}
