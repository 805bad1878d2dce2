import { useQuery } from '@tanstack/react-query';
import { client, type Answer } from '../../api/index.ts';

export type TotalsView = Answer<'totals'>;

export const useTotals = () =>
  useQuery({
    queryKey: ['totals'],
    queryFn: ({ signal }) => client.call('totals', { signal }),
    staleTime: 60_000,
    refetchInterval: 120_000,
  });

export const useLogState = () =>
  useQuery({
    queryKey: ['log-state'],
    queryFn: ({ signal }) => client.call('logState', { signal }),
    staleTime: 10_000,
    refetchInterval: 30_000,
  });
