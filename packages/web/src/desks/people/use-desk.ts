import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { client, keys, useReader, type SessionView } from '../../api/index.ts';
import type { Blocked } from '../../kit/action-button.tsx';
import type { Desk } from '../../signing/desk-key.ts';
import { blockedBy } from '../../words/blocked-by.ts';

export const useDesk = () =>
  useQuery({ queryKey: keys.desk, queryFn: ({ signal }) => client.call('desk', { signal }) });

/** Does something about people or keys; the page is asked for again, whatever came of it. */
export function useDeskAct<Given, Result>(act: (given: Given) => Promise<Result>) {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: act,
    onSettled: () => {
      for (const queryKey of [keys.desk, keys.directory]) void cache.invalidateQueries({ queryKey });
    },
  });
}

/** Why a command about people or keys may not be given by this role; undefined where it may. */
export function useDeskBlocked({ can }: Desk): (kind: string) => Blocked | undefined {
  const reader = useReader();
  return (kind) => {
    const may = can[kind] ?? 'not-your-role';
    return may === true ? undefined : blockedBy(may, reader);
  };
}

/** The signed-in person as the parts of this page need them. */
export type Me = NonNullable<SessionView['person']>;
export type DeskProps = { readonly desk: Desk; readonly me: Me; readonly softwareKey: boolean; readonly now: string };
