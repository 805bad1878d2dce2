import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import type { Answer } from '@remit/client';
import { client } from './client.ts';
import { keys, type QueueName } from './query-keys.ts';

export type QueueRowView = Answer<'queue'>['rows'][number];
export type QueueQuestion = {
  readonly status?: string;
  readonly search?: string;
  readonly order?: 'due' | 'newest';
};

/** One desk's queue, page by page, most urgent first; live changes ask again for what is shown. */
export function useQueue(name: QueueName, question: QueueQuestion = {}) {
  const query = useInfiniteQuery({
    queryKey: keys.queue(name, question),
    queryFn: ({ pageParam, signal }) =>
      client.call('queue', {
        params: { queue: name },
        query: { ...question, ...(pageParam === null ? {} : { after: pageParam }) },
        signal,
      }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
  });
  const pages = query.data?.pages ?? [];
  return {
    rows: pages.flatMap((page) => page.rows),
    total: pages[0]?.total ?? undefined,
    state: query.isError ? ('failed' as const) : query.isPending ? ('loading' as const) : ('ready' as const),
    error: query.error,
    hasMore: query.hasNextPage,
    more: () => {
      if (!query.isFetchingNextPage) void query.fetchNextPage();
    },
    retry: () => void query.refetch(),
  };
}

export const useQueueCounts = (enabled: boolean) =>
  useQuery({ queryKey: keys.counts, queryFn: ({ signal }) => client.call('queueCounts', { signal }), enabled });
