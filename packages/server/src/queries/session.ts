import type { Ports } from '../ports.ts';
import type { Store } from '../store/store.ts';
import { findSessions, type SessionRow, touchSession } from '../store/working/sessions.ts';
import { NOW, working } from '../store/working/working.ts';
import { sessionDigest } from '../store/working/session-digest.ts';

export { sessionDigest };

export type Session = SessionRow;

const TOUCH_AFTER_MS = 60_000;

type LookUp = { readonly digests: Buffer[]; readonly found: Promise<ReadonlyMap<string, Session>> };
const gathering = new WeakMap<Store, LookUp>();

/**
 * Requests that arrive in one turn of the loop are looked up together, after the last of them has arrived: nobody is
 * told of a session as it stood before the request, and a turn costs one transaction.
 */
async function lookUp(store: Store, ports: Ports, digest: Buffer): Promise<Session | null> {
  let current = gathering.get(store);
  if (!current) gathering.set(store, (current = begin(store, ports)));
  current.digests.push(digest);
  return (await current.found).get(digest.toString('hex')) ?? null;
}

function begin(store: Store, ports: Ports): LookUp {
  const digests: Buffer[] = [];
  const turn = new Promise((resolve) => setImmediate(resolve));
  const found = turn.then(() => {
    gathering.delete(store);
    return working(store, (client) => findSessions(client, ports.now?.() ?? null, digests));
  });
  return { digests, found };
}

/**
 * The session of a token, if it holds now.
 * @param busy whether its person does something, which keeps an idle session alive; a live stream does not
 */
export async function readSession(store: Store, ports: Ports, token: string, busy: boolean): Promise<Session | null> {
  const now = ports.now?.() ?? null;
  const digest = sessionDigest(token);
  const session = await lookUp(store, ports, digest);
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
