import { LABELS, OUTCOMES, PRIORITIES, type Outcome, type Priority } from '@remit/protocol';
import { useTranslation } from 'react-i18next';
import { Figure, type FigureData } from '../../kit/figure.tsx';
import { useLanguage, useSaying } from '../../kit/use-saying.ts';
import classes from './public.module.css';
import { CrossTable } from './cross-table.tsx';
import { SplitTable } from './split-table.tsx';
import { useFigure } from './use-figure.ts';
import type { TotalsView } from './use-totals.ts';
import { sayGate } from '../../words/say-rule.ts';

const isOutcome = (code: string): code is Outcome => (OUTCOMES as readonly string[]).includes(code);
const isPriority = (code: string): code is Priority => (PRIORITIES as readonly string[]).includes(code);

/** Totals with their definitions, each beside the figure that keeps it honest (D15, screens.md principle 7). */
export function Figures({ totals }: { totals: TotalsView }) {
  const { t } = useTranslation(['publicPages', 'codes']);
  const labels = LABELS[useLanguage()];
  const { count, share } = useFigure(totals);
  return (
    <>
      <section className={classes.section} aria-labelledby="figures">
        <h2 id="figures">{t('publicPages:section.figures')}</h2>
        <div className={classes.figures}>
          <Figure figure={count('referrals-sent')} beside={count('items-sent')} />
          <Figure figure={count('items-stopped')} beside={count('items-decided')} />
          <Figure figure={share('items-acted-on')} beside={share('items-reinstated')} />
          <Figure figure={share('items-redirected')} beside={share('items-unanswered')} />
          <Figure figure={count('lock2-decisions')} beside={share('samples-unsound')} />
          <Figure figure={share('referrals-following')} beside={share('referrals-withdrawn')} />
        </div>
        <p className={classes.note}>{t('publicPages:compliance')}</p>
      </section>
      <Speeds totals={totals} />
      <section className={classes.section} aria-labelledby="splits">
        <h2 id="splits">{t('publicPages:section.splits')}</h2>
        <div className={classes.tables}>
          <SplitTable
            totals={totals}
            measure="items-decided"
            dimension="outcome"
            name={(code) => (isOutcome(code) ? labels.outcome[code] : code)}
          />
          <SplitTable
            totals={totals}
            measure="items-stopped"
            dimension="gate-code"
            name={(code) => sayGate(code, 'public')}
          />
          <SplitTable
            totals={totals}
            measure="items-sent"
            dimension="ideology"
            name={(code) => t(`codes:ideology.${code}` as 'codes:ideology.OTHER', t('publicPages:unstated'))}
          />
          <SplitTable
            totals={totals}
            measure="items-sent"
            dimension="instrument"
            name={(code) => t(`codes:instrument.${code}` as 'codes:instrument.VOLUNTARY_ITEM', code)}
          />
          <SplitTable
            totals={totals}
            measure="lock2-decisions"
            dimension="result"
            name={(code) => t(`publicPages:lock2.${code}` as 'publicPages:lock2.APPROVED', code)}
          />
          <SplitTable
            totals={totals}
            measure="referrals-sent"
            dimension="priority"
            name={(code) => (isPriority(code) ? labels.priority[code] : code)}
          />
          <CrossTable
            totals={totals}
            measure="items-decided"
            parts={['items-acted-on', 'items-redirected', 'items-not-acted-on']}
            dimension="ideology"
            name={(code) => t(`codes:ideology.${code}` as 'codes:ideology.OTHER', t('publicPages:unstated'))}
          />
          <CrossTable
            totals={totals}
            measure="lock2-decisions"
            parts={['lock2-refusals']}
            dimension="body"
            name={(name) => name}
          />
          <SplitTable totals={totals} measure="referrals-sent" dimension="unit" name={(name) => name} />
          <SplitTable totals={totals} measure="referrals-sent" dimension="platform" name={(name) => name} />
        </div>
        <p className={classes.note}>
          {t('publicPages:suppression', { below: totals.suppressedBelow, count: totals.suppressedCells })}
        </p>
      </section>
    </>
  );
}

/** Speed never stands alone: overturns are beside it. */
function Speeds({ totals }: { totals: TotalsView }) {
  const { t } = useTranslation('publicPages');
  const labels = LABELS[useLanguage()];
  const say = useSaying();
  const { share, period } = useFigure(totals);
  const figure = (speed: TotalsView['speeds'][number]): FigureData => ({
    label: [
      t(`speed.${speed.measure}` as 'speed.decide', speed.measure),
      isPriority(speed.priority) ? labels.priority[speed.priority] : '',
      t('halves'),
    ]
      .filter(Boolean)
      .join(' · '),
    value:
      speed.p50Hours === null
        ? null
        : t('hours', { half: say.number(speed.p50Hours), most: say.number(speed.p90Hours ?? speed.p50Hours) }),
    n: speed.n,
    period,
    definition: t(`speedDefinition.${speed.measure}` as 'speedDefinition.decide', speed.measure),
  });
  const shown = totals.speeds.filter(
    ({ measure }) => measure === 'decide' || measure === 'acknowledge' || measure === 'lock2',
  );
  if (shown.length === 0) return null;
  return (
    <section className={classes.section} aria-labelledby="speeds">
      <h2 id="speeds">{t('section.speeds')}</h2>
      <div className={classes.figures}>
        {shown.map((speed) => (
          <Figure key={speed.measure + speed.priority} figure={figure(speed)} beside={share('items-reinstated')} />
        ))}
      </div>
    </section>
  );
}
