import { createHash } from 'node:crypto';
import type { FastifyRequest } from 'fastify';
import { takeNonce } from '../commands/use-nonce.ts';
import { machineKey } from '../queries/machine-key.ts';
import { readSession } from '../queries/session.ts';
import { type Asker, VISITOR } from './asker.ts';
import { bearerToken, cookieToken } from './cookie.ts';
import type { Deps } from './deps.ts';
import { type EdgeRefusal, edge } from './edge-refusals.ts';
import { isFresh, isSignedBy, type KeyHeader, parseKeyHeader } from './signed-request.ts';

/** Digest of the body's bytes, kept by the body's reader for whoever checks a signature. */
export const BODY_DIGESTS = new WeakMap<FastifyRequest, string>();
const NO_BODY = createHash('sha256').digest('hex');

const KEY_HEADERS = new WeakMap<FastifyRequest, KeyHeader>();

/** Who asks, as far as headers tell; of a signed request the signature is still to be checked, once its body is here. */
export async function authenticate(deps: Deps, request: FastifyRequest): Promise<Asker | EdgeRefusal> {
  const { authorization } = request.headers;
  if (authorization === undefined) return bySession(deps, cookieToken(request), true);
  const token = bearerToken(authorization);
  if (token !== null) return bySession(deps, token, false);
  const header = parseKeyHeader(authorization);
  return header ? byKey(deps, request, header) : edge('not-signed-in');
}

/** Asked of the database at every request: whatever was taken away a moment ago, by any process, counts at once. */
async function bySession({ store, ports }: Deps, token: string | null, byCookie: boolean): Promise<Asker> {
  if (token === null) return VISITOR;
  const session = await readSession(store, ports, token, true);
  return session ? { type: 'session', session, token, byCookie } : VISITOR;
}

async function byKey(deps: Deps, request: FastifyRequest, header: KeyHeader): Promise<Asker | EdgeRefusal> {
  const known = await machineKey(deps.store, deps.ports, header.keyId);
  // A desk key signs documents and a wrapping key holds one; neither signs in.
  if (!known || !('role' in known.key) || !isFresh(header.timestamp, known.now)) return edge('signature-refused');
  KEY_HEADERS.set(request, header);
  return { type: 'key', known, role: known.key.role };
}

/** The second half for a signed request: the signature over exactly this request, and a nonce that is new. */
export async function checkSignature(
  { store, ports, config }: Deps,
  request: FastifyRequest,
): Promise<EdgeRefusal | undefined> {
  const { asker } = request;
  const header = KEY_HEADERS.get(request);
  // None but a key comes here, and none without the header that named it: were it otherwise, nothing would be signed.
  if (asker.type !== 'key' || !header) return edge('signature-refused');
  const { keyId, timestamp, nonce, signature } = header;
  const bodyDigest = BODY_DIGESTS.get(request) ?? NO_BODY;
  const signed = {
    keyId,
    timestamp,
    nonce,
    bodyDigest,
    method: request.method,
    origin: config.origin,
    target: request.raw.url ?? '',
  };
  if (!isSignedBy(asker.known.key.publicKey, signed, signature)) return edge('signature-refused');
  return (await takeNonce(store, ports, keyId, nonce)) ? undefined : edge('signature-refused');
}
