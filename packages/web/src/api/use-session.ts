import type { Answer } from '@remit/client';
import type { Role } from '@remit/protocol';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { pageClock } from '../kit/use-now.ts';
import { client } from './client.ts';
import { forgetDeskToken } from '../signing/desk-token.ts';
import { keys } from './query-keys.ts';

export type SessionView = Answer<'session'>;

/** Takes the server's clock, which comes with every session. */
export function takeSession(view: SessionView): SessionView {
  pageClock.set(view.now);
  return view;
}

export const useSessionView = () =>
  useQuery({
    queryKey: keys.session,
    queryFn: async ({ signal }) => takeSession(await client.call('session', { signal })),
    staleTime: 60_000,
  });

/** A session that began or changed: everything read under the old one is forgotten before the new one is shown. */
export function useEnterSession(): (view: SessionView) => void {
  const cache = useQueryClient();
  return (view) => {
    takeSession(view);
    cache.setQueryData(keys.session, view);
    cache.removeQueries({ predicate: (query) => query.queryKey[0] !== keys.session[0] });
  };
}

export function useSignOut() {
  const enter = useEnterSession();
  return useMutation({
    mutationFn: () => client.call('signOut'),
    onSuccess: (view) => {
      forgetDeskToken();
      enter(view);
    },
  });
}

export function useTakeRole() {
  const enter = useEnterSession();
  return useMutation({ mutationFn: (role: Role) => client.call('takeRole', { body: { role } }), onSuccess: enter });
}
