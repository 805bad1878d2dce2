import { hash } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { kindOf } from './asker.ts';
import { type No, problemOf } from './problem.ts';

/** Answers with a problem document in the words of whoever asks. */
export function sendNo(request: FastifyRequest, reply: FastifyReply, no: No): FastifyReply {
  const problem = problemOf(no, kindOf(request.asker));
  if (problem.status === 401) void reply.header('www-authenticate', 'Bearer realm="Remit"');
  // Space comes back when somebody makes some; a database restarts within seconds.
  if (problem.status === 503) void reply.header('retry-after', problem.code === 'storage-full' ? '30' : '2');
  return reply
    .code(problem.status)
    .header('cache-control', 'no-store')
    .type('application/problem+json')
    .send(JSON.stringify(problem));
}

/** Sends a text whose exact bytes matter to whoever checks it. */
export const sendText = (reply: FastifyReply, text: string, mediaType: string): FastifyReply =>
  reply.header('cache-control', 'no-store').type(mediaType).send(text);

/** Sends JSON; a GET answer carries a weak tag of its bytes, and an unchanged one is not sent again. */
export function sendJson(request: FastifyRequest, reply: FastifyReply, value: unknown): FastifyReply {
  const body = JSON.stringify(value);
  void reply.header('cache-control', 'no-store').type('application/json; charset=utf-8');
  if (request.method !== 'GET' && request.method !== 'HEAD') return reply.send(body);
  const tag = `W/"${hash('sha256', body, 'base64url').slice(0, 27)}"`;
  void reply.header('etag', tag).header('vary', 'Cookie, Authorization');
  const known = request.headers['if-none-match'];
  const unchanged = known !== undefined && known.split(',').some((each) => each.trim() === tag);
  return unchanged ? reply.code(304).send() : reply.send(body);
}
