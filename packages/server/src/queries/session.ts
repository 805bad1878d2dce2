import type { Ports } from '../ports.ts';
import type { Store } from '../store/store.ts';
import { findSession, type SessionRow, touchSession } from '../store/working/sessions.ts';
import { NOW, working } from '../store/working/working.ts';
import { sessionDigest } from '../store/working/session-digest.ts';

export { sessionDigest };

export type Session = SessionRow;

const TOUCH_AFTER_MS = 60_000;

/**
 * The session of a token, if it holds now.
 * @param busy whether its person does something, which keeps an idle session alive; a live stream does not
 */
export async function readSession(store: Store, ports: Ports, token: string, busy: boolean): Promise<Session | null> {
  const now = ports.now?.() ?? null;
  const digest = sessionDigest(token);
  const session = await working(store, (client) => findSession(client, now, digest));
  const stale = session !== null && Date.parse(session.now) - Date.parse(session.seenAt) > TOUCH_AFTER_MS;
  // Apart from the look-up: while nothing can be written (a full disk), people are still known and may read.
  if (busy && stale) await working(store, (client) => touchSession(client, now, digest)).catch(() => undefined);
  return session;
}

/** The one clock of the service, for those who are not signed in. */
export async function clock(store: Store, ports: Ports): Promise<string> {
  if (ports.now !== null) return ports.now();
  const { rows } = await store.pool.query<{ now: string }>(`SELECT ${NOW(1)} AS now`, [null]);
  return rows[0]!.now;
}
