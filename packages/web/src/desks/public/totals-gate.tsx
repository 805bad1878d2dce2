import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useProblem } from '../../api/index.ts';
import { EmptyState } from '../../kit/empty-state.tsx';
import { Problem } from '../../kit/problem.tsx';
import { wholeOf } from './totals-table.ts';
import { useTotals, type TotalsView } from './use-totals.ts';

/** The figures once they are there; until then that they come, or why they do not. */
export function TotalsGate({ children }: { children: (totals: TotalsView) => ReactNode }) {
  const { t } = useTranslation('publicPages');
  const problem = useProblem();
  const { data, error, refetch } = useTotals();
  if (error && !data) return <Problem problem={problem(error)} onRetry={() => void refetch()} />;
  if (!data) return <p role="status">{t('loading')}</p>;
  if (wholeOf(data, 'referrals-sent')?.count === 0) return <EmptyState title={t('empty')}>{t('emptyHow')}</EmptyState>;
  return <>{children(data)}</>;
}
