import { Tooltip } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { dueState, type Due, type DueState } from './due.ts';
import classes from './due-time.module.css';
import { Icon } from './icon.tsx';
import { cityOf } from './moment.ts';
import { useNow } from './use-now.ts';
import { useSaying } from './use-saying.ts';

export type DueTimeProps = {
  /** Null where no time runs. */
  due: Due | null;
  /** When the span began; amber then covers its last fifth. */
  startedAt?: string | undefined;
  /** The zone of the party whose time it is; the reader's own where it is left out. */
  zone?: string | undefined;
  /** A target that nobody committed to: passed, it is neither red nor called late (D14). */
  orientation?: boolean;
  /** Two lines for a queue's column instead of one. */
  stacked?: boolean;
};

/** "in 3 h 20 min · today 17:40 Berlin": the strict time, with the later legal one on hover or focus (C7a). */
export function DueTime({ due, startedAt, zone, orientation = false, stacked = false }: DueTimeProps) {
  const { t } = useTranslation('kit');
  const now = useNow();
  const say = useSaying(zone);
  if (!due) return <span className={classes.none}>{t('time.none')}</span>;
  const at = Date.parse(due.operationalDue);
  const state = dueState(due, now, startedAt, orientation);
  const distance = t(at >= now ? 'time.in' : state === 'passed' ? 'time.ago' : 'time.late', {
    duration: say.duration(at - now),
  });
  return (
    <Tooltip label={<BothTimes due={due} state={state} zone={zone} orientation={orientation} />} w={280}>
      <time
        className={classes.due}
        dateTime={due.operationalDue}
        data-state={state}
        data-stacked={stacked || undefined}
        tabIndex={0}
      >
        <span className={classes.distance}>
          {state !== 'far' && state !== 'passed' && <Icon name="clock" size={15} />}
          {distance}
          {state === 'soon' && <span className="visually-hidden"> {t('time.dueSoon')}</span>}
        </span>
        <span className={classes.at}>
          {!stacked && <span aria-hidden="true"> · </span>}
          {say.near(at, now)} {cityOf(say.zone)}
        </span>
      </time>
    </Tooltip>
  );
}

type BothProps = { due: Due; state: DueState; zone: string | undefined; orientation: boolean };

function BothTimes({ due, state, zone, orientation }: BothProps) {
  const { t } = useTranslation('kit');
  const say = useSaying(zone);
  const strict = say.moment(Date.parse(due.operationalDue));
  const legal = say.moment(Date.parse(due.legalLatest));
  if (orientation) return <>{t('time.orientation', { at: strict })}</>;
  const second =
    state === 'breach'
      ? t('time.legallyLate', { at: legal })
      : strict === legal
        ? t('time.legalSame')
        : t('time.legal', { at: legal });
  return (
    <>
      {t('time.strict', { at: strict })} {second}
    </>
  );
}
