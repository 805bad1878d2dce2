import { createHash, timingSafeEqual } from 'node:crypto';
import type { FastifyRequest } from 'fastify';
import { type EdgeRefusal, edge } from './edge-refusals.ts';

export const CSRF_HEADER = 'x-remit-csrf';
const SAFE = new Set(['GET', 'HEAD', 'OPTIONS']);

/** What a page of ours sends back with every write: made from the session's identifier, which no script can read. */
export const csrfOf = (token: string): string =>
  createHash('sha256').update(`remit-csrf-v1\n${token}`).digest('base64url');

function isSame(given: unknown, expected: string): boolean {
  const bytes = Buffer.from(typeof given === 'string' ? given : '');
  const wanted = Buffer.from(expected);
  return bytes.length === wanted.length && timingSafeEqual(bytes, wanted);
}

/** A browser says where a request comes from; what does not come from our own pages is refused. */
export function fromElsewhere(request: FastifyRequest, origins: readonly string[]): EdgeRefusal | undefined {
  if (SAFE.has(request.method)) return undefined;
  const { origin } = request.headers;
  const site = request.headers['sec-fetch-site'];
  const strange = (origin !== undefined && !origins.includes(origin)) || (site !== undefined && site !== 'same-origin');
  return strange ? edge('cross-site') : undefined;
}

/** A session that came by cookie has to show, for each write, that a page of ours asked for it. */
export function withoutCsrf(request: FastifyRequest, token: string): EdgeRefusal | undefined {
  if (SAFE.has(request.method) || isSame(request.headers[CSRF_HEADER], csrfOf(token))) return undefined;
  return edge('cross-site', { detail: 'The X-Remit-CSRF header is missing or belongs to another session.' });
}
