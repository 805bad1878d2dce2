import { authorization, type ClientCredential, type Outgoing } from './credential.ts';
import { RemitUnreachable } from './problem.ts';

export type Connection = {
  /** Origin of the server; empty in a browser that was loaded from it. */
  readonly server: string;
  readonly credential: ClientCredential | null;
  readonly fetch: typeof fetch;
  readonly timeoutMilliseconds: number;
  /** Waits between attempts; as many repeats as there are waits. */
  readonly retryAfterMilliseconds: readonly number[];
};

export type Sent = { readonly status: number; readonly ok: boolean; readonly text: string };

/** A server that is restarting, or in front of which a proxy finds nobody, has not acted. */
const TRY_AGAIN: ReadonlySet<number> = new Set([502, 503, 504]);

/**
 * Sends a request and reads its whole answer. Where nothing usable comes back it is sent again, if repeating does no
 * harm: reads, and writes that carry an idempotency key, whose repeat gets the first answer.
 *
 * @throws RemitUnreachable when no answer comes
 */
export async function send(
  connection: Connection,
  request: Outgoing,
  headers: Readonly<Record<string, string>>,
  options: { readonly repeatable: boolean; readonly signal?: AbortSignal | undefined },
): Promise<Sent> {
  const waits = options.repeatable ? connection.retryAfterMilliseconds : [];
  for (const wait of waits) {
    try {
      const sent = await once(connection, request, headers, options.signal);
      if (!TRY_AGAIN.has(sent.status)) return sent;
    } catch (error) {
      if (options.signal?.aborted) throw error;
      if (isTimeout(error)) throw unreachable(connection, error);
    }
    await new Promise((resolve) => setTimeout(resolve, wait));
  }
  try {
    return await once(connection, request, headers, options.signal);
  } catch (error) {
    // Whoever called the request off knows why.
    if (options.signal?.aborted) throw error;
    throw unreachable(connection, error);
  }
}

async function once(
  { server, credential, fetch, timeoutMilliseconds }: Connection,
  request: Outgoing,
  headers: Readonly<Record<string, string>>,
  signal: AbortSignal | undefined,
): Promise<Sent> {
  const speaks = await authorization(credential, request);
  const timeout = AbortSignal.timeout(timeoutMilliseconds);
  const response = await fetch(server + request.target, {
    method: request.method,
    headers: { ...headers, ...(speaks !== null && { authorization: speaks }) },
    ...(request.body !== '' && { body: request.body }),
    // A redirect could lead a credential to another server.
    redirect: 'error',
    credentials: credential?.kind === 'cookie' ? 'same-origin' : 'omit',
    cache: 'no-store',
    signal: signal === undefined ? timeout : AbortSignal.any([signal, timeout]),
  });
  return { status: response.status, ok: response.ok, text: await response.text() };
}

const isTimeout = (error: unknown): boolean => error instanceof Error && error.name === 'TimeoutError';

function unreachable({ server, timeoutMilliseconds }: Connection, error: unknown): RemitUnreachable {
  return new RemitUnreachable(server, reason(error, timeoutMilliseconds), error);
}

// fetch says only "fetch failed" and keeps the reason (refused, unknown host, certificate) in its cause.
function reason(error: unknown, timeoutMilliseconds: number): string {
  if (!(error instanceof Error)) return 'unknown reason';
  if (error.name === 'TimeoutError') return `nothing came within ${timeoutMilliseconds / 1000} seconds`;
  const { cause } = error;
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : '';
  return REASONS[code] ?? (cause instanceof Error && cause.message !== '' ? cause.message : error.message);
}

const REASONS: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'nothing listens there',
  ENOTFOUND: 'no such host',
  ECONNRESET: 'the connection broke',
};
