import type { Socket } from 'node:net';
import type { ConnectionError, FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Row } from '@remit/client/contract';
import { isOutage } from '../commands/outage.ts';
import { VISITOR } from './asker.ts';
import { UnreadableBody } from './body.ts';
import { type EdgeCode, type EdgeRefusal, edge } from './edge-refusals.ts';
import { problemOf } from './problem.ts';
import { sendNo } from './reply.ts';

const FRAMEWORK: Readonly<Record<string, EdgeCode>> = {
  FST_ERR_CTP_BODY_TOO_LARGE: 'body-too-large',
  FST_ERR_CTP_INVALID_MEDIA_TYPE: 'content-type-unknown',
  FST_ERR_BAD_URL: 'not-found',
  FST_ERR_MAX_PARAM_LENGTH: 'address-too-long',
  FST_ERR_ROUTE_MAX_PARAM_LENGTH: 'address-too-long',
};

// PostgreSQL's disk_full, and the operating system's own words for it.
const FULL = new Set(['53100', 'ENOSPC', 'EDQUOT']);

function refusalOf(error: FastifyError): EdgeRefusal {
  if (error instanceof UnreadableBody) return error.no;
  const known = FRAMEWORK[error.code];
  if (known) return edge(known);
  if (FULL.has(error.code)) return edge('storage-full');
  if (isOutage(error)) return edge('unavailable');
  const { statusCode } = error;
  return edge(statusCode !== undefined && statusCode >= 400 && statusCode < 500 ? 'request-unreadable' : 'internal');
}

/** What was thrown: never shown, and in the log only where it is a fault of ours. */
export function answerFailures(app: FastifyInstance): void {
  app.setErrorHandler((error: FastifyError, request, reply) => {
    const no = refusalOf(error);
    if (no.edge === 'internal') request.log.error({ err: error, route: request.routeOptions.url }, 'a request failed');
    if (no.edge === 'storage-full')
      request.log.error({ code: error.code, route: request.routeOptions.url }, 'no space is left on the disk');
    if (no.edge === 'unavailable')
      request.log.warn({ code: error.code, route: request.routeOptions.url }, 'the database is away');
    return sendNo(request, reply, no);
  });
}

/** For addresses that the router itself cannot read; no hook has run yet. */
export function frameworkError(error: FastifyError, request: FastifyRequest, reply: FastifyReply): void {
  request.asker ??= VISITOR;
  sendNo(request, reply, refusalOf(error));
}

const SOCKET_REFUSALS: Readonly<Record<string, EdgeCode>> = {
  HPE_HEADER_OVERFLOW: 'headers-too-large',
  ERR_HTTP_REQUEST_TIMEOUT: 'request-slow',
};

/** Bytes that are not HTTP: answered without a request. */
export function clientError(error: ConnectionError, socket: Socket): void {
  if (error.code === 'ECONNRESET' || socket.destroyed || !socket.writable) return void socket.destroy();
  const problem = problemOf(edge(SOCKET_REFUSALS[error.code] ?? 'request-unreadable'), null);
  const body = JSON.stringify(problem);
  const head = `HTTP/1.1 ${problem.status} Refused\r\ncontent-type: application/problem+json\r\ncontent-length: ${Buffer.byteLength(body)}\r\n`;
  socket.end(`${head}cache-control: no-store\r\nconnection: close\r\n\r\n${body}`);
}

const patternOf = (path: string): RegExp => new RegExp(`^${path.replace(/:[A-Za-z]+/g, '[^/]+')}/?$`);

/** What no route answers: a known address with another method says which it has; the rest does not exist. */
export function methodsOf(rows: readonly Pick<Row, 'path' | 'method'>[]): (path: string) => string[] {
  const patterns = rows.map(({ path, method }) => [patternOf(path), method] as const);
  return (path) => [...new Set(patterns.flatMap(([pattern, method]) => (pattern.test(path) ? [method] : [])))].sort();
}
