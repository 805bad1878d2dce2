import type { views } from '@remit/client/contract';
import type { z } from 'zod';
import { clock } from '../queries/session.ts';
import type { Asker } from './asker.ts';
import { csrfOf } from './csrf.ts';
import type { Deps } from './deps.ts';

type View = z.input<(typeof views)['sessionView']>;

/** Who I am here, for the screens and the command line. A key is told whose it is, and nobody behind it. */
export async function sessionViewOf({ store, ports, config }: Deps, asker: Asker): Promise<View> {
  const { demonstration, deskSigner = null } = config;
  const nobody = { demonstration, person: null, csrf: '', expiresAt: null, softwareKey: false, deskSigner: null };
  if (asker.type === 'visitor') return { ...nobody, organisation: null, now: await clock(store, ports) };
  if (asker.type === 'key') {
    const { organisation: id, name, kind, state, now } = asker.known;
    return { ...nobody, organisation: { id, name, kind, state }, now };
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
