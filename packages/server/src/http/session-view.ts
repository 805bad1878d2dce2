import type { views } from '@remit/client/contract';
import type { z } from 'zod';
import { clock } from '../queries/session.ts';
import type { Asker } from './asker.ts';
import { csrfOf } from './csrf.ts';
import type { Deps } from './deps.ts';

type View = z.input<(typeof views)['sessionView']>;

/** Who I am here, for the screens; machines see no more of themselves than a visitor. */
export async function sessionViewOf({ store, ports, config }: Deps, asker: Asker): Promise<View> {
  const { demonstration, deskSigner = null } = config;
  if (asker.type !== 'session') {
    const now = await clock(store, ports);
    const nobody = { person: null, organisation: null, csrf: '', expiresAt: null, softwareKey: false };
    return { demonstration, ...nobody, deskSigner: null, now };
  }
  const { session, token } = asker;
  const { organisation, person, pseudonym, role, roles, kind, name, state, softwareKey, expiresAt, now } = session;
  return {
    demonstration,
    person: { id: person, pseudonym, role, roles: [...roles] },
    organisation: { id: organisation, name, kind, state },
    csrf: csrfOf(token),
    expiresAt,
    softwareKey,
    deskSigner,
    now,
  };
}
