import { hash } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import { BODY_DIGESTS } from './authenticate.ts';
import { edge, isEdgeRefusal } from './edge-refusals.ts';
import { parseStrictJson } from './strict-json.ts';

const PLAIN_JSON = /^application\/json *(; *charset=("?)utf-8\2 *)?$/i;

/** What a body's reader throws; the error handler answers with it. */
export class UnreadableBody extends Error {
  readonly no: ReturnType<typeof edge>;
  constructor(no: ReturnType<typeof edge>) {
    super(no.edge);
    this.no = no;
  }
}

/** One reader for every body: JSON in UTF-8, read strictly, its digest kept for signatures. */
export function readBodies(app: FastifyInstance): void {
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('application/json', { parseAs: 'buffer' }, (request, body: Buffer, done) => {
    const plain =
      PLAIN_JSON.test(request.headers['content-type'] ?? '') && request.headers['content-encoding'] === undefined;
    if (!plain) return done(new UnreadableBody(edge('content-type-unknown')));
    if (request.headers['authorization']?.startsWith('Remit-Key '))
      BODY_DIGESTS.set(request, hash('sha256', body, 'hex'));
    if (body.length === 0) return done(null, undefined);
    const parsed = parseStrictJson(body);
    return isEdgeRefusal(parsed) ? done(new UnreadableBody(parsed)) : done(null, parsed.value);
  });
}
