import type { Ports } from '../ports.ts';
import type { Store } from '../store/store.ts';
import { forgetNonces, useNonce } from '../store/working/nonces.ts';
import { working } from '../store/working/working.ts';

const SWEEP_EVERY = 500;
let used = 0;

/** Uses up the nonce of a signed request; false where it was used before. */
export const takeNonce = (store: Store, ports: Ports, key: string, nonce: string): Promise<boolean> =>
  working(store, async (client) => {
    const now = ports.now?.() ?? null;
    used += 1;
    if (used % SWEEP_EVERY === 0) await forgetNonces(client, now);
    return useNonce(client, now, key, nonce);
  });
