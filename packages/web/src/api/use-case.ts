import { useQuery } from '@tanstack/react-query';
import type { Answer } from '@remit/client';
import { client } from './client.ts';
import { keys } from './query-keys.ts';

export type CaseView = Answer<'referral'>;
export type CaseItem = CaseView['items'][number];
export type CaseFact = CaseView['timeline'][number];

/** One case as this reader may see it. */
export const useCase = (id: string | null) =>
  useQuery({
    queryKey: keys.case(id ?? ''),
    queryFn: ({ signal }) => client.call('referral', { params: { id: id! }, signal }),
    enabled: id !== null,
  });
