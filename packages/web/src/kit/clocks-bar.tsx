import { useTranslation } from 'react-i18next';
import { CLOCK_OWNERS, clockTotals, type ClockOwner, type Turn } from './clock-totals.ts';
import classes from './clocks-bar.module.css';
import { useNow } from './use-now.ts';
import { useSaying } from './use-saying.ts';

/**
 * Whose time it was: unit, oversight, platform and paused as one bar per case, and the same in words. `slim` is the bar
 * alone, for rows; its words are then its label.
 */
export function ClocksBar({ turns, slim = false }: { turns: readonly Turn[]; slim?: boolean }) {
  const { t } = useTranslation('kit');
  const say = useSaying();
  const totals = clockTotals(turns, useNow());
  const used = CLOCK_OWNERS.filter((owner) => totals.milliseconds[owner] > 0);
  const words = (owner: ClockOwner): string =>
    t('clocks.ranFor', { owner: t(`clocks.${owner}`), duration: say.duration(totals.milliseconds[owner]) });
  const running =
    totals.current === 'stopped' ? t('clocks.stopped') : t('clocks.running', { owner: t(`clocks.${totals.current}`) });
  const spoken = `${t('clocks.label')}: ${say.list(used.map(words))}. ${running}.`;
  return (
    <div className={classes.clocks}>
      <div className={classes.bar} role="img" aria-label={spoken} data-slim={slim || undefined}>
        {used.map((owner) => (
          <span key={owner} data-owner={owner} style={{ flexGrow: totals.milliseconds[owner] / totals.total }} />
        ))}
      </div>
      {!slim && (
        <div className={classes.words} aria-hidden="true">
          {used.map((owner) => (
            <span key={owner} className={classes.word} data-current={totals.current === owner || undefined}>
              <i className={classes.swatch} data-owner={owner} />
              {words(owner)}
            </span>
          ))}
          <span className={classes.running}>{running}</span>
        </div>
      )}
    </div>
  );
}
