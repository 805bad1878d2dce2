import type { FastifyInstance } from 'fastify';
import { readListBlob } from '../queries/list-blob.ts';
import type { Deps } from './deps.ts';
import { edge } from './edge-refusals.ts';
import { sendNo } from './reply.ts';

/**
 * Parts of lists by their digest, for everybody: each is encrypted for its recipient, so a file server or a CDN may
 * stand in for this. A client that was interrupted asks for the rest (RFC 9110, Range).
 */
export function registerLists(app: FastifyInstance, { store }: Deps): void {
  app.get<{ Params: { digest: string } }>('/lists/:digest', async (request, reply) => {
    const bytes = await readListBlob(store, request.params.digest);
    if (!bytes) return sendNo(request, reply, edge('not-found'));
    void reply.header('cache-control', 'public, max-age=31536000, immutable').header('accept-ranges', 'bytes');
    void reply.type('application/octet-stream');
    const from = /^bytes=(\d{1,12})-$/.exec(request.headers.range ?? '')?.[1];
    if (from === undefined) return reply.send(bytes);
    const start = Number(from);
    if (start >= bytes.length) return reply.code(416).header('content-range', `bytes */${bytes.length}`).send();
    void reply.code(206).header('content-range', `bytes ${start}-${bytes.length - 1}/${bytes.length}`);
    return reply.send(bytes.subarray(start));
  });
}
