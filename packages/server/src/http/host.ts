import type { FastifyInstance } from 'fastify';
import type { HttpConfig } from './deps.ts';
import { edge } from './edge-refusals.ts';
import { sendNo } from './reply.ts';

// A machine that watches this one asks by address; these two answer it with nothing about anybody.
const ANY_NAME = new Set(['/healthz', '/metrics']);

/** A page that points its own name at this server (DNS rebinding) is not answered. */
export function checkHost(app: FastifyInstance, { origin }: HttpConfig): void {
  const { host } = new URL(origin);
  app.addHook('onRequest', async (request, reply) => {
    const isOurs = request.host.toLowerCase() === host || ANY_NAME.has(request.routeOptions.url ?? '');
    return isOurs ? undefined : sendNo(request, reply, edge('host-unknown'));
  });
}
