import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useProblem } from '../../api/index.ts';
import { EmptyState } from '../../kit/empty-state.tsx';
import { Problem } from '../../kit/problem.tsx';
import classes from './public.module.css';
import { wholeOf } from './totals-table.ts';
import { useTotals, type TotalsView } from './use-totals.ts';

type Props = {
  children: (totals: TotalsView) => ReactNode;
  /** How many figures will stand here: their room is kept, so that what follows does not move under a finger. */
  figures: 3 | 'page';
};

/** The figures once they are there; until then that they come, or why they do not. */
export function TotalsGate({ children, figures }: Props) {
  const { t } = useTranslation('publicPages');
  const problem = useProblem();
  const { data, error, refetch } = useTotals();
  if (error && !data) return <Problem problem={problem(error)} onRetry={() => void refetch()} />;
  if (!data) return <Coming figures={figures} say={t('loading')} />;
  if (wholeOf(data, 'referrals-sent')?.count === 0) return <EmptyState title={t('empty')}>{t('emptyHow')}</EmptyState>;
  return <>{children(data)}</>;
}

function Coming({ figures, say }: { figures: Props['figures']; say: string }) {
  if (figures === 'page')
    return (
      <p role="status" className={classes.pageComing}>
        {say}
      </p>
    );
  return (
    <div className={classes.figures}>
      {Array.from({ length: figures }, (_, place) => (
        <p key={place} role={place === 0 ? 'status' : 'presentation'} className={classes.coming}>
          {place === 0 && say}
        </p>
      ))}
    </div>
  );
}
