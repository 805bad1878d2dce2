import { readSession, type Session, sessionDigest } from '../queries/session.ts';
import type { Deps } from './deps.ts';

const FOR_MS = 1_000;
const MOST = 10_000;

/**
 * Sessions seen in the last second, so that a busy desk costs one look-up a second and not one a request. A session
 * that ends anywhere is forgotten here as soon as the database says so.
 */
export class SessionMemory {
  readonly #deps: Pick<Deps, 'store' | 'ports'>;
  readonly #seen = new Map<string, { session: Promise<Session | null>; until: number }>();

  constructor(deps: Pick<Deps, 'store' | 'ports'>) {
    this.#deps = deps;
  }

  find(token: string): Promise<Session | null> {
    const digest = sessionDigest(token).toString('hex');
    const known = this.#seen.get(digest);
    if (known && known.until > performance.now()) return known.session;
    const session = readSession(this.#deps.store, this.#deps.ports, token, true);
    if (this.#seen.size >= MOST) this.#seen.clear();
    this.#seen.set(digest, { session, until: performance.now() + FOR_MS });
    // Neither an outage nor a stranger's guess is worth remembering.
    session.then(
      (found) => found ?? this.forget(digest),
      () => this.forget(digest),
    );
    return session;
  }

  forget(digest: string): void {
    this.#seen.delete(digest);
  }

  clear(): void {
    this.#seen.clear();
  }
}
