import type { Actor, OrganisationKind, Role } from '@remit/protocol';
import type { KnownKey } from '../queries/machine-key.ts';
import type { Reader } from '../queries/reader.ts';
import type { Session } from '../queries/session.ts';

/** Who stands before the edge: nobody known, a person's session, or an organisation's key. */
export type Asker =
  | { readonly type: 'visitor' }
  | { readonly type: 'session'; readonly session: Session; readonly token: string; readonly byCookie: boolean }
  | { readonly type: 'key'; readonly known: KnownKey; readonly role: Role };

export type SignedIn = Exclude<Asker, { type: 'visitor' }>;
export const VISITOR: Asker = { type: 'visitor' };

declare module 'fastify' {
  interface FastifyRequest {
    asker: Asker;
  }
}

export const kindOf = (asker: Asker): OrganisationKind | null => {
  if (asker.type === 'visitor') return null;
  return asker.type === 'session' ? asker.session.kind : asker.known.kind;
};

export const roleOf = (asker: SignedIn): Role => (asker.type === 'session' ? asker.session.role : asker.role);

/** A personal key acts as its person; a machine key as itself. */
const personBehind = ({ known: { key } }: Extract<Asker, { type: 'key' }>): string | null =>
  key.purpose === 'personal' ? key.person : null;

export function readerOf(asker: SignedIn): Reader {
  if (asker.type === 'session') {
    const { organisation, person, role, kind } = asker.session;
    return { organisation, person, role, kind };
  }
  const { organisation, kind } = asker.known;
  return { organisation, person: personBehind(asker), role: asker.role, kind };
}

export function actorOf(asker: SignedIn): Exclude<Actor, { type: 'system' }> {
  const { organisation, person, role } = readerOf(asker);
  if (person !== null) return { type: 'person', person, organisation, role };
  return { type: 'key', key: asker.type === 'key' ? asker.known.key.keyId : '', organisation, role };
}

/** Under which name limits are counted and reads are recorded. */
export const nameOf = (asker: SignedIn): string => {
  const { person } = readerOf(asker);
  return person ?? (asker.type === 'key' ? `key:${asker.known.key.keyId}` : '');
};
