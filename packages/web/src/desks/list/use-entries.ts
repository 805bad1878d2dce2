import type { Answer } from '@remit/client';
import type { SignedEntryAct, EntryCommandData, EntryCommandKind } from '@remit/protocol';
import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { AttemptKeys } from '../../api/attempt-key.ts';
import { client, RemitProblem, useDirectory } from '../../api/index.ts';

export type EntryLine = Answer<'entries'>['rows'][number];
export type EntryView = Answer<'entry'>;
export type HealthGroup = Answer<'listHealth'>['groups'][number];
export type EntriesView = 'all' | 'confirm' | 'asked' | 'disputed' | 'quarantined' | 'withdrawn' | 'owed';

const keys = {
  all: ['list'] as const,
  entries: (view: EntriesView) => ['list', 'entries', view] as const,
  entry: (id: string) => ['list', 'entry', id] as const,
};

export function useEntries(view: EntriesView) {
  const query = useInfiniteQuery({
    queryKey: keys.entries(view),
    queryFn: ({ pageParam, signal }) =>
      client.call('entries', { query: { view, ...(pageParam === null ? {} : { after: pageParam }) }, signal }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
  });
  return {
    rows: (query.data?.pages ?? []).flatMap(({ rows }) => rows),
    state: query.isError ? ('failed' as const) : query.isPending ? ('loading' as const) : ('ready' as const),
    error: query.error,
    hasMore: query.hasNextPage,
    more: () => {
      if (!query.isFetchingNextPage) void query.fetchNextPage();
    },
    retry: () => void query.refetch(),
  };
}

export const useEntry = (id: string) =>
  useQuery({
    queryKey: keys.entry(id),
    queryFn: ({ signal }) => client.call('entry', { params: { id }, signal }),
  });

export const useHealth = () =>
  useQuery({ queryKey: ['list', 'health'], queryFn: ({ signal }) => client.call('listHealth', { signal }) });

export const useMissingReceipts = () =>
  useQuery({ queryKey: ['list', 'receipts'], queryFn: ({ signal }) => client.call('missingReceipts', { signal }) });

/** Organisations by their names; the identifier where the directory does not know one. */
export function useNames(): (id: string) => string {
  const { data } = useDirectory();
  const names = new Map((data?.organisations ?? []).map(({ id, name }) => [id, name]));
  return (id) => names.get(id) ?? id;
}

export type EntryAct = { [K in EntryCommandKind]: { readonly kind: K; readonly data: EntryCommandData<K> } }[
  | SignedEntryAct
  | 'DropProposal'
  | 'ContributeOpinion'];

const attempts = new AttemptKeys();

/** Gives one command on an entry, under a key that stays the same until an answer came; then all of the list is asked again. */
export function useEntryAct(id: string, version: number | null, onDone: () => void) {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: async ({ kind, data }: EntryAct) => {
      const attempt = [id, version, kind, data];
      const more = {
        params: { id },
        idempotencyKey: attempts.keyFor(attempt),
        ...(version === null ? {} : { expectedVersion: version }),
      };
      try {
        const answer = await client.call(kind, { ...more, body: data });
        attempts.answered(attempt);
        return answer;
      } catch (error) {
        if (error instanceof RemitProblem) attempts.answered(attempt);
        throw error;
      }
    },
    onSuccess: async () => {
      await cache.invalidateQueries({ queryKey: keys.all });
      onDone();
    },
  });
}
