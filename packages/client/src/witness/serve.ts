import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Reply, Witness } from './witness.ts';

/** Sixty-three hashes and a checkpoint with a hundred signatures fit many times. */
const LONGEST_REQUEST = 128 * 1024;
const PATIENCE_MS = 10_000;
const MOST_CONNECTIONS = 128;

const PLAIN = 'text/plain; charset=utf-8';
const reply = (status: number, body: string): Reply => ({ status, type: PLAIN, body: `${body}\n` });

/**
 * Serves a witness: `POST <prefix>/add-checkpoint`, and nothing else.
 *
 * @param told of every answer that is not a cosignature, and of failures
 */
export async function serveWitness(
  witness: Witness,
  listen: { readonly host: string; readonly port: number },
  told: (line: string) => void,
): Promise<{ readonly url: string; readonly close: () => Promise<void> }> {
  const server = createServer({ requestTimeout: PATIENCE_MS, headersTimeout: PATIENCE_MS }, (request, response) => {
    void respond(witness, request, response, told);
  });
  server.maxConnections = MOST_CONNECTIONS;
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(listen.port, listen.host, resolve);
  });
  return { url: urlOf(server), close: () => closed(server) };
}

async function respond(
  witness: Witness,
  request: IncomingMessage,
  response: ServerResponse,
  told: (line: string) => void,
): Promise<void> {
  const answer = await answerTo(witness, request).catch((error: unknown) => {
    // Whatever failed, nothing was cosigned: the state comes before the signature.
    told(`failed: ${error instanceof Error ? error.message : String(error)}`);
    return reply(500, 'The witness failed; nothing was cosigned.');
  });
  if (answer.status !== 200 && answer.status !== 500) told(`${answer.status} ${answer.body.trim()}`);
  response.writeHead(answer.status, { 'content-type': answer.type, 'cache-control': 'no-store' });
  response.end(answer.body);
  // What was not read of a refused request is not waited for.
  if (!request.complete) request.destroy();
}

async function answerTo(witness: Witness, request: IncomingMessage): Promise<Reply> {
  const { pathname } = new URL(request.url ?? '/', 'http://witness.invalid');
  if (!pathname.endsWith('/add-checkpoint')) return reply(404, 'This is a witness: POST /add-checkpoint');
  if (request.method !== 'POST') return reply(405, 'POST /add-checkpoint');
  const body = await bodyOf(request);
  return body === null ? reply(413, `A request has at most ${LONGEST_REQUEST} bytes.`) : witness.addCheckpoint(body);
}

async function bodyOf(request: IncomingMessage): Promise<Buffer | null> {
  const parts: Buffer[] = [];
  let length = 0;
  for await (const part of request as AsyncIterable<Buffer>) {
    length += part.length;
    if (length > LONGEST_REQUEST) return null;
    parts.push(part);
  }
  return Buffer.concat(parts);
}

function urlOf(server: Server): string {
  const { address, family, port } = server.address() as AddressInfo;
  return `http://${family === 'IPv6' ? `[${address}]` : address}:${port}`;
}

function closed(server: Server): Promise<void> {
  server.closeIdleConnections();
  return new Promise((resolve) => {
    server.close(() => resolve());
    // Answers under way are finished; who only holds a line open is not waited for.
    setTimeout(() => server.closeAllConnections(), 1_000).unref();
  });
}
