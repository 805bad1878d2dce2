import { Progress } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useProblem } from '../../api/index.ts';
import { ActionButton } from '../../kit/action-button.tsx';
import { Problem } from '../../kit/problem.tsx';
import { LogCheckResult } from './log-check-result.tsx';
import classes from './public.module.css';
import { RecountResult } from './recount-result.tsx';
import { useLogCheck } from './use-log-check.ts';

/** Verifies the log without trusting this page's server more than it must be; can be called off at any time. */
export function LogCheckPanel() {
  const { t } = useTranslation('publicPages');
  const problem = useProblem();
  const { state, start, startWithTotals, cancel } = useLogCheck();
  const recounting = state.kind === 'recounting';
  const running = state.kind === 'running' || recounting;
  const share = state.kind === 'running' && state.size > 0 ? (state.entries / state.size) * 100 : 0;
  return (
    <div className={classes.check}>
      <div className={classes.buttons}>
        <ActionButton kind="primary" onClick={start} busy={running}>
          {t(state.kind === 'idle' ? 'check.start' : 'check.again')}
        </ActionButton>
        <ActionButton onClick={startWithTotals} busy={running}>
          {t('recount.start')}
        </ActionButton>
        {running && <ActionButton onClick={cancel}>{t('check.cancel')}</ActionButton>}
      </div>
      {state.kind === 'running' && (
        <Progress
          value={share}
          size="lg"
          aria-label={t('check.progress', { entries: state.entries, size: state.size })}
        />
      )}
      <div role="status">
        {recounting && <p>{t('recount.running')}</p>}
        {state.kind === 'running' && <p>{t('check.progress', { entries: state.entries, size: state.size })}</p>}
        {state.kind === 'cancelled' && <p>{t('check.cancelled')}</p>}
        {state.kind === 'done' && <LogCheckResult {...state} />}
        {state.kind === 'done' && state.recounted !== undefined && <RecountResult recounted={state.recounted} />}
      </div>
      {state.kind === 'failed' && (
        <Problem problem={{ ...problem(state.error), title: t('check.failed') }} onRetry={start} />
      )}
      {state.kind === 'idle' && <p className={classes.note}>{t('check.what')}</p>}
    </div>
  );
}
