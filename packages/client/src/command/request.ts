import { z } from 'zod';
import type { Credential } from './credentials.ts';
import { EXIT } from './exit-codes.ts';
import { CommandFailure } from './failure.ts';
import type { Surroundings } from './surroundings.ts';

export interface Request {
  readonly server: string;
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  readonly path: `/${string}`;
  readonly body?: unknown;
  readonly credential?: Credential | null;
  readonly headers?: Readonly<Record<string, string>>;
}

const TIMEOUT_MILLISECONDS = 60_000;

/** RFC 9457, as far as a person at a terminal is told of it. */
const problemSchema = z.object({
  title: z.string().optional(),
  detail: z.string().optional(),
  code: z.string().optional(),
  field: z.string().optional(),
  advice: z.string().optional(),
});

/** Sends one request and returns the JSON of its answer; whatever else comes ends the command with the right code. */
export async function request(surroundings: Surroundings, asked: Request): Promise<unknown> {
  const { response, content } = await send(surroundings, asked);
  const json = parse(content);
  if (response.ok) {
    if (json === undefined) throw unusable(asked, 'its answer is not JSON');
    return json;
  }
  const parsed = problemSchema.safeParse(json);
  const problem: z.infer<typeof problemSchema> = parsed.success ? parsed.data : {};
  throw refusal(asked, response.status, problem);
}

async function send({ fetch }: Surroundings, asked: Request): Promise<{ response: Response; content: string }> {
  const { credential, body } = asked;
  try {
    const response = await fetch(asked.server + asked.path, {
      method: asked.method,
      headers: {
        accept: 'application/json',
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...(credential && { authorization: `Bearer ${credential.token}` }),
        ...asked.headers,
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
      // A redirect could lead a credential to another server.
      redirect: 'error',
      signal: AbortSignal.timeout(TIMEOUT_MILLISECONDS),
    });
    return { response, content: await response.text() };
  } catch (error) {
    throw unusable(asked, reason(error));
  }
}

function refusal(asked: Request, status: number, problem: z.infer<typeof problemSchema>): CommandFailure {
  if (status >= 500 || status === 429 || status < 400) return unusable(asked, problem.title ?? `it answered ${status}`);
  const fallback = status === 401 ? 'You are not signed in.' : `The server refused the request (${status}).`;
  const message = [problem.title ?? fallback, problem.detail].filter((part) => part !== undefined).join(' ');
  const advice =
    problem.advice ?? (status === 401 ? 'Sign in with remit sign-in, or name a key with --key FILE.' : undefined);
  return new CommandFailure(EXIT.refused, problem.code ?? (status === 401 ? 'not-signed-in' : 'refused'), message, {
    ...(advice !== undefined && { advice }),
    ...(problem.field !== undefined && { field: problem.field }),
  });
}

function unusable({ server }: Request, why: string): CommandFailure {
  return new CommandFailure(EXIT.unreachable, 'server-unreachable', `No usable answer from ${server}: ${why}.`, {
    advice: 'Check --server (or REMIT_SERVER) and that the server runs.',
  });
}

// fetch says only "fetch failed" and keeps the reason (refused, unknown host, certificate) in its cause.
function reason(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown reason';
  if (error.name === 'TimeoutError') return `nothing came within ${TIMEOUT_MILLISECONDS / 1000} seconds`;
  const { cause } = error;
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : '';
  return REASONS[code] ?? (cause instanceof Error && cause.message !== '' ? cause.message : error.message);
}

const REASONS: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'nothing listens there',
  ENOTFOUND: 'no such host',
  ECONNRESET: 'the connection broke',
};

function parse(content: string): unknown {
  try {
    return content === '' ? null : JSON.parse(content);
  } catch {
    return undefined;
  }
}
