import type { FastifyInstance } from 'fastify';
import { readLogFile } from '../queries/log-tile.ts';
import type { Deps } from './deps.ts';
import { edge } from './edge-refusals.ts';
import { sendNo } from './reply.ts';

const TEXT = 'text/plain; charset=utf-8';
const BYTES = 'application/octet-stream';

/** The public log (C2SP tlog-tiles), for everybody and for any page: it holds nothing but commitments. */
export function registerLog(app: FastifyInstance, { store }: Deps): void {
  app.get<{ Params: { '*': string } }>('/log/*', async (request, reply) => {
    const file = await readLogFile(store, request.params['*']);
    if (!file) return sendNo(request, reply, edge('not-found'));
    void reply.header('access-control-allow-origin', '*').header('cross-origin-resource-policy', 'cross-origin');
    void reply.header('cache-control', file.immutable ? 'public, max-age=31536000, immutable' : 'public, max-age=5');
    return reply.type(file.immutable ? BYTES : TEXT).send(file.bytes);
  });
}
