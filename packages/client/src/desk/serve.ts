import { timingSafeEqual } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { toBase64url } from '@remit/protocol';
import { type SigningKey } from '../signing/index.ts';
import { checkRequest, type DeskPolicy, type SignedEntry } from './check.ts';

/** A referral with all its items fits many times. */
const LONGEST_REQUEST = 4 * 1024 * 1024;
const PATIENCE_MS = 10_000;

export type DeskSigner = {
  readonly keyId: string;
  readonly key: SigningKey;
  readonly policy: DeskPolicy;
  /** Keeps what is signed; called before the signature leaves, and if it throws none does. */
  readonly record: (entry: SignedEntry) => void;
  readonly now: () => number;
  /** Shows whoever runs it what it refused, and in one sentence what it is about to sign. */
  readonly told: (line: string) => void;
};
/** A Unix socket, which its owner alone may open, or a port of this machine, where a token says who asks. */
export type DeskAddress =
  | { readonly socket: string }
  | { readonly host: '127.0.0.1'; readonly port: number; readonly token: string };

type Answer = { readonly status: number; readonly body: object };

/** Serves `GET /desk` (which key) and `POST /sign`, and nothing else. */
export async function serveDesk(
  signer: DeskSigner,
  address: DeskAddress,
): Promise<{ readonly url: string; readonly close: () => Promise<void> }> {
  const server = createServer({ requestTimeout: PATIENCE_MS, headersTimeout: PATIENCE_MS }, (request, response) => {
    void respond(signer, address, request, response);
  });
  server.maxConnections = 32;
  // A socket is there for its owner alone from its first moment.
  const mask = process.umask(0o177);
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    if ('socket' in address) server.listen(address.socket, resolve);
    else server.listen(address.port, address.host, resolve);
  }).finally(() => process.umask(mask));
  const url = 'socket' in address ? address.socket : `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return { url, close: () => closed(server) };
}

async function respond(
  signer: DeskSigner,
  address: DeskAddress,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const headers = corsOf(signer.policy, address, request);
  const answer = await answerTo(signer, address, request).catch((error: unknown): Answer => {
    signer.told(`failed: ${error instanceof Error ? error.message : String(error)}`);
    return { status: 500, body: { refused: 'failed' } };
  });
  if (answer.status >= 400 && answer.status !== 500) signer.told(`${answer.status} ${JSON.stringify(answer.body)}`);
  response.writeHead(answer.status, { 'content-type': 'application/json', 'cache-control': 'no-store', ...headers });
  response.end(answer.status === 204 ? undefined : JSON.stringify(answer.body));
  if (!request.complete) request.destroy();
}

async function answerTo(signer: DeskSigner, address: DeskAddress, request: IncomingMessage): Promise<Answer> {
  const no = refusalOf(signer.policy, address, request);
  if (no) return no;
  if (request.method === 'OPTIONS') return { status: 204, body: {} };
  const { keyId, key, policy } = signer;
  if (request.method === 'GET' && request.url === '/desk')
    return { status: 200, body: { organisation: policy.organisation, keyId, publicKey: key.publicKey } };
  if (request.method !== 'POST' || request.url !== '/sign')
    return { status: 404, body: { refused: 'unknown-address' } };
  const body = await bodyOf(request);
  if (body === null) return { status: 413, body: { refused: 'request-malformed' } };
  const checked = checkRequest(body, keyId, policy, signer.now());
  if ('refused' in checked) return { status: 422, body: checked };
  signer.told(checked.sentence);
  const signature = await key.sign(checked.signed);
  signer.record(checked.entry);
  return { status: 200, body: { signature: toBase64url(signature) } };
}

/**
 * Over TCP anything on this machine can connect, and any page can make a browser do so. So the host must be this
 * machine (no name that somebody else resolves here), a page's origin must be one that the operator named, and the
 * token must be there; a preflight cannot carry one.
 */
function refusalOf(policy: DeskPolicy, address: DeskAddress, request: IncomingMessage): Answer | null {
  const { origin, host = '', authorization = '' } = request.headers;
  if ('socket' in address) return origin === undefined ? null : { status: 403, body: { refused: 'other-origin' } };
  if (!/^(?:127\.0\.0\.1|localhost):\d+$/u.test(host)) return { status: 403, body: { refused: 'other-host' } };
  if (origin !== undefined && !policy.origins.includes(origin))
    return { status: 403, body: { refused: 'other-origin' } };
  if (request.method === 'OPTIONS') return origin === undefined ? { status: 403, body: {} } : null;
  return isSame(authorization, `Bearer ${address.token}`) ? null : { status: 401, body: { refused: 'token-unknown' } };
}

function isSame(given: string, expected: string): boolean {
  const [one, other] = [Buffer.from(given), Buffer.from(expected)];
  return one.length === other.length && timingSafeEqual(one, other);
}

function corsOf(policy: DeskPolicy, address: DeskAddress, { headers }: IncomingMessage): Record<string, string> {
  const { origin } = headers;
  if ('socket' in address || origin === undefined || !policy.origins.includes(origin)) return {};
  return {
    'access-control-allow-origin': origin,
    'access-control-allow-methods': 'GET, POST',
    'access-control-allow-headers': 'authorization, content-type',
    'access-control-allow-private-network': 'true',
    'access-control-max-age': '600',
    vary: 'origin',
  };
}

async function bodyOf(request: IncomingMessage): Promise<unknown> {
  const parts: Buffer[] = [];
  let length = 0;
  for await (const part of request as AsyncIterable<Buffer>) {
    length += part.length;
    if (length > LONGEST_REQUEST) return null;
    parts.push(part);
  }
  try {
    return JSON.parse(Buffer.concat(parts).toString('utf8'));
  } catch {
    return undefined;
  }
}

function closed(server: Server): Promise<void> {
  server.closeIdleConnections();
  return new Promise((resolve) => {
    server.close(() => resolve());
    setTimeout(() => server.closeAllConnections(), 1_000).unref();
  });
}
