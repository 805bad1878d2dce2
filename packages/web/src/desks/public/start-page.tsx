import { useTranslation } from 'react-i18next';
import { useGo } from '../../frame/desk-route.ts';
import { Page } from '../../frame/page.tsx';
import { useService } from '../../frame/session.ts';
import { ActionButton } from '../../kit/action-button.tsx';
import { Figure } from '../../kit/figure.tsx';
import { LogCheckPanel } from './log-check-panel.tsx';
import classes from './public.module.css';
import { TotalsGate } from './totals-gate.tsx';
import { useFigure } from './use-figure.ts';
import type { TotalsView } from './use-totals.ts';

/** Where a visitor arrives: what Remit is, what was asked and what came of it, and the log to check. */
export function StartPage() {
  const { t } = useTranslation(['frame', 'publicPages']);
  const { demonstration } = useService();
  const go = useGo();
  return (
    <Page
      title={t('frame:title')}
      lead={t('frame:start.lead')}
      actions={
        <ActionButton kind="primary" onClick={() => go('/sign-in')}>
          {t(demonstration ? 'publicPages:start.demo' : 'frame:signIn')}
        </ActionButton>
      }
    >
      <p className={classes.what}>{t('frame:start.what')}</p>
      <ol className={classes.steps}>
        {(['write', 'lock1', 'lock2', 'decide', 'log'] as const).map((step) => (
          <li key={step}>
            <strong>{t(`publicPages:step.${step}.name`)}</strong> {t(`publicPages:step.${step}.say`)}
          </li>
        ))}
      </ol>
      <section className={classes.section} aria-labelledby="start-figures">
        <h2 id="start-figures">{t('publicPages:section.short')}</h2>
        <TotalsGate figures={3}>{(totals) => <Few totals={totals} />}</TotalsGate>
        <ActionButton onClick={() => go('/public')}>{t('frame:start.figures')}</ActionButton>
      </section>
      <section className={classes.section} aria-labelledby="start-log">
        <h2 id="start-log">{t('publicPages:section.log')}</h2>
        <p>{t('publicPages:logLead')}</p>
        <LogCheckPanel />
      </section>
    </Page>
  );
}

function Few({ totals }: { totals: TotalsView }) {
  const { count, share } = useFigure(totals);
  return (
    <div className={classes.figures}>
      <Figure figure={count('referrals-sent')} beside={count('items-sent')} />
      <Figure figure={share('items-acted-on')} beside={share('items-reinstated')} />
      <Figure figure={count('items-stopped')} beside={count('lock2-decisions')} />
    </div>
  );
}
