import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { connection } from '../kit/connection.ts';
import { client } from './client.ts';
import { keys } from './query-keys.ts';
import { takeSession } from './use-session.ts';

connection.probeWith(async () => {
  takeSession(await client.call('session'));
  return true;
});

/**
 * Listens for changes of this desk's cases, which come as identifiers alone, and asks again for what is on the screen.
 * The client reconnects by itself; after a gap, and where the session may have ended, everything is asked again.
 */
export function useLive(signedIn: boolean): void {
  const cache = useQueryClient();
  useEffect(() => {
    if (!signedIn) return undefined;
    let lost = false;
    const all = (): void => void cache.invalidateQueries();
    const live = client.events(
      ({ referral }) => {
        if (referral === null) return all();
        for (const queryKey of [keys.case(referral), keys.queues, keys.counts, keys.notices])
          void cache.invalidateQueries({ queryKey });
      },
      {
        onState: (state) => {
          if (state === 'open' && lost) all();
          lost = state === 'lost';
        },
      },
    );
    const forget = connection.onRestored(() => {
      live.retry();
      all();
    });
    return () => {
      live.stop();
      forget();
    };
  }, [cache, signedIn]);
}
