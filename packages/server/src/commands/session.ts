import type { Role } from '@remit/protocol';
import type { Ports } from '../ports.ts';
import type { Store } from '../store/store.ts';
import { sessionDigest } from '../store/working/session-digest.ts';
import {
  deleteExpiredSessions,
  deleteSession,
  insertSession,
  type NewSession,
  setSessionRole,
} from '../store/working/sessions.ts';
import { working } from '../store/working/working.ts';

/** Starts a session and returns its identifier, which is kept nowhere: 32 random bytes. */
export async function startSession(store: Store, ports: Ports, session: NewSession): Promise<string> {
  const token = ports.randomBytes(32).toString('base64url');
  const now = ports.now?.() ?? null;
  await working(store, async (client) => {
    await deleteExpiredSessions(client, now);
    await insertSession(client, now, sessionDigest(token), session);
  });
  return token;
}

export const endSession = (store: Store, token: string): Promise<void> =>
  working(store, (client) => deleteSession(client, sessionDigest(token)));

/** Whether the person holds the role is the caller's question; a role that is lost later ends the session by itself. */
export const takeRole = (store: Store, token: string, role: Role): Promise<void> =>
  working(store, (client) => setSessionRole(client, sessionDigest(token), role));
